import type { Database } from '../../store/database';
import type { Encryption } from '../../store/encryption';
import { createBacklog } from './backlog';
import type { Backlog } from './backlog';
import { createMailQueue } from './mail-queue';
import type { MailQueue } from './mail-queue';
import { createReceiptQueue } from './receipt-queue';
import type { ReceiptQueue } from './receipt-queue';

/** The rows of `outbox`: mails of versions, and their receipts in chat. */
export type Queue = MailQueue & ReceiptQueue & Backlog;

export function createQueue(deps: {
  readonly database: Database;
  readonly encryption: Encryption;
  readonly now: () => Date;
  readonly claimMs: number;
}): Queue {
  return { ...createMailQueue(deps), ...createReceiptQueue(deps), ...createBacklog(deps) };
}
