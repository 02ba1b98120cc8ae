import { fold } from '../words/analyser';

/** A message as the models read it. */
export type Message = {
  /** In lower case without accents, in their order. */
  readonly words: readonly string[];
  readonly asks: boolean;
};

/** Of a longer message, the beginning and the end are read: there people say what they want of what they pasted. */
const WORDS_READ = 120;

const WORD = /[a-z]+|\d+(?:\.\d+)*/g;

/** Flemish as it is typed, and shortened words. What is a word of another language too stays one word there as well. */
const SPOKEN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    da: 'dat',
    wa: 'wat',
    ni: 'niet',
    nie: 'niet',
    nimeer: 'niet meer',
    nen: 'een',
    mn: 'mijn',
    mijne: 'mijn',
    mijnen: 'mijn',
    zn: 'zijn',
    zijne: 'zijn',
    gij: 'je',
    ge: 'je',
    gulle: 'jullie',
    efkes: 'even',
    effe: 'even',
    effen: 'even',
    ff: 'even',
    tis: 'het is',
    aub: 'alstublieft',
    mss: 'misschien',
    kweni: 'ik weet niet',
    gsmnr: 'gsm nummer',
    tel: 'telefoon',
    pw: 'paswoord',
  }),
);

/** What mail programs write above the mail that is answered, and what stands before its lines. */
const QUOTED_LINE = /^\s*(?:>|\|)/;
const MAIL_HEADER =
  /^\s*(?:van|aan|verzonden|onderwerp|from|to|sent|subject|cc|de|a|envoye|objet|von|an|gesendet|betreff)\s*:/i;
const SIGNATURE =
  /^\s*(?:--\s*$|met vriendelijke groet|vriendelijke groet|mvg\b|cordialement|kind regards|best regards|mit freundlichen gr)/i;

export function readMessage(text: string): Message {
  const own = withoutQuotes(text);
  const all = (fold(own).match(WORD) ?? []).flatMap(spokenOut);
  const words =
    all.length <= WORDS_READ ? all : [...all.slice(0, WORDS_READ / 2), ...all.slice(all.length - WORDS_READ / 2)];
  return { words, asks: own.includes('?') };
}

/** `kheb` as `ik heb`, `da` as `dat`: what is said alike is read alike. */
function spokenOut(word: string): readonly string[] {
  const [, verb] =
    /^k(heb|zie|zag|wil|ben|kan|had|was|vind|denk|weet|krijg|moet|zit|zou|stuur|kom|doe)$/.exec(word) ?? [];
  return verb === undefined ? [SPOKEN.get(word) ?? word] : ['ik', verb];
}

/** A message without the mail that it quotes and without its signature; the whole when nothing else is left. */
export function withoutQuotes(text: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.split(/\r?\n/);
  const signature = lines.findIndex((line, index) => index > 0 && SIGNATURE.test(line));
  const kept = lines
    .slice(0, signature === -1 ? lines.length : signature)
    .filter((line) => !QUOTED_LINE.test(line) && !MAIL_HEADER.test(line))
    .join('\n');
  return /\p{L}/u.test(kept) ? kept : text;
}
