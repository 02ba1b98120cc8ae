import type { BreachFact } from '../../cases/authority-form';
import type { Case } from '../../cases/case';
import { formatDay } from '../../texts/dates';
import type { BreachFacts } from './breach-facts';
import type { BreachHints } from './breach-hints';
import { labelled, linesOf } from './mail-content';
import type { ComposeContext } from './mail-content';

/**
 * The fields of the supervisory authority's form in its order, each value on lines of its own to be copied, each gap
 * marked, with what may help to fill it. `context` speaks a language of the form.
 */
export function copySheet(filed: Case, facts: BreachFacts, hints: BreachHints, context: ComposeContext): string {
  const { t, language, authorityForm } = context;
  const words = language === 'fr' ? 'fr' : 'nl';
  const { authority, portal, fields } = authorityForm;
  const intro = [
    t('mail.sheet.title', { authority: authority[words] }),
    t('mail.sheet.case', { reference: filed.reference, version: filed.version }),
    trustLine(words, context),
    t('mail.sheet.gaps'),
    t('mail.sheet.portal', { portal: portal[words] }),
  ];
  const gap = (fact: BreachFact | undefined) => {
    const hint = fact === undefined ? undefined : hints[fact];
    return [
      t('mail.sheet.gap'),
      ...(hint === undefined ? [] : [`${labelled(t('mail.sheet.known'), language)} ${hint}`]),
    ];
  };
  const blocks = fields.map(({ label, hint, fact }, index) => {
    const value = fact === undefined ? undefined : facts[fact];
    const heading = `${index + 1}. ${label[words]}${hint ? ` (${hint[words]})` : ''}`;
    const lines = value === undefined ? gap(fact) : linesOf(value);
    return [heading, ...(fact === 'description' ? languageNote(filed, context) : []), ...lines].join('\n');
  });
  return `${[intro.join('\n'), ...blocks].join('\n\n')}\n`;
}

/** How far the fields and their order can be relied on. */
function trustLine(words: 'nl' | 'fr', { t, language, authorityForm }: ComposeContext): string {
  const { source, compared_on } = authorityForm;
  if (compared_on === undefined) return t('mail.sheet.not_compared', { source: source[words] });
  return t('mail.sheet.compared', { source: source[words], compared_on: formatDay(compared_on, language) });
}

/** An authority may refuse what is not in one of its languages; what the reporter wrote is not translated. */
function languageNote(filed: Case, { t, authorityForm }: ComposeContext): string[] {
  const { languages } = authorityForm;
  if (languages.includes(filed.language)) return [];
  const taken = languages.map((language) => t(`mail.language.${language}`)).join(', ');
  return [t('mail.sheet.to_translate', { language: t(`mail.language.${filed.language}`), taken })];
}
