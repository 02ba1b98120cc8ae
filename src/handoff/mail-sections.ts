import type { Case } from '../cases/case';
import { dialogs } from '../dialogs';
import { CLIENT_EXTRAS } from '../dialogs/check';
import { holds } from '../dialogs/definition';
import type { FieldDefinition } from '../dialogs/definition';
import { formatDay, formatInstant } from '../texts/dates';
import type { ComposeContext } from './mail-content';
import type { MailRow, MailSection } from './mail-content';

/** Every question that was asked, in order, with its answer or "unknown"; never a blank. */
export function answersSection(filed: Case, context: ComposeContext): MailSection {
  const fields = dialogs[filed.dialog].pages.flatMap((page) => page.fields);
  const rows = fields
    .filter((field) => holds(field.when, filed.answers))
    .map((field): MailRow => ({
      label: context.t(`${filed.dialog}.${field.id}.label`, { organisation: context.organisation.short_name }),
      value: answerText(field, filed, context),
    }));
  return { kind: 'rows', heading: context.t('mail.answers.heading'), rows };
}

function answerText(field: FieldDefinition, filed: Case, { t, language, organisation }: ComposeContext): string {
  const answer = filed.answers[field.id];
  if (answer === undefined || answer === 'unknown') return t('mail.answers.unknown');
  switch (field.kind) {
    case 'choice':
      return t(`${filed.dialog}.${field.id}.options.${answer}`, { organisation: organisation.short_name });
    case 'client': {
      const listed = organisation.clients.find((client) => client.id === answer);
      if (listed) return listed.name;
      return CLIENT_EXTRAS.some((extra) => extra === answer) ? t(`common.client.${answer}`) : answer;
    }
    case 'text':
      return answer;
    case 'moment':
      return answer.includes('T')
        ? formatInstant(new Date(answer), language)
        : t('mail.answers.day_only', { day: formatDay(answer, language) });
  }
}

/** Who reported; of a confidential report, that it is one and nothing more. */
export function reporterSection(filed: Case, { t }: ComposeContext): MailSection {
  const heading = t('mail.reporter.heading');
  if (isConfidential(filed)) return { kind: 'lines', heading, lines: [t('mail.reporter.confidential')] };
  return {
    kind: 'rows',
    heading,
    rows: [
      { label: t('mail.reporter.name'), value: filed.reporter.name },
      { label: t('mail.reporter.email'), value: filed.reporter.email ?? t('mail.reporter.not_known') },
      { label: t('mail.reporter.channel'), value: t(`mail.channel.${filed.reporter.channel}`) },
    ],
  };
}

export function isConfidential(filed: Case): boolean {
  return filed.answers.confidential === 'yes';
}

export function provenanceSection(
  filed: Case,
  { t, version }: ComposeContext,
  filled: 'filled' | 'filled_question',
): MailSection {
  return {
    kind: 'lines',
    heading: t('mail.provenance.heading'),
    lines: [
      t(`mail.provenance.${filled}`),
      t('mail.provenance.version', { version, reference: filed.reference, caseVersion: filed.version }),
    ],
  };
}
