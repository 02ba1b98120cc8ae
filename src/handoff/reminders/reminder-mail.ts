import type { Case } from '../../cases/case';
import type { Mail } from '../mail';
import type { CaseStatus } from './case-status';
import { openClocks } from './clocks';
import { byWhen, clockRow, contextOf, mailingOf, standing, threadIn } from './mail-frame';
import type { MailingSettings } from './mail-frame';
import { stopLines } from './stop-lines';
import type { Mailing } from './mailing-store';

/** A reminder to the DPO, in the thread of the case. Tells nothing that the report told. */
export function reminderMail(
  { name, messageToken }: Pick<Mailing, 'name' | 'messageToken'>,
  filed: Case,
  status: CaseStatus,
  now: Date,
  settings: MailingSettings,
): Mail {
  const context = contextOf(settings);
  const { t } = context;
  const { reference, kind } = filed;
  const clocks = openClocks(filed, status, { law: settings.law, clients: settings.organisation.clients });
  const [first] = clocks;
  const deadline = first ? byWhen(first, now, context) : '';
  return mailingOf(
    {
      to: settings.dpo,
      id: `${filed.id}.r.${messageToken}`,
      token: filed.messageToken,
      reference,
      thread: threadIn(filed),
      high: kind === 'breach',
      subject: t('subject.reminder', { reference, kind: t(`kind.${kind}`), deadline }),
      content: {
        title: t('title.reminder', { reference }),
        banners: [],
        summary: {
          headlines: clocks.map((clock) => clockRow(clock, now, context)),
          sentence: t(`sentence.${sentenceOf(name)}`),
          rows: [{ label: t('state.label'), value: standing(status, t) }],
        },
        sections: [{ kind: 'lines', heading: t('stop.heading'), lines: stopLines(filed, t) }],
      },
    },
    context,
  );
}

function sentenceOf(name: string): string {
  if (name.startsWith('request_forward')) return 'forward';
  if (name.startsWith('request_extended')) return 'extended';
  if (name.startsWith('request')) return 'request';
  if (name.startsWith('second_part')) return 'second_part';
  return name.startsWith('contract') ? 'contract' : 'breach';
}
