import { Command } from 'commander';
import { openExisting } from './existing-database';
import { takeAnswer } from '../handoff/answers/take-answer';
import { createMailingStore } from '../handoff/reminders/mailing-store';
import { newToken, now } from '../process';
import type { DatabaseLocation } from '../store/database';

/** What is read of a mail, in bytes: a bounce quotes the mail that it returns near its beginning. */
const READ_AT_MOST = 2_000_000;

/** `privacyloket mail answers < message.eml`: a mail server pipes each mail to the assistant's mailbox in here. */
export function answersCommand(deps: {
  /** Read when the command runs. */
  readonly database: () => DatabaseLocation;
  readonly mailboxes: () => { readonly from: string; readonly dpo: string };
  readonly hasDeputy: () => boolean;
}): Command {
  return new Command('answers')
    .description('a mail to the own mailbox on standard input: alerts the deputy of bounces and absence')
    .action(async () => {
      const raw = await readAll(process.stdin);
      const { from: mailbox, dpo } = deps.mailboxes();
      const hasDeputy = deps.hasDeputy();
      // A mail server calls from a folder of its own: an empty database made there would swallow every bounce.
      const database = await openExisting(deps.database());
      try {
        const store = createMailingStore({ database, now, newToken });
        const taken = await takeAnswer(raw, { database, store, mailbox, dpo, hasDeputy, now });
        process.stdout.write(`${JSON.stringify(taken)}\n`);
      } finally {
        await database.destroy();
      }
    });
}

/** Reads to the end, or the mail server would see a broken pipe and keep the mail. */
async function readAll(input: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    if (length < READ_AT_MOST) chunks.push(chunk);
    length += chunk.length;
  }
  return Buffer.concat(chunks).toString('utf8');
}
