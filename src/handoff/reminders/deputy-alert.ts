import type { Mail } from '../mail';
import { contextOf, mailingOf } from './mail-frame';
import type { MailingSettings } from './mail-frame';
import type { Mailing } from './mailing-store';

/**
 * To who stands in for the DPO: that mails to the DPO's mailbox come back or are answered by nobody, without a case that
 * it could be tied to. `name`: `bounce` or `out_of_office`, a colon and the day.
 */
export function deputyAlert(
  { name, messageToken }: Pick<Mailing, 'name' | 'messageToken'>,
  settings: MailingSettings & { readonly deputy: string },
): Mail {
  const context = contextOf(settings);
  const { t } = context;
  const why = name.startsWith('bounce') ? 'bounce_any' : 'out_of_office';
  return mailingOf(
    {
      to: settings.deputy,
      id: `deputy.${messageToken}`,
      token: messageToken,
      high: true,
      subject: t('subject.deputy_any'),
      content: {
        title: t('title.deputy_any'),
        banners: [{ tone: 'urgent', text: t(`why.${why}`) }],
        summary: { headlines: [], sentence: t('sentence.deputy_any', { dpo: settings.dpo }), rows: [] },
        sections: [],
      },
    },
    context,
  );
}
