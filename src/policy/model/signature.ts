import { fold } from '../words/analyser';

/** A line of these, with a name or a few words after it, ends a message. */
const CLOSING =
  /^\s*(?:(?:(?:met )?(?:(?:zeer )?vriendelijke|hartelijke|beste|vele|warme) )?groet(?:en|jes)?|m\.?v\.?g|bien (?:a|cordialement a) (?:vous|toi)|(?:bien )?cordialement|(?:kind|best|warm|kindest)? ?regards|m\.?f\.?g|(?:mit )?(?:freundlichen?|liebe|viele|beste|schone) (?:grussen?|gruessen?))\b[\s,.!]*(?:[^\s?]+\s*){0,4}$/;

/** These begin sentences too, so that not more than a name may follow. */
const SHORT_CLOSING =
  /^\s*(?:bonne (?:journee|soiree)|thanks|thank you|many thanks|bedankt|alvast bedankt|dank ?u|merci|danke|cheers|lg)[\s,.!]*(?:(?<=[,.!\s])[^\s?]+\s*)?$/;

const RULE = /^\s*--\s*$/;

const SENT_FROM =
  /^\s*(?:verzonden (?:vanaf|van|vanuit|met) (?:mijn|outlook)|sent from (?:my|outlook)|envoye (?:de|depuis) (?:mon|outlook)|von meinem .{1,30} gesendet|gesendet von)\b/;

/** Someone who signed has more to say. */
const GOES_ON = /\?|^\s*(?:p\.?\s?s\b|n\.?\s?b\b)/i;

const MOST_LINES = 8;
const MOST_LETTERS = 80;

/** A message without the closing and the name, job and numbers below it; as it is when nothing stands above. */
export function withoutSignature(text: string): string {
  const lines = text.split(/\r?\n/);
  const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  const start = filled
    .slice(-(MOST_LINES + 1))
    .find((index) => index !== filled[0] && isClosing(fold(lines[index] ?? '')) && isSignature(lines.slice(index + 1)));
  if (start === undefined) return text;
  const above = lines.slice(0, start).join('\n');
  return /\p{L}/u.test(above) ? above : text;
}

function isClosing(folded: string): boolean {
  return [CLOSING, SHORT_CLOSING, RULE, SENT_FROM].some((closing) => closing.test(folded));
}

function isSignature(below: readonly string[]): boolean {
  return below.every((line) => line.trim().length <= MOST_LETTERS && !GOES_ON.test(line));
}
