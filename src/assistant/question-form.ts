import { words } from './words';

const QUESTION_WORDS = new Set(
  `wie wat waar wanneer waarom hoe hoeveel hoelang welke welk mag mogen moet moeten kan kunnen is zijn heeft wordt worden
   qui que quoi ou quand pourquoi comment combien quel quelle quels quelles est faut peut peuvent doit dois
   who what where when why how which is are can may must should does do will
   wer was wo wann warum wie wieviel welche welcher welches darf durfen muss kann ist sind wird werden`.split(/\s+/),
);

const FIRST_PERSON = new Set(
  'ik kheb we wij mijn mij onze je j nous on mon ma mes i ive my we our ich wir mein meine meinen'.split(' '),
);

/** A message that only asks: it begins with a question word and tells nothing of its writer. */
export function onlyAsks(text: string): boolean {
  const said = words(text);
  return QUESTION_WORDS.has(said[0] ?? '') && !said.some((word) => FIRST_PERSON.has(word));
}
