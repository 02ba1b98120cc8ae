import { imapMailbox } from '../../../src/handoff/answers/imap-mailbox';
import type { ImapSettings } from '../../../src/handoff/answers/imap-mailbox';

/** Prints how many mails are unread in the mailbox that the first argument names, since the instant of the second. */
const [, , settings = '', since = ''] = process.argv;
void imapMailbox(JSON.parse(settings) as ImapSettings)().then(async (mailbox) => {
  process.stdout.write(String((await mailbox.unread(new Date(since))).length));
  mailbox.close();
});
