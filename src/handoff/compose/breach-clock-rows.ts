import type { BreachClock } from '../../cases/breach-clock';
import type { Case } from '../../cases/case';
import { formatInstant } from '../../texts/dates';
import { dutiesOf } from './breach-duties';
import type { Duty } from './breach-duties';
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

/** What must be done by when, what ends first before the rest: the headlines of the mail. */
export function headlineRows(clock: BreachClock, filed: Case, names: BreachNames, context: ComposeContext): MailRow[] {
  return dutiesOf(clock).flatMap((duty) => dutyRows(duty, filed, names, context));
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
    ...dutiesOf(clock).flatMap((duty) => [
      ...dutyRows(duty, filed, names, context),
      ...(duty.to === 'client' && duty.at === undefined
        ? [{ ...row('contract', t('mail.clocks.contract_unknown')), strong: true }]
        : []),
    ]),
    ...(role === 'processor' ? [row('guide', formatInstant(clock.controllerDeadlineAt, language))] : []),
    ...(role === 'processor' ? [] : [row('second_part', t('mail.clocks.second_part_value', names))]),
  ];
}

/** A line for the authority; for the client one, and a second where its contract is known. */
function dutyRows({ to, at, conditional }: Duty, filed: Case, names: BreachNames, context: ComposeContext): MailRow[] {
  const { t } = context;
  const row = (key: string, value: string): MailRow => ({ label: t(`mail.clocks.${key}`, names), value, strong: true });
  const time = (passed: string) => (at === undefined ? [] : [timeText(at, filed, context, passed)]);
  switch (to) {
    case 'authority':
      return time('').map((value) => row(conditional ? 'if_controller' : 'controller', value));
    case 'client':
      return [
        row(conditional ? 'if_processor' : 'processor', t('mail.clocks.processor_value')),
        ...time('contract_').map((value) => row('contract', value)),
      ];
  }
}

/** An instant, and whether it had passed when the case was filed or has passed since. */
function timeText(at: Date, { filedAt, submittedAt }: Case, { t, language }: ComposeContext, passed: string): string {
  const deadline = formatInstant(at, language);
  if (at <= filedAt) return t(`mail.clocks.${passed}passed`, { deadline });
  return at <= submittedAt ? t(`mail.clocks.${passed}passed_since`, { deadline }) : deadline;
}
