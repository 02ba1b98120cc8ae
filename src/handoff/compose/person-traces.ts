import type { Person } from '../../cases/case';
import { fold } from './fold';

/**
 * Something that a person can be known by: `pattern` finds it in a folded text, `isName` tells from what was really
 * written there whether it is the name and not a common word.
 */
export type Trace = { readonly pattern: string; readonly isName: (written: string) => boolean };

/** In the names of people here; alone they name nobody. */
const PARTICLES = new Set(
  'aan al ben bin da de del den der des di dos du el la le op te ten ter van vanden vander von zu zur'.split(' '),
);

/** Letters. What is shorter is a common word too often: `jo`, `depot` of De Pot, `n.v`. */
const SHORTEST_GIVEN = 4;
const SHORTEST_JOINED = 6;
const SHORTEST_ACCOUNT = 6;

const BEFORE = '(?<![\\p{L}\\p{N}])';
const AFTER = '(?![\\p{L}\\p{N}])';
/** Between two words of a name; what is in brackets behind it is something else. */
const BETWEEN = '[^\\p{L}\\p{N}()<>\\[\\]]';
/** A number may follow, as in the name of an account. */
const NO_LETTER_AFTER = '(?!\\p{L})';

/**
 * Name in any order, however it is cased, accented, spaced and joined (`peeters.jan`, `janpeeters`, `jpeeters`); the
 * family name with its particles (`De Smet`, `DeSmet`); each part of it, as people sign; and the e-mail address. A part is
 * a name when it begins with a capital, the given name also without: of a common word, too much goes rather than too
 * little.
 */
export function tracesOf({ name, email }: Person): Trace[] {
  return [...addressTraces(email), ...nameTraces(name)];
}

function addressTraces(email: string | undefined): Trace[] {
  if (!email) return [];
  const address = fold(email).text;
  const [account = ''] = address.split('@');
  // One of letters alone may be a word, such as that of a mailbox of many.
  const isAccount = account.length >= SHORTEST_ACCOUNT && /\P{L}/u.test(account);
  return [address, ...(isAccount ? [account] : [])].map((text) => ({
    pattern: `${BEFORE}${escaped(text)}${AFTER}`,
    isName: () => true,
  }));
}

function nameTraces(name: string): Trace[] {
  const all = wordsOf(name);
  // The platform knows no other name: it is the name however it is written.
  if (all.length === 1) return all.map((word) => partTrace(word, () => true));
  const given = givenName(name);
  const isGiven = (part: string) => part === given && part.length >= SHORTEST_GIVEN;
  const own = wordsOf(ownPart(name));
  return [
    ...(all.length > 0 ? [runTrace(all, '{0,3}', isWhole)] : []),
    ...runsOf(own).map((run) => runTrace(run, '{0,3}', run.length === own.length ? isWhole : isPartly)),
    ...initialTraces(own, given),
    ...partsOf(name).map((part) => partTrace(part, isGiven(part) ? () => true : hasCapital)),
  ];
}

/** Words that follow each other in the name, begun at any of them, as it may be turned around. */
function runsOf(own: readonly string[]): string[][] {
  const turned = own.map((_, first) => [...own.slice(first), ...own.slice(0, first)]);
  const whole = own.length > 1 ? turned : [];
  const shorter = whole.flatMap((words) => words.slice(2).map((_, index) => words.slice(0, index + 2)));
  return [...whole, ...shorter.filter((run) => !PARTICLES.has(run.at(-1) ?? ''))];
}

/** `jpeeters`, `j.peeters`, `peeters j`. Not `peetersj`: of a surname that is a word, that may be a plural. */
function initialTraces(own: readonly string[], given: string | undefined): Trace[] {
  const at = own.indexOf(given ?? '');
  const initial = given?.[0];
  if (at === -1 || initial === undefined || own.length < 2) return [];
  const family = [...own.slice(at + 1), ...own.slice(0, at)];
  return [runTrace([initial, ...family], '{0,3}', isPartly), runTrace([...family, initial], '{1,3}', isPartly)];
}

function runTrace(run: readonly string[], apart: '{0,3}' | '{1,3}', isName: Trace['isName']): Trace {
  return { pattern: `${BEFORE}${run.map(escaped).join(`${BETWEEN}${apart}`)}${NO_LETTER_AFTER}`, isName };
}

function partTrace(part: string, isName: Trace['isName']): Trace {
  return { pattern: `${BEFORE}${escaped(part)}${AFTER}`, isName };
}

function hasCapital(written: string): boolean {
  return /^\p{Lu}/u.test(written);
}

/** All of the name: as words always, as one word when it can be no other. */
function isWhole(written: string): boolean {
  return /[^\p{L}\p{N}]/u.test(written) || isJoined(written);
}

/** Some of the name: `van den Bossche`, but not `de man`. */
function isPartly(written: string): boolean {
  return /\s/.test(written) ? hasCapital(written.split(/[^\p{L}\p{N}]+/u).at(-1) ?? '') : isJoined(written);
}

function isJoined(written: string): boolean {
  return wordsOf(written).join('').length >= SHORTEST_JOINED || /\p{Ll}\p{Lu}/u.test(written);
}

function wordsOf(name: string): string[] {
  return fold(name).text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Without a department such as `(IT)` or `| IT` behind it. */
function ownPart(name: string): string {
  return name.split(/[([|]| [-–—] /)[0] ?? '';
}

/** The words of a name that a person may sign with. */
function partsOf(name: string): string[] {
  return wordsOf(ownPart(name)).filter((word) => word.length > 1 && !PARTICLES.has(word));
}

/** `nele` of `Nele Voorbeeld` and of `Voorbeeld, Nele`. */
function givenName(name: string): string | undefined {
  const [before = '', after] = name.split(',');
  return partsOf(after ?? before)[0];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
