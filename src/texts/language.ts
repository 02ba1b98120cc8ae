/** The languages that people write in and are answered in. The policy itself is Dutch. */
export const LANGUAGES = ['nl', 'fr', 'en', 'de'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The language of a BCP 47 tag such as `nl-BE`, or undefined when it is none of ours. */
export function languageOf(tag: string | undefined): Language | undefined {
  const primary = tag?.toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === primary);
}
