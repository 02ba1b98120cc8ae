import { RIGHTS } from '../dialogs/dsr/definition';
import type { Right } from '../dialogs/dsr/definition';
import type { Hit, Topic, Understanding } from '../policy/passage';

export const OFFERED = ['breach', 'dsr', 'ask_dpo'] as const;
export type Offered = (typeof OFFERED)[number];

/** What the assistant does with a message. `confidence` is 0 to 1. */
export type Route = { readonly confidence: number } & (
  | {
      readonly kind: 'answer';
      readonly hits: readonly Hit[];
      /** Dialogs that a sentence of the message may ask for besides. */
      readonly others: readonly Offered[];
    }
  | {
      readonly kind: 'abstain';
      /** The subject that was asked about, when it is clear. */
      readonly topic?: Topic;
    }
  | { readonly kind: 'smalltalk' }
  | {
      readonly kind: 'dialog';
      readonly dialog: Offered;
      readonly right?: Right;
      /** Dialogs that another sentence of the message asks for. */
      readonly others: readonly Offered[];
      /** What answers another sentence, at most one. */
      readonly hits: readonly Hit[];
    }
);

/** From this score on, a passage that nobody wrote questions for answers what no written question answers. */
const BY_WORDS_ANSWERS = 0.5;

/** A dialog is offered when nothing is likelier and its share is this at least: nobody wants to be asked what he did not say. */
const DIALOG_SHARE = 0.4;

/** Less is enough when a sentence by itself is clearly for it: people tell what happened and then ask "what now?". */
const TOLD_SHARE = 0.2;
const CLEARLY_TOLD = 0.7;

/** From this share on, a sentence or clause gets the button of its dialog beside what the message gets. */
const PERHAPS_TOLD = 0.5;

/** So clearly must one sentence tell of an incident to come before all that the others ask. */
const SURELY_TOLD = 0.9;

/** An incident that is not offered its report costs more than a report that nobody wanted. */
const BREACH_ODDS = 1.3;

/** An answer must be so many times as likely as none: a wrong passage costs more than an honest "not in the policy". */
const ANSWER_ODDS = 1.4;

/** Who is not clearly chatting has asked something, and hears that the policy does not say. */
const SMALLTALK_SHARE = 0.6;

/** A subject is named from this share on: below it, it is only the likeliest of many. A line of the law must not mislead. */
const TOPIC_SHARE = 0.25;
const LAW_SHARE = 0.35;

/** A passage that is this much less near than the first is not what was asked. */
const WORTHWHILE = 0.15;

/** Decides what a message gets. Below the shares of the outcomes, nothing is decided here: see `policy/`. */
export function routeOf(understood: Understanding): Route {
  const share = (outcome: string): number => understood.outcomes.find((one) => one.outcome === outcome)?.share ?? 0;
  const answer = share('answer');
  const none = share('unanswered') + share('smalltalk');
  const toldShare = (outcome: string): number => toldShareOf(understood, outcome);
  const offer = (one: Offered): Route => offerOf(understood, one, share(one));
  // What happened comes first, also before a request or a question that is most of the message.
  if (toldShare('breach') >= SURELY_TOLD) return offer('breach');
  const [dialog] = [...OFFERED].sort((a, b) => share(b) - share(a));
  if (dialog) {
    const odds = dialog === 'breach' ? BREACH_ODDS : 1;
    const likeliest = share(dialog) >= DIALOG_SHARE && odds * share(dialog) > Math.max(answer, none);
    if (likeliest || (toldShare(dialog) >= CLEARLY_TOLD && share(dialog) >= TOLD_SHARE)) return offer(dialog);
  }
  const found = understood.byWords.filter(({ score }) => score >= BY_WORDS_ANSWERS);
  if (answer > ANSWER_ODDS * none) {
    const hits = [...worthwhile(understood.hits), ...found];
    const others = OFFERED.filter((one) => share(one) >= TOLD_SHARE || toldShare(one) >= PERHAPS_TOLD);
    return { kind: 'answer', confidence: answer, hits, others };
  }
  if (found[0]) return { kind: 'answer', confidence: found[0].score, hits: found, others: [] };
  if (share('smalltalk') > SMALLTALK_SHARE) return { kind: 'smalltalk', confidence: share('smalltalk') };
  const topic = understood.topics.find((one) => one.share >= (one.law ? LAW_SHARE : TOPIC_SHARE));
  return { kind: 'abstain', confidence: 1 - answer, ...(topic && { topic }) };
}

/** A dialog, and what else the message asks for. */
function offerOf(understood: Understanding, dialog: Offered, confidence: number): Route {
  const { hits } = understood;
  const right = dialog === 'dsr' ? rightOf(understood) : undefined;
  return {
    kind: 'dialog',
    dialog,
    confidence,
    others: OFFERED.filter((one) => one !== dialog && toldShareOf(understood, one) >= PERHAPS_TOLD),
    hits: toldShareOf(understood, 'answer') >= CLEARLY_TOLD ? worthwhile(hits).slice(0, 1) : [],
    ...(right && { right }),
  };
}

/** How clearly one sentence or clause by itself is for it. */
function toldShareOf({ told }: Understanding, outcome: string): number {
  return Math.max(0, ...told.map((one) => (one.outcome === outcome ? one.share : 0)));
}

function worthwhile(hits: readonly Hit[]): readonly Hit[] {
  return hits.filter(({ score }, index) => index === 0 || score >= WORTHWHILE);
}

function rightOf({ kinds }: Understanding): Right | undefined {
  const name = kinds.find((kind) => kind.name.startsWith('dsr-'))?.name;
  return RIGHTS.find((right) => name === `dsr-${right}`);
}
