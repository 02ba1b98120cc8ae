import { dutchStem } from '../words/analyser';
import type { Concepts } from '../words/concepts';
import { readMessage } from './message';

/** What a model knows of a message: hashes of its features, each once, and how much each counts. */
export type Features = ReadonlyMap<number, number>;

export type FeaturesOf = (text: string) => Features;

/** How much a kind of feature counts beside the others. */
const WEIGHT = { word: 1, stem: 0.7, pair: 0.7, letters: 0.2, concept: 1, form: 0.6 } as const;

/** Letters in a row, so that a word that is misspelt, inflected or part of a compound is known in part. */
const SHORTEST_RUN = 3;
const LONGEST_RUN = 5;

const STEM_FROM = 4;

/** From this many words on, a message is one step longer. */
const LENGTHS = [3, 5, 9, 16] as const;

/** Words that ask, that speak of the writer, and that want something done: what a message is, not what it is about. */
const ASKING =
  set(`wat wa hoe wie waar wanneer waarom welke welk hoeveel hoelang vanaf mag mogen moet moeten kan kunnen is zijn
  wordt worden heeft hebben krijg krijgt bestaat qui que quoi quel quelle quels quelles comment combien quand pourquoi ou est
  peut faut doit dois what how who what where when why which can could may must should are do does did will was wer wo wann
  warum welcher welches darf muss kann ist sind gibt gibts hat`);
const WRITER =
  set(`ik k wij we ons onze mijn mn me mij je j nous notre nos mon ma mes moi on i my our us ich wir mein meine
  meinen meiner mir mich uns unser unsere`);
const WANTING =
  set(`registreer noteer start gelieve graag please svp bitte aub merci log maak stuur enregistrez notez veuillez wil
  wilt willen eist vraagt veut souhaite demande wants mochte will opstarten indienen doorgeven`);

/** Tells the features of any message; the same text has the same features on every machine. */
export function featureReader(concepts: Concepts): FeaturesOf {
  return (text) => {
    const { words, asks } = readMessage(text);
    const features = new Map<number, number>();
    const add = (hash: number, weight: number): void => {
      if (weight > (features.get(hash) ?? 0)) features.set(hash, weight);
    };
    let before = '^';
    for (const word of words) {
      add(hashOf('w', word), WEIGHT.word);
      if (word.length >= STEM_FROM) add(hashOf('s', dutchStem(word)), WEIGHT.stem);
      add(hashOf('p', `${before} ${word}`), WEIGHT.pair);
      addRuns(word, add);
      before = word;
    }
    add(hashOf('p', `${before} $`), WEIGHT.pair);
    for (const concept of concepts(words)) add(hashOf('c', concept), WEIGHT.concept);
    for (const form of formsOf(words, asks)) add(hashOf('f', form), WEIGHT.form);
    return features;
  };
}

function addRuns(word: string, add: (hash: number, weight: number) => void): void {
  const bounded = `_${word}_`;
  for (let start = 0; start + SHORTEST_RUN <= bounded.length; start++) {
    let hash = hashOf('r', '');
    const end = Math.min(start + LONGEST_RUN, bounded.length);
    for (let at = start; at < end; at++) {
      hash = hashOn(hash, bounded.charCodeAt(at));
      if (at - start + 1 >= SHORTEST_RUN) add(hash >>> 0, WEIGHT.letters);
    }
  }
}

function formsOf(words: readonly string[], asks: boolean): readonly string[] {
  const forms = [`first:${words[0] ?? ''}`, `length:${LENGTHS.filter((from) => words.length >= from).length}`];
  if (ASKING.has(words[0] ?? '')) forms.push('begins by asking');
  else if (words.slice(0, 6).some((word) => ASKING.has(word))) forms.push('asks early');
  if (asks) forms.push('question mark');
  if (words.some((word) => WRITER.has(word))) forms.push('writer');
  if (words.some((word) => WANTING.has(word))) forms.push('wants');
  if (words.some((word) => /\d/.test(word))) forms.push('number');
  return forms;
}

/** FNV-1a over the kind and the text, 32 bits. */
function hashOf(kind: string, text: string): number {
  let hash = hashOn(0x811c9dc5, kind.charCodeAt(0));
  for (let at = 0; at < text.length; at++) hash = hashOn(hash, text.charCodeAt(at));
  return hash >>> 0;
}

function hashOn(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function set(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
