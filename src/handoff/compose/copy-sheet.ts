import type { Case } from '../../cases/case';
import { formatDay } from '../../texts/dates';
import type { BreachFacts } from './breach-facts';
import { linesOf } from './mail-content';
import type { ComposeContext } from './mail-content';

/**
 * The fields of the supervisory authority's form in its order, each value on lines of its own to be copied, each gap
 * marked. `context` speaks a language of the form.
 */
export function copySheet(filed: Case, facts: BreachFacts, { t, language, authorityForm }: ComposeContext): string {
  const words = language === 'fr' ? 'fr' : 'nl';
  const { authority, portal, source, checked_on, fields } = authorityForm;
  const intro = [
    t('mail.sheet.title', { authority: authority[words] }),
    t('mail.sheet.case', { reference: filed.reference, version: filed.version }),
    t('mail.sheet.gaps'),
    t('mail.sheet.portal', { portal }),
  ];
  const blocks = fields.map(({ label, hint, fact }, index) => {
    const value = fact === undefined ? undefined : facts[fact];
    const heading = `${index + 1}. ${label[words]}${hint ? ` (${hint[words]})` : ''}`;
    return [heading, ...(value === undefined ? [t('mail.sheet.gap')] : linesOf(value))].join('\n');
  });
  const outro = [t('mail.sheet.source', { source, checked_on: formatDay(checked_on, language) })];
  return `${[intro.join('\n'), ...blocks, outro.join('\n')].join('\n\n')}\n`;
}
