import { createInstance } from 'i18next';
import { LANGUAGES } from './language';
import type { Language } from './language';
import { readOverrides } from './overrides';
import { merge, placed, readJson, textFiles } from './text-files';
import type { Tree } from './text-files';

export type TextParams = Readonly<Record<string, string | number>>;

export type Texts = {
  /** The text of a key such as `breach.cause.label`. Throws {@link MissingText} when there is none: a bug. */
  readonly t: (language: Language, key: string, params?: TextParams) => string;
  readonly has: (language: Language, key: string) => boolean;
};

/** Keys hold ids and no more: the code may be logged. */
export class MissingText extends Error {
  /** `no_text:mail.tag.breach` */
  readonly code: string;
  constructor(language: Language, key: string) {
    super(`No text '${key}' in '${language}'`);
    this.name = 'MissingText';
    this.code = `no_text:${key}`;
  }
}

/**
 * Reads `<dir>/<language>/<subject>.json`; the subject is the first part of a key. The first directory holds the shipped
 * texts, later ones override single keys. Throws an Error naming the file that is no JSON, and every override that
 * does not fit the shipped text.
 */
export function loadTexts([shippedDir, ...overrideDirs]: readonly [string, ...string[]]): Texts {
  const shipped = readShipped(shippedDir);
  const texts = overrideDirs.reduce((under, dir) => merge(under, readOverrides(dir, shipped)), shipped);
  const i18n = createInstance();
  void i18n.init({
    resources: Object.fromEntries(LANGUAGES.map((language) => [language, { texts: texts[language] ?? {} }])),
    defaultNS: 'texts',
    initAsync: false,
    lng: 'nl',
    fallbackLng: false,
    returnNull: false,
    // Each channel escapes for itself: HTML entities have no business in a chat message.
    interpolation: { escapeValue: false },
  });
  const has = (language: Language, key: string) => i18n.exists(key, { lng: language });
  return {
    has,
    t: (language, key, params) => {
      // Asked with the parameters: a text in a singular and a plural exists only with its count.
      if (!i18n.exists(key, { ...params, lng: language })) throw new MissingText(language, key);
      return i18n.t(key, { ...params, lng: language });
    },
  };
}

function readShipped(dir: string): Tree {
  return textFiles(dir).reduce<Tree>((texts, file) => merge(texts, placed(file, readJson(file.path))), {});
}
