import type { Case } from '../../cases/case';
import { requestClock } from '../../cases/request-clock';
import type { Lateness, RequestClock } from '../../cases/request-clock';
import type { requestRole } from '../../cases/request-role';
import { formatDay, formatInstant } from '../../texts/dates';
import { answerText, questionOf } from './answers-in-words';
import type { Banner, ComposeContext, MailRow } from './mail-content';

export type RequestRole = ReturnType<typeof requestRole>;

/** Placeholders of the texts about a request. */
export type RequestNames = { readonly organisation: string; readonly client: string };

/** The clock runs from the filing; how late it is, is said as of this version. */
export function clockOf(filed: Case, { law }: ComposeContext): RequestClock {
  const clock = requestClock({ received: filed.answers.received_at, submittedAt: filed.filedAt }, law);
  const now = requestClock({ received: clock.receivedOn, submittedAt: filed.submittedAt }, law);
  return { ...clock, lateness: now.lateness };
}

/** When and how the request came in, as far as anybody knows. */
export function receivedText(filed: Case, { basis }: RequestClock, context: ComposeContext): string {
  const { t, language } = context;
  if (basis !== 'reported') return answerText(questionOf('dsr', 'received_at'), filed.answers, context);
  const at = formatInstant(filed.filedAt, language);
  // Who asks for himself asks at that moment; of another's request nobody knows when it came.
  return filed.answers.requester_role === 'self' ? at : t('mail.request.received_unknown', { at });
}

/** What must be done by when. */
export function requestHeadline(clock: RequestClock, role: RequestRole, names: RequestNames, context: ComposeContext) {
  const { t } = context;
  const value = role === 'processor' ? t('mail.request.forward_value') : dueText(clock, context);
  return { label: t(`mail.request.headline.${role}`, names), value, strong: true } satisfies MailRow;
}

/** The last day, and that it has passed when it has. */
export function dueText({ dueOn, lateness }: RequestClock, { t, language }: ComposeContext): string {
  const due = formatDay(dueOn, language);
  return lateness === 'passed' ? t('mail.request.due_passed', { due }) : due;
}

export function requestClockRows(
  filed: Case,
  clock: RequestClock,
  role: RequestRole,
  names: RequestNames,
  context: ComposeContext,
): MailRow[] {
  const { t, language } = context;
  const row = (key: string, value: string): MailRow => ({ label: t(`mail.request.${key}`, names), value });
  const received = [
    row('received', receivedText(filed, clock, context)),
    ...(filed.answers.requester_role === 'self'
      ? []
      : [row('received_by', answerText(questionOf('dsr', 'received_by'), filed.answers, context))]),
    row('reported', formatInstant(filed.filedAt, language)),
    requestHeadline(clock, role, names, context),
  ];
  if (role === 'processor') {
    return [...received, row('contract', t('mail.request.contract_value')), row('guide', dueText(clock, context))];
  }
  return [
    ...received,
    row('safe', formatDay(clock.rawOn, language)),
    row('internal', formatDay(clock.internalOn, language)),
    row('extended', t('mail.request.extended_value', { due: formatDay(clock.extendedDueOn, language) })),
    row('suspension', t('mail.request.suspension_value')),
  ];
}

export function latenessBanners(
  clock: RequestClock,
  role: RequestRole,
  names: RequestNames,
  { t, language }: ComposeContext,
): Banner[] {
  if (clock.lateness === 'none') return [];
  const tone: Readonly<Record<Exclude<Lateness, 'none'>, Banner['tone']>> = {
    late: 'notice',
    urgent: 'urgent',
    passed: 'urgent',
  };
  const params = {
    ...names,
    received: formatDay(clock.receivedOn, language),
    due: formatDay(clock.dueOn, language),
  };
  const suffix = role === 'processor' ? '_processor' : '';
  return [{ tone: tone[clock.lateness], text: t(`mail.request.lateness.${clock.lateness}${suffix}`, params) }];
}
