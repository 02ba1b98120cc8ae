import type { Case } from '../cases/case';
import { EDPB_CASES, edpbCases } from '../cases/edpb-case';
import {
  concernsMoreThan100,
  hasData,
  hasNationalNumber,
  hasSpecialCategories,
  malice,
  severityHint,
} from '../cases/severity';
import type { Ternary } from '../cases/severity';
import type { ComposeContext, MailRow, MailSection } from './mail-content';

/** A password or PIN keeps out who finds a device, and leaves the data readable. */
const ENCRYPTED: Readonly<Record<string, Ternary>> = { encrypted: 'yes', password: 'no', none: 'no' };

/** How severe it looks, for the DPO alone: an indication that nobody may take for the assessment. */
export function triageSection({ answers }: Case, context: ComposeContext): MailSection {
  const { t } = context;
  const row = (key: string, value: string): MailRow => ({ label: t(`mail.triage.${key}`), value });
  const ternary = (key: string, value: Ternary) => row(key, t(`mail.ternary.${value}`));
  const encrypted = ENCRYPTED[answers.protection ?? 'unknown'] ?? 'unknown';
  return {
    kind: 'rows',
    heading: t('mail.triage.heading'),
    note: t('mail.triage.note'),
    rows: [
      row('severity', severityText(answers, context)),
      ternary('special_categories', hasSpecialCategories(answers)),
      ternary('criminal', hasData(answers, ['criminal'])),
      ternary('national_number', hasNationalNumber(answers)),
      ternary('vulnerable_people', hasData(answers, ['vulnerable_people'])),
      ternary('more_than_100', concernsMoreThan100(answers)),
      ternary('encrypted', encrypted),
      row('malice', t(`mail.malice.${malice(answers)}`)),
      row('edpb', edpbText(answers, context)),
    ],
  };
}

function severityText(answers: Case['answers'], { t, language }: ComposeContext): string {
  const hint = severityHint(answers);
  if (!hint) return t('mail.triage.no_severity');
  const number = (value: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
  return t('mail.triage.severity_value', {
    score: number(hint.score),
    band: t(`mail.severity_band.${hint.band}`),
    context: number(hint.dataContext),
    identification: number(hint.identification),
    circumstances: number(hint.circumstances),
  });
}

function edpbText(answers: Case['answers'], { t }: ComposeContext): string {
  const cases = edpbCases(answers);
  if (cases.length === 0) return t('mail.triage.no_edpb');
  return cases
    .map((number) => {
      const { authority, people } = EDPB_CASES[number];
      return t('mail.triage.edpb_value', {
        number,
        what: t(`mail.edpb.${number}`),
        authority: t(`mail.ternary.${authority ? 'yes' : 'no'}`),
        people: t(`mail.ternary.${people ? 'yes' : 'no'}`),
      });
    })
    .join('\n');
}
