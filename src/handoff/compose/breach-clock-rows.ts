import type { BreachClock } from '../../cases/breach-clock';
import type { Case } from '../../cases/case';
import { formatInstant } from '../../texts/dates';
import { awareText } from './breach-facts';
import type { ComposeContext, MailRow } from './mail-content';

/** Placeholders of the texts about a breach. */
export type BreachNames = {
  readonly organisation: string;
  readonly client: string;
  readonly cause: string;
  readonly hours: number;
  readonly days: number;
};

/** What must be done by when, in one or two lines: the headlines of the mail. */
export function deadlineRows(clock: BreachClock, filed: Case, names: BreachNames, context: ComposeContext): MailRow[] {
  const { t } = context;
  const authority = (key: 'controller' | 'if_controller'): MailRow => ({
    label: t(`mail.clocks.${key}`, names),
    value: deadlineText(clock.controllerDeadlineAt, filed, context, 'passed'),
    strong: true,
  });
  const client = (key: 'processor' | 'if_processor'): MailRow => ({
    label: t(`mail.clocks.${key}`, names),
    value: t('mail.clocks.processor_value'),
    strong: true,
  });
  switch (clock.role) {
    case 'controller':
      return [authority('controller')];
    case 'processor':
      return [client('processor')];
    case 'both':
      return [authority('if_controller'), client('processor')];
    case 'unknown':
      return [authority('if_controller'), client('if_processor')];
  }
}

/** What the contract with the client says, where the list of clients knows. */
export function contractRows(clock: BreachClock, filed: Case, names: BreachNames, context: ComposeContext): MailRow[] {
  if (clock.role === 'controller') return [];
  const { t } = context;
  const { contractualDeadlineAt } = clock;
  const value = contractualDeadlineAt
    ? deadlineText(contractualDeadlineAt, filed, context, 'contract_passed')
    : t('mail.clocks.contract_unknown');
  return [{ label: t('mail.clocks.contract', names), value, strong: true }];
}

/** All clocks, the headlines among them. */
export function clockRows(clock: BreachClock, filed: Case, names: BreachNames, context: ComposeContext): MailRow[] {
  const { t, language } = context;
  const row = (key: string, value: string): MailRow => ({ label: t(`mail.clocks.${key}`, names), value });
  const { role } = clock;
  return [
    { label: t('mail.role.heading', names), value: t(`mail.role.${role}`, names) },
    row('aware', awareText(filed.answers.discovered_at, clock, context)),
    row('reported', formatInstant(filed.filedAt, language)),
    ...deadlineRows(clock, filed, names, context),
    ...contractRows(clock, filed, names, context),
    ...(role === 'processor' ? [row('guide', formatInstant(clock.controllerDeadlineAt, language))] : []),
    ...(role === 'processor' ? [] : [row('second_part', t('mail.clocks.second_part_value', names))]),
  ];
}

/** An instant, and whether it had passed when the case was filed or has passed since. */
function deadlineText(
  at: Date,
  { filedAt, submittedAt }: Case,
  { t, language }: ComposeContext,
  passed: 'passed' | 'contract_passed',
): string {
  const deadline = formatInstant(at, language);
  if (at <= filedAt) return t(`mail.clocks.${passed}`, { deadline });
  return at <= submittedAt ? t('mail.clocks.passed_since', { deadline }) : deadline;
}
