import type { GraphSettings } from '../roads/graph';
import { graphMailbox } from './graph-mailbox';
import { imapMailbox } from './imap-mailbox';
import type { ImapSettings } from './imap-mailbox';
import type { OpenMailbox } from './mailbox';

export type MailboxSettings = ({ readonly kind: 'imap' } & ImapSettings) | ({ readonly kind: 'graph' } & GraphSettings);

/** How the assistant's own mailbox is opened. */
export function mailboxFor(settings: MailboxSettings): OpenMailbox {
  return settings.kind === 'imap' ? imapMailbox(settings) : graphMailbox(settings);
}
