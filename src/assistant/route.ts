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
export type Route = { readonly confidence: number } & (
  | { readonly kind: 'answer'; readonly hits: readonly Hit[] }
  /** `topic` is the subject that was asked about. */
  | { readonly kind: 'abstain'; readonly topic?: Topic }
  | { readonly kind: 'smalltalk' }
  | { readonly kind: 'dialog'; readonly dialog: Offered; readonly right?: Right }
);

/** From this score on, a passage that nobody wrote questions for answers what no written question answers. */
const BY_WORDS_ANSWERS = 0.5;

/** A dialog is offered when nothing is likelier and its share is this at least: nobody wants to be asked what he did not say. */
const DIALOG_SHARE = 0.4;

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
  const [dialog] = [...OFFERED].sort((a, b) => share(b) - share(a));
  if (dialog && share(dialog) >= DIALOG_SHARE && share(dialog) > Math.max(answer, none)) {
    const right = dialog === 'dsr' ? rightOf(understood) : undefined;
    return { kind: 'dialog', dialog, confidence: share(dialog), ...(right && { right }) };
  }
  const found = understood.byWords.filter(({ score }) => score >= BY_WORDS_ANSWERS);
  if (answer > ANSWER_ODDS * none) {
    return { kind: 'answer', confidence: answer, hits: [...worthwhile(understood.hits), ...found] };
  }
  if (found[0]) return { kind: 'answer', confidence: found[0].score, hits: found };
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
