import { fold } from '../words/analyser';

/** What mail programs write before the lines of the mail that is answered. */
const QUOTED_LINE = /^\s*(?:>|\|)/;

/** A line above the quoted mail that tells who wrote it; of a header block the subject is kept when it is all there is. */
const SENDER_LINE = /^[\s*_]*(?:van|verzonden|datum|aan|from|sent|date|to|de|envoye|a|von|gesendet|an|b?cc)[*_]*\s*:/;
const SUBJECT_LINE = /^[\s*_]*(?:onderwerp|subject|objet|betreff)[*_]*\s*:/;

/** `Op ma 3 mrt 2025 om 10:00 schreef Jan:`; people write so too, but seldom with a year, a time or an address. */
const ATTRIBUTION = /^\s*(?:op|on|le|am)\s.{0,250}\b(?:schreef|wrote|a ecrit|schrieb)\b.{0,150}:\s*$/;
const MOMENT_OR_ADDRESS = /\b\d{4}\b|\d\s*[:h]\s*\d\d|\d[./-]\d|@/;

const SEPARATOR =
  /^\s*-{2,}\s*(?:original message|oorspronkelijk bericht|message d.origine|message original|ursprungliche nachricht|forwarded message|doorgestuurd bericht|message transfere|weitergeleitete nachricht)\s*-{2,}\s*$/;

/** With no more than this above it, the quoted mail is what the message is about. */
const POINTS_BELOW =
  /^(?:hallo|hello|hi|hey|dag|beste|allen|allemaal|collega s?|bonjour|salut|guten tag|dear|all|zie|kijk|onder|onderaan|hieronder|mail|see|below|fyi|fwd?|tr|wg|ter info(?:rmatie)?|voir|ci dessous|pour info(?:rmation)?|siehe|unten|zur info(?:rmation)?|\s)*$/;

/** A message without the mail that it quotes; the whole when nothing else is left. */
export function withoutQuotedMail(text: string): string {
  const lines = text.split(/\r?\n/);
  const own = ownLines(lines).join('\n');
  return /\p{L}/u.test(own) ? own : text;
}

function ownLines(lines: readonly string[]): readonly string[] {
  const folded = lines.map(fold);
  const unmarked = (from: number, to: number): string[] =>
    lines.slice(from, to).filter((line, index) => {
      const plain = folded[from + index] ?? '';
      return !QUOTED_LINE.test(line) && !SENDER_LINE.test(plain);
    });
  let from = 0;
  for (let at = 0; at < lines.length; at++) {
    const length = lengthOfIntroduction(folded, at);
    if (length === 0) continue;
    const above = unmarked(from, at);
    if (!POINTS_BELOW.test(wordsOnly(above))) return above;
    // Nothing was asked above this mail: it is the message, up to the next one that it quotes.
    from = at + length;
    at = from - 1;
  }
  return unmarked(from, lines.length);
}

/** How many lines from here on introduce a quoted mail: 0 when these are the person's own. */
function lengthOfIntroduction(folded: readonly string[], at: number): number {
  const line = folded[at] ?? '';
  if (SEPARATOR.test(line) || isAttribution(line)) return 1;
  // Mail programs break long lines.
  if (isAttribution(`${line} ${folded[at + 1] ?? ''}`)) return 2;
  return isHeader(line) && isHeader(folded[at + 1] ?? '') ? 1 : 0;
}

function isAttribution(line: string): boolean {
  return ATTRIBUTION.test(line) && MOMENT_OR_ADDRESS.test(line);
}

function isHeader(line: string): boolean {
  return SENDER_LINE.test(line) || SUBJECT_LINE.test(line);
}

function wordsOnly(lines: readonly string[]): string {
  return fold(lines.join(' ')).replace(/[^a-z]+/g, ' ');
}
