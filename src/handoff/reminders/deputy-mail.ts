import type { Case } from '../../cases/case';
import type { Mail } from '../mail';
import type { CaseStatus } from './case-status';
import { openClocks } from './clocks';
import { clockRow, contextOf, mailingOf, standing } from './mail-frame';
import type { MailingSettings } from './mail-frame';
import { stopLines } from './stop-lines';
import type { Mailing } from './mailing-store';

/**
 * To who stands in for the DPO: that a case may lie unread, and by when what must be done. Reference and clocks, nothing
 * of what was reported or by whom: that is in the DPO's mailbox or, when no mail got there, in the database.
 */
export function deputyMail(
  { name, messageToken }: Pick<Mailing, 'name' | 'messageToken'>,
  filed: Case,
  status: CaseStatus,
  now: Date,
  settings: MailingSettings & { readonly deputy: string },
): Mail {
  const context = contextOf(settings);
  const { t } = context;
  const { reference, kind } = filed;
  const isThere = status.isMailed && !name.startsWith('bounce');
  const clocks = openClocks(filed, status, { law: settings.law, clients: settings.organisation.clients });
  const why = name.startsWith('bounce') ? 'bounce' : name;
  return mailingOf(
    {
      to: settings.deputy,
      id: `${filed.id}.d.${messageToken}`,
      token: messageToken,
      reference,
      high: true,
      subject: t('subject.deputy', { reference, kind: t(`kind.${kind}`) }),
      content: {
        title: t('title.deputy', { reference }),
        banners: [{ tone: 'urgent', text: t(`why.${why}`) }],
        summary: {
          headlines: clocks.map((clock) => clockRow(clock, now, context)),
          sentence: t(isThere ? 'sentence.deputy' : 'sentence.deputy_undelivered', { dpo: settings.dpo, reference }),
          rows: [{ label: t('state.label'), value: standing(status, t) }],
        },
        sections: [{ kind: 'lines', heading: t('stop.heading'), lines: stopLines(filed, t) }],
      },
    },
    context,
  );
}
