import { breachClock } from '../../cases/breach-clock';
import type { Case } from '../../cases/case';
import { requestRole } from '../../cases/request-role';
import type { Mail } from '../mail';
import { dutiesInShort } from './breach-duties';
import { contextIn, withoutAttachments } from './case-mail';
import type { MailSettings } from './case-mail';
import type { ComposeContext } from './mail-content';
import { versionRow } from './mail-sections';
import { clockOf, dueText } from './request-clock-rows';
import { subjectOf } from './subject';

/**
 * In place of a mail that cannot be written, or that the mail server refuses for what is in it: which case, by when, and
 * where its details are. Nothing that anybody typed; the same Message-ID and thread as the mail would have had.
 */
export function composeBareMail(filed: Case, settings: MailSettings): Mail {
  const context = contextIn(settings.language ?? 'nl', settings);
  const { t } = context;
  const clocks = clocksOrNone(filed, context);
  const composed = {
    subject: subjectOf(filed, [filed.kind], [t('mail.bare.subject'), ...clocks], context),
    high: true,
    content: {
      title: t(`mail.title.${filed.kind}`, { reference: filed.reference }),
      banners: [{ tone: 'urgent' as const, text: t('mail.bare.banner') }],
      summary: {
        headlines: clocks.map((value) => ({ label: t('mail.bare.clock'), value, strong: true })),
        sentence: t('mail.bare.sentence', { reference: filed.reference }),
        rows: [versionRow(filed, context)],
      },
      sections: [],
    },
  };
  return withoutAttachments(filed, composed, settings);
}

/** What made the whole mail fail may be in here too: then the mail goes without. */
function clocksOrNone(filed: Case, context: ComposeContext): string[] {
  try {
    return clocksInShort(filed, context);
  } catch {
    return [];
  }
}

function clocksInShort(filed: Case, context: ComposeContext): string[] {
  const { t, organisation, law } = context;
  switch (filed.kind) {
    case 'breach':
      return dutiesInShort(breachClock(filed.answers, filed.filedAt, organisation.clients, law), filed, context);
    case 'dsr': {
      const isForwarded = requestRole(filed.answers) === 'processor';
      return [isForwarded ? t('mail.request.forward_value') : dueText(clockOf(filed, context), context)];
    }
    case 'ask_dpo':
      return [];
  }
}
