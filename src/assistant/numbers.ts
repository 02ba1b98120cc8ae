import type { NumberKind } from '../dialogs/scrub';
import type { Language } from '../texts/language';
import type { Texts } from '../texts/texts';

/** What stands in a text in place of a number that was taken out. */
export function markOf(texts: Texts, language: Language): (kind: NumberKind) => string {
  return (kind) => texts.t(language, `common.numbers.mark.${kind}`);
}

/** Tells the person which numbers were taken out. */
export function removedText(texts: Texts, language: Language, kinds: readonly NumberKind[]): string {
  const named = kinds.map((kind) => texts.t(language, `common.numbers.kinds.${kind}`));
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(named);
  return texts.t(language, 'common.numbers.removed', { kinds: list });
}
