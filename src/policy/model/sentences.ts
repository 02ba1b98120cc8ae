import { fold } from '../words/analyser';

/** An address, a site or a file: its dots and question marks end nothing. `.de` is left out: a sentence begins so. */
const ADDRESS =
  /@|^\(?(?:https?:|www\.)|\.(?:be|brussels|vlaanderen|com|eu|nl|org|net|fr|lu|uk|io|ai|pdf|docx?|xlsx?|pptx?|csv|txt|zip|jpe?g|png|js|ts)(?![a-z])/i;

/** An end of sentence that no space follows: `allemaal.ik heb`, `data?k heb`. */
const END_BEFORE_LETTER = /(\p{L}{3}[.!?]+|[\p{L}\p{N})][!?]+)(?=\p{L})/gu;

const END = /[.!?]$/;

/** `o.a.`, `z.o.z.`, the initial of a name, and words that are seldom the last of a sentence. */
const ABBREVIATION =
  /^\(?(?:(?:[a-z]{1,2}\.){2,}|(?:bv|bijv|vb|nr|art|dhr|mevr|mw|mr|mrs|ms|dr|prof|ing|ca|evt|incl|inkl|excl|exkl|resp|tel|afd|ev|ex|cf|bzw|ggf|vgl|hr|fr|mme|st|vs)\.)$/;
const INITIAL = /^\p{Lu}\.$/u;

/** The sentences of a message. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .replace(/\S+/g, withEnds)
    .split('\n')
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
}

/** A word with a new line after each sentence that ends in it. */
function withEnds(word: string): string {
  const parted = ADDRESS.test(word) ? word : word.replace(END_BEFORE_LETTER, '$1\n');
  return END.test(word) && !ABBREVIATION.test(fold(word)) && !INITIAL.test(word) ? `${parted}\n` : parted;
}

const AND = /,?\s+(?:en|et|and|und|maar|mais|but|aber)\s+(?=\S+\s+\S)/iu;

/** The parts of a sentence that says several things, or none: `ik ben mijn badge kwijt en wil ook een kopie`. */
export function clausesOf(sentence: string): readonly string[] {
  const clauses = sentence.split(AND);
  return clauses.length < 2 || clauses.some((clause) => !/\S\s+\S/.test(clause)) ? [] : clauses;
}
