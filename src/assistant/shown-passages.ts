import type { Hit, Passage, Policy } from '../policy/passage';
import { formatDayInWords } from '../texts/dates';
import type { Language } from '../texts/language';
import type { Texts } from '../texts/texts';
import type { ShownPassage } from './turn';

/** Passages as they are shown: verbatim, with place, source and, marked as such, a summary. */
export function createShownPassages({ policy, texts }: { readonly policy: () => Policy; readonly texts: Texts }) {
  function passages(ids: readonly string[], language: Language): ShownPassage[] {
    return ids.flatMap((id) => {
      const passage = policy().passage(id);
      return passage ? [shown(passage, language)] : [];
    });
  }

  function shown(passage: Passage, language: Language, hit?: Hit): ShownPassage {
    const { id, headings, blocks, text, document } = passage;
    const source = policy().documents.find((one) => one.id === document);
    const summary = policy().summary(id, language);
    return {
      id,
      headings,
      blocks,
      text,
      score: hit?.score ?? 0,
      highlights: hit?.highlights ?? [],
      source: texts.t(language, 'common.answer.source', {
        title: source?.title ?? document,
        date: source ? formatDayInWords(source.validFrom, language) : '',
      }),
      also: (hit?.alsoIn ?? []).map((twin) =>
        texts.t(language, 'common.answer.also', { place: twin.headings.join(' › ') }),
      ),
      ...(summary && {
        summary: texts.t(language, `common.answer.${summary.approved ? 'summary' : 'summary_unapproved'}`, {
          summary: summary.text,
        }),
      }),
    };
  }

  return { shown, passages };
}
