import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CONTENT_POLL_MS, KEEPING_DEFAULTS, OUTBOX_DEFAULTS } from '../config/config';
import type { Config } from '../config/config';
import { createPrivacyloket } from '../main';
import { startChild } from './child';
import { readDemoKeys } from './keys';
import { assertFree, waitForPage } from './ports';
import { writeTeamsClientConfig } from './teams-client';

export type DemoOptions = {
  readonly assistantPort: number;
  readonly teamsPort: number;
  readonly mailboxPort: number;
  readonly smtpPort: number;
  /** Keeps database and key between two runs. */
  readonly folder: string;
};

export type Demo = {
  /** Rejects when one of the parts ends by itself. */
  readonly ended: Promise<never>;
  readonly stop: () => Promise<void>;
};

const LOOPBACK = '127.0.0.1';

/**
 * Starts the assistant, a Teams client and a mailbox on this machine. Throws an Error that says what is in the way; then
 * nothing is left running. Once `stopped` resolves it waits for nothing any more.
 */
export async function startDemo(
  options: DemoOptions,
  say: (line: string) => void,
  stopped: Promise<void>,
): Promise<Demo> {
  const mailboxProgram = join(packageDir('maildev'), 'dist/bin/maildev.js');
  const teamsProgram = join(packageDir('@microsoft/m365agentsplayground'), 'cli.js');
  const folder = resolve(options.folder);
  await assertFree([
    [options.assistantPort, '--assistant-port'],
    [options.teamsPort, '--teams-port'],
    [options.mailboxPort, '--mailbox-port'],
    [options.smtpPort, '--smtp-port'],
  ]);
  const teamsFolder = join(folder, 'teams-client');
  mkdirSync(teamsFolder, { recursive: true });
  writeTeamsClientConfig(teamsFolder);
  say('Starting…');

  const privacyloket = await createPrivacyloket(configOf(options, folder));
  await privacyloket.start();
  const mailbox = startChild('the mailbox', mailboxProgram, {
    cwd: folder,
    args: ['--smtp', `${options.smtpPort}`, '--web', `${options.mailboxPort}`, '--ip', LOOPBACK, '--web-ip', LOOPBACK],
  });
  const endpoint = `http://${LOOPBACK}:${options.assistantPort}/api/messages`;
  const teams = startChild('the Teams client', teamsProgram, {
    cwd: teamsFolder,
    args: ['start', '-e', endpoint, '-c', 'msteams', '-p', `${options.teamsPort}`, '--disable-telemetry'],
    env: { TEAMSAPPTESTER_BROWSER: 'none', SEND_INSTALLATION_ACTIVITY: 'true' },
  });
  const ended = Promise.race([mailbox.ended, teams.ended]);
  const stop = async () => {
    await Promise.all([mailbox.stop(), teams.stop()]);
    await privacyloket.stop();
  };

  const [teamsPage, mailboxPage] = [
    `http://${LOOPBACK}:${options.teamsPort}`,
    `http://${LOOPBACK}:${options.mailboxPort}`,
  ];
  try {
    let over = false;
    void stopped.then(() => (over = true));
    const pages = [teamsPage, mailboxPage].map((page) => waitForPage(page, () => over));
    await Promise.race([Promise.all(pages), ended]);
    if (!over) for (const line of instructions(teamsPage, mailboxPage)) say(line);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ended, stop };
}

function instructions(teamsPage: string, mailboxPage: string): string[] {
  return [
    '',
    `  Teams client     ${teamsPage}`,
    `  DPO's mailbox    ${mailboxPage}`,
    '',
    '  Try in the Teams client:',
    '    1. hoe lang houden jullie gegevens bij?',
    '    2. ik heb een mail naar de verkeerde klant gestuurd',
    '    3. combien de jours de congé me reste-t-il ?   (not in the policy: pass it on to the DPO)',
    '  and read what arrives in the mailbox.',
    '',
    '  The assistant and the mailbox listen on this machine only; the Teams client listens on every network interface.',
    '  Ctrl-C stops everything.',
  ];
}

function configOf(options: DemoOptions, folder: string): Config {
  return {
    teams: { kind: 'unauthenticated' },
    mail: {
      dpo: 'dpo@example.test',
      from: 'privacyloket@example.test',
      road: { kind: 'smtp', host: LOOPBACK, port: options.smtpPort, tls: 'none', timeoutMs: 5_000 },
    },
    database: { kind: 'sqlite', file: join(folder, 'privacyloket.sqlite') },
    keys: readDemoKeys(join(folder, 'keys.json')),
    outbox: { ...OUTBOX_DEFAULTS, pollMs: 1_000, retryPausesMs: [2_000, 5_000, 15_000] },
    contentPollMs: CONTENT_POLL_MS,
    ...KEEPING_DEFAULTS,
    host: LOOPBACK,
    port: options.assistantPort,
    logLevel: 'warn',
  };
}

/** The demo's programs are development packages: an installation without them cannot run it. */
function packageDir(name: string): string {
  const dir = join(__dirname, '..', '..', 'node_modules', name);
  if (!existsSync(dir)) throw new Error(`The demo needs the package ${name}: run npm ci in a clone`);
  return dir;
}
