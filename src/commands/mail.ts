import { Command } from 'commander';
import { printJson, wordsIn } from './case-tools';
import type { CaseToolsDeps } from './case-tools';
import type { MailConfig } from '../config/config';
import type { Mail } from '../handoff/mail';
import type { OpenMailbox } from '../handoff/answers/mailbox';
import type { MailboxSettings } from '../handoff/answers/open-mailbox';
import type { RoadSettings } from '../handoff/roads/open-road';
import type { MailRoad } from '../handoff/roads/road';
import { failed } from './mail-failure';
import type { Failed } from './mail-failure';
import { printable } from './plain-table';
import { Refusal, orRefuse } from './refusal';
import { formatInstant } from '../texts/dates';
import { LANGUAGES } from '../texts/language';

export type MailCommandsDeps = Pick<CaseToolsDeps, 'folders' | 'now'> & {
  readonly mail: () => MailConfig;
  readonly newToken: () => string;
  readonly openRoad: (settings: RoadSettings) => Promise<MailRoad>;
  readonly mailboxFor: (settings: MailboxSettings) => Promise<OpenMailbox>;
};

type Options = { readonly to?: string; readonly language: string; readonly json?: true };

/** What became of a test mail. `response`: what the server said to it, or to the step that failed. */
type Outcome = { readonly to: string } & (
  { readonly accepted: true; readonly response: string } | ({ readonly accepted: false } & Failed)
);

/** Whether the assistant can read its own mailbox. */
type Reading =
  /** `unread`: how many mails of the last day or two nobody has read yet. */
  { readonly readable: true; readonly unread: number } | ({ readonly readable: false } & Failed);

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
    const step = settings.kind === 'graph' ? 'Graph send' : 'SMTP send';
    return { accepted: false, to: mail.to, ...failed(error, step, settings) };
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
    return { readable: false, ...failed(error, settings.kind === 'graph' ? 'Graph read' : 'IMAP read', settings) };
  }
}

function lineOf(outcome: Outcome): string {
  const { accepted, to } = outcome;
  return accepted ? `accepted for ${to}: ${printable(outcome.response)}` : `not accepted for ${to}: ${whyOf(outcome)}`;
}

function readingLine(reading: Reading): string {
  return reading.readable
    ? `own mailbox can be read: ${reading.unread} unread`
    : `own mailbox cannot be read: ${whyOf(reading)}`;
}

function whyOf({ step, host, code, response }: Failed): string {
  return `${step}, ${host} (${code})${response === undefined ? '' : `: ${response}`}`;
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
