import { fold } from '../words/analyser';
import { withoutQuotedMail } from './quoted';
import { withoutSignature } from './signature';

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

export function readMessage(text: string): Message {
  const own = ownWords(text);
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

/** The person's own words: a message without the mail that it quotes and without its signature. */
export function ownWords(text: string): string {
  return text.includes('\n') ? withoutSignature(withoutQuotedMail(text)) : text;
}
