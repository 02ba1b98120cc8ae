import type { Case } from '../../cases/case';
import type { ComposeContext } from './mail-content';

/** `[DSR][AANVULLING 1] DSR-2026-000123 | …`: the tags of the kind, of the version, then the parts. */
export function subjectOf(
  filed: Case,
  tags: readonly string[],
  parts: readonly string[],
  { t }: ComposeContext,
): string {
  const all = [...tags.map((tag) => t(`mail.tag.${tag}`)), ...versionTag(filed, { t })];
  return `${all.join('')} ${[filed.reference, ...parts].join(' | ')}`;
}

function versionTag({ stage, version }: Case, { t }: Pick<ComposeContext, 't'>): string[] {
  switch (stage) {
    case 'filed':
      return [];
    case 'withdrawal':
      return [t('mail.tag.withdrawal')];
    case 'breach_details':
    case 'addition':
      return [t('mail.tag.addition', { number: additionNumber({ version }) })];
  }
}

/** The first mail that follows the report is addition 1. */
export function additionNumber({ version }: Pick<Case, 'version'>): number {
  return version - 1;
}
