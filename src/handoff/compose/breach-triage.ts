import type { Case } from '../../cases/case';
import { EDPB_CASES, edpbCases } from '../../cases/edpb-case';
import {
  concernsMoreThan100,
  hasData,
  hasNationalNumber,
  hasSpecialCategories,
  malice,
  severityHint,
} from '../../cases/severity';
import type { Malice, Ternary } from '../../cases/severity';
import { enumeration } from './enumeration';
import type { ComposeContext, MailRow, MailSection } from './mail-content';

/** A password or PIN keeps out who finds a device, and leaves the data readable. */
const ENCRYPTED: Readonly<Record<string, Ternary>> = { encrypted: 'yes', password: 'no', none: 'no' };

/** How severe it looks, for the DPO alone: an indication that nobody may take for the assessment. */
export function triageSection({ answers }: Case, context: ComposeContext): MailSection {
  const { t, language } = context;
  const row = (key: string, value: string): MailRow => ({ label: t(`mail.triage.${key}`), value });
  const signs: readonly { readonly key: string; readonly value: Malice }[] = [
    { key: 'special_categories', value: hasSpecialCategories(answers) },
    { key: 'criminal', value: hasData(answers, ['criminal']) },
    { key: 'national_number', value: hasNationalNumber(answers) },
    { key: 'vulnerable_people', value: hasData(answers, ['vulnerable_people']) },
    { key: 'more_than_100', value: concernsMoreThan100(answers) },
    { key: 'encrypted', value: ENCRYPTED[answers.protection ?? 'unknown'] ?? 'unknown' },
    { key: 'malice', value: malice(answers) },
  ];
  // Of a first alarm nearly all is unknown: in one row it is said, and does not push the rest from the screen.
  const known = signs.filter(({ value }) => value !== 'unknown');
  const unknown = signs.filter(({ value }) => value === 'unknown');
  return {
    kind: 'rows',
    heading: t('mail.triage.heading'),
    note: t('mail.triage.note'),
    rows: [
      row('severity', severityText(answers, context)),
      ...known.map(({ key, value }) => row(key, t(`mail.malice.${value}`))),
      ...(unknown.length > 0
        ? [
            row(
              'unknown',
              enumeration(
                unknown.map(({ key }) => t(`mail.triage.${key}`)),
                language,
              ),
            ),
          ]
        : []),
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

/** The outcome of the one example that is left; of several, what they end with contradicts itself. */
function edpbText(answers: Case['answers'], { t }: ComposeContext): string {
  const [number, ...others] = edpbCases(answers);
  if (number === undefined) return t('mail.triage.no_edpb');
  if (others.length > 0) return t('mail.triage.several_edpb', { numbers: [number, ...others].join(', ') });
  const { authority, people } = EDPB_CASES[number];
  return t('mail.triage.edpb_value', {
    number,
    what: t(`mail.edpb.${number}`),
    authority: t(`mail.ternary.${authority ? 'yes' : 'no'}`),
    people: t(`mail.ternary.${people ? 'yes' : 'no'}`),
  });
}
