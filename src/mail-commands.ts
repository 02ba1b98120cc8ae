import { Command } from 'commander';
import { printJson, wordsIn } from './case-tools';
import type { CaseToolsDeps } from './case-tools';
import type { MailConfig } from './config/config';
import { failureOf } from './handoff/outbox/failure';
import type { Mail } from './handoff/mail';
import type { RoadSettings } from './handoff/roads/open-road';
import type { MailRoad } from './handoff/roads/road';
import { printable } from './plain-table';
import { Refusal, orRefuse } from './refusal';
import { formatInstant } from './texts/dates';
import { LANGUAGES } from './texts/language';

export type MailCommandsDeps = Pick<CaseToolsDeps, 'folders' | 'now'> & {
  readonly mail: () => MailConfig;
  readonly newToken: () => string;
  readonly openRoad: (settings: RoadSettings) => Promise<MailRoad>;
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

const ADDRESS = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/;

/** Whether mails leave: `privacyloket mail test`. */
export function mailCommands(deps: MailCommandsDeps): Command {
  const mail = new Command('mail').description("the way to the DPO's mailbox");
  mail
    .command('test')
    .description('send a test mail as cases are sent, and print what the mail server says; exits with 1 when refused')
    .option('--to <address>', "another address than the DPO's")
    .option('--language <language>', LANGUAGES.join(', '), 'nl')
    .option('--json', 'one JSON object')
    .action(
      orRefuse(async ({ to, language, json }: Options) => {
        if (to !== undefined && !ADDRESS.test(to)) throw new Refusal(`--to: expected an address`, 2);
        const config = deps.mail();
        const outcome = await send(config, testMail(config, to ?? config.dpo, wordsIn(deps, language), deps), deps);
        if (json) printJson(outcome);
        else (outcome.accepted ? process.stdout : process.stderr).write(`${lineOf(outcome)}\n`);
        if (!outcome.accepted) process.exitCode = 1;
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
