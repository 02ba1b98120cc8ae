import type { Case, Person } from '../../cases/case';

/** In the names of people here; alone they name nobody. */
const PARTICLES = new Set(
  'aan al ben bin da de del den der des di dos du el la le op te ten ter van vanden vander von zu zur'.split(' '),
);

export function isConfidential({ answers }: Pick<Case, 'answers'>): boolean {
  return answers.confidential === 'yes';
}

/**
 * A confidential report without who reported it, before anything is written from it: reporter empty, their names and
 * e-mail address taken out of all texts. Any other case as it is.
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

/**
 * Name in either order, however it is cased, accented and spaced, and as `first.last`; each part of it, as people sign;
 * and the e-mail address. A part is a name when it begins with a capital, the given name (of four letters at least, as
 * shorter ones are words) also without: of a common word, too much goes rather than too little.
 */
function withoutPerson(text: string, { name, email }: Person, mark: string): string {
  const words = wordsOf(name);
  const address = email ? [escaped(fold(email).text)] : [];
  const names = words.length > 1 ? [words, [...words.slice(1), ...words.slice(0, 1)]] : [];
  const patterns = [...address, ...names.map((order) => order.map(escaped).join('[^\\p{L}\\p{N}]{1,3}'))];
  const parts = words.length === 1 ? [] : partsOf(name);
  // The platform knows no other name: it is the name however it is written.
  if (words.length === 1) patterns.push(...words.map(escaped));
  if (patterns.length === 0) return text;
  const given = givenName(name);
  const wanted = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${[...patterns, ...parts.map(escaped)].join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );
  const folded = fold(text);
  let clean = '';
  let from = 0;
  for (const match of folded.text.matchAll(wanted)) {
    const start = folded.startAt(match.index);
    const end = folded.startAt(match.index + match[0].length);
    const isCommonWord = parts.includes(match[0]) && match[0] !== given && !/^\p{Lu}/u.test(text.slice(start, end));
    if (isCommonWord) continue;
    clean += text.slice(from, start) + mark;
    from = end;
  }
  return clean + text.slice(from);
}

function wordsOf(name: string): string[] {
  return fold(name).text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words of a name that a person may sign with, without a department such as `(IT)` or `| IT` behind it. */
function partsOf(name: string): string[] {
  const [own = ''] = name.split(/[([|]| [-–—] /);
  return wordsOf(own).filter((word) => word.length > 1 && !PARTICLES.has(word));
}

/** `Nele` of `Nele Voorbeeld` and of `Voorbeeld, Nele`, folded; undefined when it is too short to be told from a word. */
function givenName(name: string): string | undefined {
  const [before = '', after] = name.split(',');
  const [given = ''] = partsOf(after ?? before);
  return given.length >= 4 ? given : undefined;
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
