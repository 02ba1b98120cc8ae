import { Command } from 'commander';
import { printJson, wordsIn } from './case-tools';
import type { CaseToolsDeps } from './case-tools';
import type { MailConfig } from './config/config';
import { failureOf } from './handoff/outbox/failure';
import type { Mail } from './handoff/mail';
import type { OpenMailbox } from './handoff/answers/mailbox';
import type { MailboxSettings } from './handoff/answers/open-mailbox';
import type { RoadSettings } from './handoff/roads/open-road';
import type { MailRoad } from './handoff/roads/road';
import { codeOf } from './log';
import { printable } from './plain-table';
import { Refusal, orRefuse } from './refusal';
import { formatInstant } from './texts/dates';
import { LANGUAGES } from './texts/language';

export type MailCommandsDeps = Pick<CaseToolsDeps, 'folders' | 'now'> & {
  readonly mail: () => MailConfig;
  readonly newToken: () => string;
  readonly openRoad: (settings: RoadSettings) => Promise<MailRoad>;
  readonly mailboxFor: (settings: MailboxSettings) => Promise<OpenMailbox>;
};

type Options = { readonly to?: string; readonly language: string; readonly json?: true };

/** What became of a test mail. `response`: the server's own words. `reason`: why it could not be asked. */
type Outcome = {
  readonly accepted: boolean;
  readonly to: string;
  readonly code?: string | number;
  readonly response?: string;
  readonly reason?: string;
};

/** Whether the assistant can read its own mailbox. */
type Reading = {
  readonly readable: boolean;
  /** How many mails of the last day or two nobody has read yet. */
  readonly unread?: number;
  readonly code?: string;
  readonly response?: string;
};

const DAY_MS = 24 * 3_600_000;
const ADDRESS = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/;

/** Whether mails leave, and the answers to them can be read: `privacyloket mail test`. */
export function mailCommands(deps: MailCommandsDeps): Command {
  const mail = new Command('mail').description("the way to the DPO's mailbox");
  mail
    .command('test')
    .description(
      'send a test mail as cases are sent, look into the own mailbox, print what came of it; exits with 1 when refused',
    )
    .option('--to <address>', "another address than the DPO's")
    .option('--language <language>', LANGUAGES.join(', '), 'nl')
    .option('--json', 'one JSON object')
    .action(
      orRefuse(async ({ to, language, json }: Options) => {
        if (to !== undefined && !ADDRESS.test(to)) throw new Refusal(`--to: expected an address`, 2);
        const config = deps.mail();
        const outcome = await send(config, testMail(config, to ?? config.dpo, wordsIn(deps, language), deps), deps);
        const mailbox = config.mailbox ? await lookInto(config.mailbox, deps) : undefined;
        if (json) printJson({ ...outcome, ...(mailbox ? { mailbox } : {}) });
        else {
          say(outcome.accepted, lineOf(outcome));
          if (mailbox) say(mailbox.readable, readingLine(mailbox));
        }
        if (!outcome.accepted || mailbox?.readable === false) process.exitCode = 1;
      }),
    );
  return mail;
}

async function send({ road: settings }: MailConfig, mail: Mail, { openRoad }: MailCommandsDeps): Promise<Outcome> {
  const road = await openRoad(settings);
  try {
    const { response } = await road.send(mail);
    return { accepted: true, to: mail.to, response };
  } catch (error) {
    return { accepted: false, to: mail.to, code: failureOf(error).code, ...wordsOf(error) };
  } finally {
    road.close();
  }
}

/** Reads no mail and changes nothing. */
async function lookInto(settings: MailboxSettings, { mailboxFor, now }: MailCommandsDeps): Promise<Reading> {
  try {
    const mailbox = await (await mailboxFor(settings))();
    try {
      const unread = await mailbox.unread(new Date(now().getTime() - DAY_MS));
      return { readable: true, unread: unread.length };
    } finally {
      mailbox.close();
    }
  } catch (error) {
    const { response } = error as { response?: unknown };
    return { readable: false, code: codeOf(error), ...(typeof response === 'string' ? { response } : {}) };
  }
}

/** The server's words, or else those of the system: the name is unknown, the connection refused, the certificate wrong. */
function wordsOf(error: unknown): Pick<Outcome, 'response' | 'reason'> {
  const { response, message } = error as { response?: unknown; message?: unknown };
  if (typeof response === 'string') return { response };
  return typeof message === 'string' ? { reason: message } : {};
}

function lineOf({ accepted, to, code, response, reason }: Outcome): string {
  const words = response ?? reason;
  const said = words === undefined ? '' : `: ${printable(words)}`;
  return accepted ? `accepted for ${to}${said}` : `not accepted for ${to} (${code})${said}`;
}

function readingLine({ readable, unread, code, response }: Reading): string {
  if (readable) return `own mailbox can be read: ${unread} unread`;
  return `own mailbox cannot be read (${code})${response === undefined ? '' : `: ${printable(response)}`}`;
}

function say(isGood: boolean, line: string): void {
  (isGood ? process.stdout : process.stderr).write(`${line}\n`);
}

function testMail(
  { from }: MailConfig,
  to: string,
  { t, language }: ReturnType<typeof wordsIn>,
  { now, newToken }: MailCommandsDeps,
): Mail {
  const text = t('register.mail_test.text', { at: formatInstant(now(), language) });
  return {
    messageId: `<test.${newToken()}@${from.split('@')[1] ?? ''}>`,
    from: `Privacyloket <${from}>`,
    to,
    replyTo: from,
    subject: t('register.mail_test.subject'),
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: `${text}\n`,
    html: `<!doctype html><html lang="${language}"><meta charset="utf-8"><p>${text}</p></html>`,
    attachments: [],
  };
}
