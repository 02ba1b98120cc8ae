import type { Case, Person } from '../cases/case';

export function isConfidential({ answers }: Pick<Case, 'answers'>): boolean {
  return answers.confidential === 'yes';
}

/**
 * A confidential report without who reported it, before anything is written from it: reporter empty, their full name
 * and e-mail address taken out of all texts. Any other case as it is.
 */
export function withoutReporter(filed: Case, mark: string): Case {
  if (!isConfidential(filed)) return filed;
  const { reporter, answers, additions } = filed;
  const clean = (text: string) => withoutPerson(text, reporter, mark);
  return {
    ...filed,
    reporter: { channel: reporter.channel, tenantId: '', userId: '', name: '' },
    answers: Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, clean(answer)])),
    additions: additions.map((addition) => ({ ...addition, text: clean(addition.text) })),
  };
}

/** Name in either order, however it is cased, accented and spaced, and as `first.last`; and the e-mail address. */
function withoutPerson(text: string, { name, email }: Person, mark: string): string {
  const words = fold(name).text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const address = email ? [escaped(fold(email).text)] : [];
  const names = words.length > 1 ? [words, [...words.slice(1), ...words.slice(0, 1)]] : [];
  const patterns = [...address, ...names.map((order) => order.map(escaped).join('[^\\p{L}\\p{N}]{1,3}'))];
  // A single word may be a common one: it is taken for the name only when the platform knows no other.
  if (words.length === 1) patterns.push(...words.map(escaped));
  if (patterns.length === 0) return text;
  const wanted = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  const folded = fold(text);
  let clean = '';
  let from = 0;
  for (const match of folded.text.matchAll(wanted)) {
    clean += text.slice(from, folded.startAt(match.index)) + mark;
    from = folded.startAt(match.index + match[0].length);
  }
  return clean + text.slice(from);
}

/** Without accents and capitals; `startAt` leads from a place in it back to the place in the text. */
function fold(text: string): { readonly text: string; readonly startAt: (index: number) => number } {
  const starts: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const plain = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    for (let unit = 0; unit < plain.length; unit++) starts.push(at);
    folded += plain;
    at += character.length;
  }
  return { text: folded, startAt: (index) => starts[index] ?? text.length };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
