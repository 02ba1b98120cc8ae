import { breachClock } from '../cases/breach-clock';
import type { Case } from '../cases/case';
import type { Organisation } from '../cases/organisation';
import { formatInstant } from '../texts/dates';
import type { Texts } from '../texts/texts';
import type { Receipt } from './turn';

export type ReceiptContext = { readonly texts: Texts; readonly organisation: Organisation };

/** What the reporter keeps: number, time, whether the mail left, and what happens next. Nothing of what was reported. */
export function receiptFor(filed: Case, state: Receipt['state'], { texts, organisation }: ReceiptContext): Receipt {
  const { language, reference } = filed;
  const t = (key: string, params?: Record<string, string>) => texts.t(language, key, params);
  const at = formatInstant(filed.submittedAt, language);
  return {
    reference,
    language,
    state,
    title: t(`common.receipt.${state}`),
    lines: [t('common.receipt.reference', { reference, at }), ...whatNext()],
  };

  function whatNext(): string[] {
    if (filed.dialog === 'ask_dpo') return [t('ask_dpo.receipt.next')];
    const { role, client } = breachClock(filed.answers, filed.submittedAt, organisation.clients);
    return [
      t('breach.receipt.dont'),
      ...(role === 'processor' || role === 'both'
        ? [client ? t('breach.receipt.processor', { client: client.name }) : t('breach.receipt.processor_unnamed')]
        : []),
      t(filed.answers.confidential === 'yes' ? 'breach.receipt.next_confidential' : 'breach.receipt.next'),
    ];
  }
}
