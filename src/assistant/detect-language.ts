import { LANGUAGES, languageOf } from '../texts/language';
import type { Language } from '../texts/language';
import { words } from './words';

/** Words that give a language away. One that two languages share stands in both, or it would speak for one of them. */
const MARKS: Readonly<Record<Language, ReadonlySet<string>>> = {
  nl: set(`de het een en ik je jij jullie wij we ons onze niet geen wat hoe wie waar wanneer waarom welke hoelang mag moet
    moeten kan kunnen heb heeft hebben zijn wordt naar voor van met bij uit aan op te als dan dat dit deze mijn haar ook
    nog wel eens is gegevens klant klanten beller mail gestuurd verkeerde privacy bewaren houden gij ge da wa nen ne
    iemand hallo dag die was in me`),
  fr: set(`le la les un une des du de et en je tu il elle nous vous ils pas ne que qui quoi est sont ai avons avez a j c d l
    qu pour avec dans sur chez mon ma mes me on notre nos votre vos ce cette ces comment combien quand pourquoi quel
    quelle ou donnees client appelant envoye mauvais temps gardez peut dois faut puis au aux bonjour merci`),
  en: set(`the a an and i you he she it they we us our your my me of to for with from at by on in not no how what who when
    where why which is are was were has have had do does did can could may must should this that these those there
    customer caller data sent wrong keep long someone hello please get`),
  de: set(`der die das den dem ein eine einen einem und ich du er sie wir ihr nicht kein keine was wie wer wo wann warum
    welche ist sind war hat habe haben darf durfen muss kann konnen werden wird fur mit von bei aus auf zu zum zur im in am
    als dass mein meine unser unsere ihre auch noch kunde kunden daten lange speichern falschen geschickt hallo bitte`),
};

/** The language a message is written in; where the words do not tell, the person's locale, and then Dutch. */
export function detectLanguage(text: string, locale: string | undefined): Language {
  const preferred = languageOf(locale) ?? 'nl';
  const said = words(text);
  const scores = LANGUAGES.map((language) => ({
    language,
    hits: said.filter((word) => MARKS[language].has(word)).length,
  }));
  const best = Math.max(...scores.map(({ hits }) => hits));
  const winners = scores.filter(({ hits }) => hits === best).map(({ language }) => language);
  return winners.length === 1 && winners[0]
    ? winners[0]
    : winners.includes(preferred)
      ? preferred
      : (winners[0] ?? preferred);
}

function set(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
