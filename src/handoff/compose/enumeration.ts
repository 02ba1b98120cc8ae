import type { Language } from '../../texts/language';

/** Parts side by side, each of which may hold commas; French sets a semicolon apart from its word. */
export function enumeration(parts: readonly string[], language: Language): string {
  return parts.join(language === 'fr' ? '\u00A0; ' : '; ');
}
