import type { Hit, Topic, Understanding } from '../policy/passage';

/** The rights of a data subject that a message may call on; ids as in the dialog. */
export const RIGHTS = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'direct_marketing',
] as const;
export type Right = (typeof RIGHTS)[number];

export const OFFERED = ['breach', 'dsr', 'ask_dpo'] as const;
export type Offered = (typeof OFFERED)[number];

/** What the assistant does with a message. `confidence` is 0 to 1. */
export type Route = { readonly confidence: number } &
  /** `orBreach`: it may be an incident after all. */
  (
    | { readonly kind: 'answer'; readonly hits: readonly Hit[]; readonly orBreach: boolean }
    /** `topic` is the subject that was asked about. */
    | { readonly kind: 'abstain'; readonly topic?: Topic }
    | { readonly kind: 'smalltalk' }
    /** `others` are dialogs that another sentence of the message asks for. */
    | { readonly kind: 'dialog'; readonly dialog: Offered; readonly right?: Right; readonly others: readonly Offered[] }
  );

/** From this score on, a passage that nobody wrote questions for answers what no written question answers. */
const BY_WORDS_ANSWERS = 0.5;

/** A dialog is offered when nothing is likelier and its share is this at least: nobody wants to be asked what he did not say. */
const DIALOG_SHARE = 0.4;

/** Less is enough when a sentence by itself is clearly for it: people tell what happened and then ask "what now?". */
const TOLD_SHARE = 0.2;

/** An incident that is not offered its report costs more than a report that nobody wanted. */
const BREACH_ODDS = 1.3;

/** An answer must be so many times as likely as none: a wrong passage costs more than an honest "not in the policy". */
const ANSWER_ODDS = 1.4;

/** Who is not clearly chatting has asked something, and hears that the policy does not say. */
const SMALLTALK_SHARE = 0.6;

/** A passage that is this much less near than the first is not what was asked. */
const WORTHWHILE = 0.15;

/** Decides what a message gets. Below the shares of the outcomes, nothing is decided here: see `policy/`. */
export function routeOf(understood: Understanding): Route {
  const share = (outcome: string): number => understood.outcomes.find((one) => one.outcome === outcome)?.share ?? 0;
  const answer = share('answer');
  const none = share('unanswered') + share('smalltalk');
  const told = OFFERED.filter((one) => understood.told.includes(one));
  const [dialog] = [...OFFERED].sort((a, b) => share(b) - share(a));
  if (dialog) {
    const odds = dialog === 'breach' ? BREACH_ODDS : 1;
    const likeliest = share(dialog) >= DIALOG_SHARE && odds * share(dialog) > Math.max(answer, none);
    if (likeliest || (told.includes(dialog) && share(dialog) >= TOLD_SHARE)) {
      const right = dialog === 'dsr' ? rightOf(understood) : undefined;
      const others = told.filter((one) => one !== dialog);
      return { kind: 'dialog', dialog, confidence: share(dialog), others, ...(right && { right }) };
    }
  }
  const found = understood.byWords.filter(({ score }) => score >= BY_WORDS_ANSWERS);
  if (answer > ANSWER_ODDS * none) {
    const hits = [...worthwhile(understood.hits), ...found];
    return { kind: 'answer', confidence: answer, hits, orBreach: share('breach') >= TOLD_SHARE };
  }
  if (found[0]) return { kind: 'answer', confidence: found[0].score, hits: found, orBreach: false };
  if (share('smalltalk') > SMALLTALK_SHARE) return { kind: 'smalltalk', confidence: share('smalltalk') };
  const [topic] = understood.topics;
  return { kind: 'abstain', confidence: 1 - answer, ...(topic && { topic }) };
}

function worthwhile(hits: readonly Hit[]): readonly Hit[] {
  return hits.filter(({ score }, index) => index === 0 || score >= WORTHWHILE);
}

function rightOf({ kinds }: Understanding): Right | undefined {
  const name = kinds.find((kind) => kind.name.startsWith('dsr-'))?.name;
  return RIGHTS.find((right) => name === `dsr-${right}`);
}
