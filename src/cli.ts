#!/usr/bin/env node
import { once } from 'node:events';
import { userInfo } from 'node:os';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { detectLanguage } from './assistant/detect-language';
import { routeOf } from './assistant/route';
import type { DemoOptions } from './demo/demo';
import { BadLine, answerLine, askOnce, withoutByteOrderMark } from './channels/terminal/ask';
import { explainLines } from './content/explain';
import { chat, openTerminal, terminalReceipts } from './channels/terminal/chat';
import { renderReply } from './channels/terminal/render';
import { answersCommand } from './commands/answers';
import { caseCommands } from './commands/cases';
import { loadOrganisation } from './cases/organisation';
import { ConfigError } from './config/config';
import type { Config } from './config/config';
import {
  readConfig,
  readDatabase,
  readEnvironment,
  readFolders,
  readMailConfig,
  readStore,
} from './config/read-config';
import { codeOf } from './log';
import { contentDirOf, createAnswering } from './content/content';
import { clockCommands } from './commands/clock';
import { contentCommands } from './commands/content';
import { mailCommands } from './commands/mail';
import { outboxCommands } from './commands/outbox';
import { loadExplainer } from './policy/explain';
import { loadPolicy } from './policy/policy';
import { newToken, now, processLog } from './process';
import { Refusal, runTyped, sayRefusal } from './commands/refusal';
import { registerCommands, reportCommand } from './commands/registers';
import { stopSignal } from './stop-signal';
import { version } from './version';

const program = new Command('privacyloket')
  .description('A privacy assistant for Microsoft Teams and Slack.')
  .version(version)
  .showHelpAfterError();

program
  .command('serve')
  .description('run the assistant: Slack, Teams or both, as configured')
  .action(async () => {
    const { createPrivacyloket } = await import('./main.js');
    const privacyloket = await createPrivacyloket(readConfig(readEnvironment(), { channels: true }));
    await privacyloket.start();
    await stopSignal(readEnvironment());
    await privacyloket.stop();
  });

program
  .command('ask')
  .description('answer a question, or with --jsonl one a line from standard input')
  .argument('[question]')
  .option('--jsonl', 'read lines {"id","q"}, print a line of JSON for each')
  .option('--explain', 'say why: outcomes with their scores, the nearest written lines, unknown words')
  .action(async (question: string | undefined, options: { jsonl?: true; explain?: true }) => {
    if (options.jsonl) return askLines();
    if (question === undefined)
      return program.error("error: missing argument 'question' (or --jsonl)", { exitCode: 2 });
    const folders = readFolders(readEnvironment());
    if (options.explain) return print(explain(contentDirOf(folders), question));
    const { assistant } = createAnswering(folders);
    print(renderReply(await askOnce(assistant, question), { bold: process.stdout.isTTY }));
  });

program
  .command('chat')
  .description('talk to the assistant in this terminal; reports are filed and mailed as configured')
  .action(async () => {
    const { createPrivacyloket } = await import('./main.js');
    const environment = readEnvironment();
    const config = readConfig(environment, { channels: false });
    const terminal = openTerminal(process.stdin, process.stdout);
    const privacyloket = await createPrivacyloket(
      { ...withoutChannels(config), logLevel: 'error' },
      { terminal: (texts) => terminalReceipts(terminal, texts) },
    );
    await privacyloket.start();
    const { username } = userInfo();
    await chat({
      ...privacyloket,
      terminal,
      person: { channel: 'terminal', tenantId: 'local', userId: username, name: username },
      ...(environment.LANG ? { locale: environment.LANG } : {}),
    });
    terminal.close();
    await privacyloket.stop();
  });

program
  .command('demo')
  .description('everything on this machine, without accounts: Teams client, mailbox and assistant')
  .option('--assistant-port <port>', 'where the assistant listens', port, 3978)
  .option('--teams-port <port>', 'the Teams client in the browser', port, 56150)
  .option('--mailbox-port <port>', "the DPO's mailbox in the browser", port, 1080)
  .option('--smtp-port <port>', "the mailbox's mail server", port, 1025)
  .option('--folder <folder>', 'where the demo keeps its database and key', '.demo')
  .action(async (options: DemoOptions) => {
    const { startDemo } = await import('./demo/demo.js');
    const stopped = stopSignal(readEnvironment());
    const demo = await startDemo(options, (line) => print([line]), stopped);
    try {
      await Promise.race([stopped, demo.ended]);
    } finally {
      await demo.stop();
    }
  });

program.addCommand(
  contentCommands({
    contentDir: () => contentDirOf(readFolders(readEnvironment())),
    database: () => readDatabase(readEnvironment()),
  }),
);

program.addCommand(clockCommands({ contentDir: () => contentDirOf(readFolders(readEnvironment())) }));

const caseTools = {
  store: () => readStore(readEnvironment()),
  folders: () => readFolders(readEnvironment()),
  now,
};
program.addCommand(caseCommands(caseTools));
program.addCommand(registerCommands(caseTools));
program.addCommand(reportCommand(caseTools));
program.addCommand(outboxCommands(caseTools));
program.addCommand(
  mailCommands({
    ...caseTools,
    newToken,
    mail: () => readMailConfig(readEnvironment()),
    openRoad: async (settings) => {
      const { openRoad } = await import('./handoff/roads/open-road.js');
      return openRoad(settings);
    },
    mailboxFor: async (settings) => {
      const { mailboxFor } = await import('./handoff/answers/open-mailbox.js');
      return mailboxFor(settings);
    },
  }).addCommand(
    answersCommand({
      database: () => readDatabase(readEnvironment()),
      mailboxes: () => readMailConfig(readEnvironment()),
      hasDeputy: () => loadOrganisation(contentDirOf(readFolders(readEnvironment()))).deputy !== undefined,
    }),
  ),
);

process.stdout.on('error', (error) => {
  if (codeOf(error) !== 'EPIPE') throw error;
  // `| head -1` has read what it wants. Leave now: standard input may stay open without another line.
  process.exit(0);
});

runTyped(program).catch((error: unknown) => {
  if (error instanceof Refusal) return sayRefusal(error);
  if (error instanceof ConfigError) {
    process.stderr.write(`The configuration is not complete:\n${error.problems.map((line) => `  ${line}\n`).join('')}`);
    process.exit(2);
  }
  process.stderr.write(`${error instanceof Error ? error.message : 'unknown error'}\n`);
  processLog('error').error('stopped', { code: codeOf(error) });
  process.exit(1);
});

/** The same store and mail, without a server. */
function withoutChannels(config: Config): Omit<Config, 'slack' | 'teams'> {
  const rest: { -readonly [K in keyof Config]: Config[K] } = { ...config };
  delete rest.slack;
  delete rest.teams;
  return rest;
}

function explain(contentDir: string, question: string): string[] {
  const understood = loadPolicy(contentDir).understand(question);
  const explanation = loadExplainer(contentDir)(question);
  const language = detectLanguage(question, undefined);
  return explainLines({ language, route: routeOf(understood), understood, explanation, contentDir });
}

async function askLines(): Promise<void> {
  const { assistant } = createAnswering(readFolders(readEnvironment()));
  let number = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    number += 1;
    if (line.trim() === '') continue;
    try {
      const answer = await answerLine(assistant, number === 1 ? withoutByteOrderMark(line) : line);
      if (!process.stdout.write(`${answer}\n`)) await once(process.stdout, 'drain');
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      process.stderr.write(`line ${number}: ${error.message}\n`);
      process.exitCode = 1;
    }
  }
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) {
    program.error(`error: expected a port, 1 to 65535, not '${text}'`, { exitCode: 2 });
  }
  return number;
}
