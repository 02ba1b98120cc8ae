import type { Reply } from '../../src/assistant/turn';
import { byLanguage, share } from './scored';
import type { Scored } from './scored';
import type { Fact, Unanswerable } from './sets';

/** `right`: the first passage shown contains the sentence, or one of its others, whatever the white space and capitals. */
export function scoreFacts(facts: readonly Fact[], replyTo: (id: string) => Reply): Scored {
  const judged = facts.map((fact) => {
    const [first] = replyTo(fact.id).passages;
    const right =
      first !== undefined &&
      [fact.sentence, ...fact.or].some((sentence) => plain(first.text).includes(plain(sentence)));
    return { ...fact, right, shown: first?.id ?? replyTo(fact.id).kind };
  });
  return scored(judged, ({ sentence, shown }) => `${shown}, not «${sentence}»`);
}

/** What is needed to tell the words of the policy and of the law from the assistant's own. */
export type Sources = {
  /** The text of a passage as it stands in the policy. */
  readonly passageText: (id: string) => string | undefined;
  /** Is the paragraph marked as coming from the law? */
  readonly isLaw: (note: string, language: Reply['language']) => boolean;
};

/** `right`: the kind is as wanted, and nothing that is neither policy nor marked as law matches a `never`. */
export function scoreUnanswerable(
  rows: readonly Unanswerable[],
  replyTo: (id: string) => Reply,
  sources: Sources,
): Scored {
  const judged = rows.map((row) => {
    const problem = problemOf(row, replyTo(row.id), sources);
    return { ...row, right: problem === undefined, problem };
  });
  return scored(judged, ({ problem }) => problem ?? '');
}

function problemOf({ kind, never }: Unanswerable, reply: Reply, sources: Sources): string | undefined {
  if (kind === 'abstain' && (reply.kind === 'answer' || reply.kind === 'dialog')) return reply.dialog ?? reply.kind;
  const own = ownWords(reply, sources);
  const claimed = never.find((pattern) => own.some((text) => pattern.test(text)));
  return claimed === undefined ? undefined : `${reply.kind} says /${claimed.source}/`;
}

/** All that a reply shows but the words of the policy, of the law and of the person (which a form is opened with). */
export function ownWords(reply: Reply, { passageText, isLaw }: Sources): readonly string[] {
  return [
    ...reply.lead,
    ...reply.notes.filter((note) => !isLaw(note, reply.language)),
    ...reply.passages.flatMap(({ id, text, summary, source, also }) => [
      ...(text === passageText(id) ? [] : [text]),
      ...(summary === undefined ? [] : [summary]),
      source,
      ...also,
    ]),
    ...(reply.moreLabel === undefined ? [] : [reply.moreLabel]),
    ...reply.actions.map(({ label }) => label),
  ];
}

type Judged = Pick<Fact, 'id' | 'lang' | 'q'> & { readonly right: boolean };

function scored<T extends Judged>(judged: readonly T[], why: (row: T) => string): Scored {
  return {
    table: byLanguage(judged, (rows) => ({ n: rows.length, right: share(rows, ({ right }) => right) })),
    misses: judged.filter(({ right }) => !right).map((row) => `${row.id} ${row.lang} «${row.q}» → ${why(row)}`),
  };
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function plain(text: string): string {
  return spaced(text).toLowerCase();
}
