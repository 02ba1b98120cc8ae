import type { Row, Scored } from './scored';
import { byLanguage, share } from './scored';
import type { Question } from './sets';

/** What `ask --jsonl` prints for a message, as far as it is scored. */
export type Answer = {
  readonly kind: 'answer' | 'abstain' | 'dialog' | 'smalltalk';
  readonly dialog?: string;
  readonly right?: string;
  readonly lang: string;
  /** Best first. */
  readonly passages: readonly { readonly id: string; readonly text: string }[];
};

/** A passage, not the whole policy: a longer text earns nothing. In characters, after {@link fold}. */
const LONGEST_PASSAGE = 1_500;

/**
 * Scores answers as fractions of 1. Of `answer` messages, `P@1`: answered, and the first passage holds a gold text;
 * `R@3`: one of the first three does. `abstain`: of those, abstained or made small talk. `action`: of those, the right
 * dialog. `right`: of requests with one clear right, it was recognised. `false`: of the messages that ask for no
 * dialog, one was started. `language`: the language was recognised.
 */
export function scoreQuestions(questions: readonly Question[], answerTo: (id: string) => Answer): Scored {
  const judged = questions.map((question) => ({ ...question, answer: answerTo(question.id) }));
  return {
    table: byLanguage(judged, rowOf),
    misses: judged.filter((one) => !isRight(one)).map(missOf),
  };
}

export const WANTED = ['answer', 'abstain', 'breach', 'dsr', 'ask_dpo'] as const;
export const GOT = ['answer', 'abstain', 'smalltalk', 'breach', 'dsr', 'ask_dpo'] as const;

/** How many messages that want the one outcome got the other: `confusion.dsr.answer`. */
export function confusionOf(questions: readonly Question[], answerTo: (id: string) => Answer) {
  const count = (wanted: string, got: string): number =>
    questions.filter((one) => wantedOf(one) === wanted && gotOf(answerTo(one.id)) === got).length;
  return Object.fromEntries(
    WANTED.map((wanted) => [wanted, Object.fromEntries(GOT.map((got) => [got, count(wanted, got)]))]),
  );
}

type Judged = Question & { readonly answer: Answer };

function rowOf(judged: readonly Judged[]): Row {
  const of = (kind: Question['kind']): Judged[] => judged.filter((one) => one.kind === kind);
  const actions = of('action');
  const withRight = actions.filter(({ right }) => right !== undefined);
  const withoutDialog = judged.filter(({ kind }) => kind !== 'action');
  return {
    n: judged.length,
    'P@1': share(of('answer'), isRight),
    'R@3': share(of('answer'), (one) => answersWithin(one, 3)),
    abstain: share(of('abstain'), isRight),
    action: share(actions, isRight),
    right: share(withRight, (one) => isRight(one) && one.answer.right === one.right),
    false: share(withoutDialog, ({ answer }) => answer.kind === 'dialog'),
    language: share(judged, ({ lang, answer }) => answer.lang === lang),
  };
}

function isRight(one: Judged): boolean {
  const { kind, action, answer } = one;
  switch (kind) {
    case 'answer':
      return answersWithin(one, 1);
    case 'abstain':
      return answer.kind === 'abstain' || answer.kind === 'smalltalk';
    case 'action':
      return answer.kind === 'dialog' && answer.dialog === action;
  }
}

function answersWithin({ gold, answer }: Judged, first: number): boolean {
  return answer.kind === 'answer' && answer.passages.slice(0, first).some(({ text }) => holdsGold(text, gold));
}

/** Does a passage contain any of the gold texts? */
export function holdsGold(passage: string, gold: readonly string[]): boolean {
  const text = fold(passage);
  return text.length <= LONGEST_PASSAGE && gold.some((snippet) => text.includes(fold(snippet)));
}

/** Without what Markdown and typography add. */
function fold(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[*_>|]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function wantedOf({ kind, action }: Question): string {
  return kind === 'action' ? (action ?? '') : kind;
}

function gotOf({ kind, dialog }: Answer): string {
  return kind === 'dialog' ? (dialog ?? '') : kind;
}

function missOf(one: Judged): string {
  const { id, lang, q, answer } = one;
  return `${id} ${lang} ${wantedOf(one)} «${q}» → ${gotOf(answer)} ${answer.passages[0]?.id ?? ''}`.trim();
}
