import { breachClock } from '../cases/breach-clock';
import type { Case } from '../cases/case';
import type { Law } from '../cases/law';
import type { Organisation } from '../cases/organisation';
import { requestClock } from '../cases/request-clock';
import { requestRole } from '../cases/request-role';
import { listOf } from '../dialogs/definition';
import { formatDay, formatInstant } from '../texts/dates';
import type { Texts } from '../texts/texts';
import { caseActions } from './actions';
import type { Settings } from './settings';
import type { Receipt } from './turn';

export type ReceiptContext = {
  readonly texts: Texts;
  readonly organisation: Organisation;
  readonly law: Law;
  readonly settings: Settings;
};

/**
 * What the reporter keeps: number, time, whether the mail left, what happens next, and until when it is kept. Of what was
 * filled in only the rights asked for and the client.
 */
export function receiptFor(filed: Case, state: Receipt['state'], context: ReceiptContext): Receipt {
  const { texts, organisation, settings } = context;
  const { language, reference } = filed;
  const t = (key: string, params: Readonly<Record<string, string | number>> = {}) =>
    texts.t(language, key, { organisation: organisation.short_name, dpo: settings.dpo, ...params });
  const isWithdrawn = filed.stage === 'withdrawal' || filed.withdrawnBefore === true;
  return {
    reference,
    language,
    state,
    title: t(`common.receipt.${state === 'sent' ? 'sent' : 'saved'}`),
    lines: [
      ...(state === 'delayed' ? [delayedLine()] : []),
      t(`common.receipt.${lineOf(filed.stage)}`, { reference, at: formatInstant(filed.submittedAt, language) }),
      ...whatNext(),
      t('common.receipt.kept', { closed_days: settings.closedKeptDays, kept_days: settings.keptDays }),
    ],
    actions: caseActions({ reference, kind: filed.kind, isWithdrawn }, language, texts),
  };

  function delayedLine(): string {
    const { phone } = organisation.dpo;
    return phone ? t('common.receipt.failed_phone', { reference, phone }) : t('common.receipt.failed', { reference });
  }

  function whatNext(): string[] {
    switch (filed.stage) {
      case 'withdrawal':
        return [t('withdrawal.receipt.next')];
      case 'addition':
        return [t('addition.receipt.next')];
      case 'breach_details':
        return [t('breach_details.receipt.next')];
      case 'filed':
        return { breach: breachLines, dsr: requestLines, ask_dpo: () => [t('ask_dpo.receipt.next')] }[filed.kind]();
    }
  }

  function breachLines(): string[] {
    const { role, client } = breachClock(filed.answers, filed.filedAt, organisation.clients, context.law);
    return [
      t(`breach.notices.first_aid.${filed.answers.cause ?? 'unknown'}`),
      t('breach.receipt.dont'),
      ...(role === 'processor' || role === 'both'
        ? [client ? t('breach.receipt.processor', { client: client.name }) : t('breach.receipt.processor_unnamed')]
        : []),
      t(filed.answers.confidential === 'yes' ? 'breach.receipt.next_confidential' : 'breach.receipt.next'),
      t('breach.receipt.details'),
    ];
  }

  function requestLines(): string[] {
    const rights = listOf(filed.answers.rights);
    return [
      t('dsr.receipt.rights', { rights: rights.map((right) => t(`dsr.rights.${right}`)).join(', ') }),
      t('dsr.receipt.free_and_identity'),
      ...(rights.includes('direct_marketing') ? [t('dsr.receipt.marketing_at_once')] : []),
      whenAnswered(),
      t('dsr.receipt.complaint'),
    ];
  }

  /** A date only where the organisation itself answers, or may have to. */
  function whenAnswered(): string {
    const { received_at: received } = filed.answers;
    const role = requestRole(filed.answers);
    const client = organisation.clients.find(({ id }) => id === filed.answers.client);
    if (role === 'processor') {
      return client ? t('dsr.receipt.processor', { client: client.name }) : t('dsr.receipt.processor_unnamed');
    }
    const { dueOn, lateness } = requestClock({ received, submittedAt: filed.filedAt }, context.law);
    if (lateness === 'passed') return t('dsr.receipt.passed', { due: formatDay(dueOn, language) });
    return t(role === 'controller' ? 'dsr.receipt.deadline' : 'dsr.receipt.unknown_role', {
      due: formatDay(dueOn, language),
    });
  }
}

function lineOf(stage: Case['stage']): string {
  if (stage === 'withdrawal') return 'withdrawal';
  return stage === 'filed' ? 'reference' : 'added';
}
