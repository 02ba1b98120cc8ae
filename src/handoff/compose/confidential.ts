import type { Case, Person } from '../../cases/case';
import type { Answers } from '../../dialogs/definition';
import { fold } from './fold';
import { tracesOf } from './person-traces';

type Span = { readonly start: number; readonly end: number };

export function isConfidential({ answers }: Pick<Case, 'answers'>): boolean {
  return answers.confidential === 'yes';
}

/**
 * A confidential report without who reported it, before anything is written from it: reporter empty, their names and
 * e-mail address taken out of all texts. Any other case as it is.
 */
export function withoutReporter(filed: Case, mark: string): Case {
  if (!isConfidential(filed)) return filed;
  const { reporter, answers, answersBefore, additions } = filed;
  const clean = (text: string) => withoutPerson(text, reporter, mark);
  const cleanAll = (all: Answers) => Object.fromEntries(Object.entries(all).map(([id, answer]) => [id, clean(answer)]));
  return {
    ...filed,
    reporter: { channel: reporter.channel, tenantId: '', userId: '', name: '' },
    answers: cleanAll(answers),
    ...(answersBefore ? { answersBefore: cleanAll(answersBefore) } : {}),
    additions: additions.map((addition) => ({ ...addition, text: clean(addition.text) })),
  };
}

function withoutPerson(text: string, person: Person, mark: string): string {
  const folded = fold(text);
  const found = tracesOf(person).flatMap(({ pattern, isName }) =>
    [...folded.text.matchAll(new RegExp(pattern, 'gu'))]
      .map((match) => ({
        start: folded.startAt(match.index),
        end: folded.startAt(match.index + match[0].length),
      }))
      .filter(({ start, end }) => isName(text.slice(start, end))),
  );
  let clean = '';
  let from = 0;
  for (const { start, end } of joined(found)) {
    clean += text.slice(from, start) + mark;
    from = end;
  }
  return clean + text.slice(from);
}

/** In order, those that overlap as one. */
function joined(spans: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last === undefined || span.start >= last.end) apart.push(span);
    else apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return apart;
}
