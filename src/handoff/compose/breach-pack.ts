import { breachClock } from '../../cases/breach-clock';
import type { BreachClock } from '../../cases/breach-clock';
import type { Case } from '../../cases/case';
import { breachFacts } from './breach-facts';
import { breachHints } from './breach-hints';
import { clientNotice, isShared } from './client-notice';
import { copySheet } from './copy-sheet';
import type { Mail } from '../mail';
import type { ComposeContext, MailSection } from './mail-content';
import { rowsSection } from './mail-sections';

type Attachment = Mail['attachments'][number];
type PackFile = {
  readonly id: 'sheet' | 'notice';
  readonly filename: string;
  /** Keys of what the mail says of it, a sentence or two each. */
  readonly about: readonly string[];
};

/**
 * The files that come with the report: what the organisation tells the authority as controller, what it tells the
 * client as processor. None with a withdrawal: nothing is to be notified from it.
 */
export function packFiles(filed: Case, clock: BreachClock, { t }: ComposeContext): readonly PackFile[] {
  if (filed.kind !== 'breach' || filed.stage === 'withdrawal') return [];
  const name = (key: string, ending: string) => `${filed.reference}-v${filed.version}-${t(key)}.${ending}`;
  const sheet: PackFile = {
    id: 'sheet',
    filename: name('mail.pack.sheet_file', 'txt'),
    about: ['sheet', ...(clock.role === 'controller' ? [] : ['sheet_shared'])],
  };
  const notice: PackFile = {
    id: 'notice',
    filename: name('mail.pack.notice_file', 'eml'),
    about: [
      'notice',
      isShared(clock) ? 'notice_shared' : 'notice_one_client',
      ...(filed.version === 1 ? [] : ['notice_later']),
    ],
  };
  return { controller: [sheet], processor: [notice], both: [sheet, notice], unknown: [sheet, notice] }[clock.role];
}

export function packSection(files: readonly PackFile[], { t, authorityForm, language }: ComposeContext): MailSection[] {
  const authority = authorityForm.authority[language === 'fr' ? 'fr' : 'nl'];
  return rowsSection(
    t('mail.pack.heading'),
    files.map(({ filename, about }) => ({
      label: filename,
      value: about.map((key) => t(`mail.pack.${key}`, { authority })).join(' '),
    })),
  );
}

/** `inSheetLanguage` speaks a language of the authority's form. */
export function packAttachments(filed: Case, context: ComposeContext, inSheetLanguage: ComposeContext): Attachment[] {
  const clock = breachClock(filed.answers, filed.filedAt, context.organisation.clients, context.law);
  return packFiles(filed, clock, context).map(({ id, filename }): Attachment => {
    switch (id) {
      case 'sheet': {
        const facts = breachFacts(filed, clock, inSheetLanguage);
        const hints = breachHints(filed, clock, inSheetLanguage);
        const content = copySheet(filed, facts, hints, inSheetLanguage);
        return { filename, contentType: 'text/plain; charset=utf-8', content };
      }
      case 'notice':
        // As message/rfc822 Exchange unpacks it (MS-OXCMAIL 2.2.3.4.3), and what Outlook opens is no draft any more.
        return { filename, contentType: 'application/octet-stream', content: clientNotice(filed, clock, context) };
    }
  });
}
