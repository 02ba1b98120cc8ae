import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { button } from '../../src/channels/teams/card-action';
import { openDatabase } from '../../src/store/database';
import { emptySqlite } from '../support/databases';
import { startSmtp } from '../support/smtp-server';
import type { RunningSmtp } from '../support/smtp-server';
import { until } from '../support/until';
import { runChild } from './run-child';
import type { Child, ChildOptions } from './run-child';

jest.setTimeout(30_000);

const CLAIM_MS = 600;

let empty: ReturnType<typeof emptySqlite>;
let smtp: RunningSmtp;
let connector: Server;
let children: Child[];
beforeEach(async () => {
  empty = emptySqlite();
  smtp = await startSmtp();
  children = [];
  // What the assistant asks of Teams while it handles a form: who the person is.
  connector = createServer((req, res) => {
    req.resume();
    res.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"user-fake","name":"Nele Voorbeeld"}');
  });
  await new Promise<void>((resolve) => connector.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await Promise.all(children.map((child) => child.kill()));
  await smtp.close();
  await new Promise((resolve) => connector.close(resolve).closeAllConnections());
  await empty.remove();
});

async function start(diesAfter?: ChildOptions['diesAfter']): Promise<Child> {
  const options = { file: empty.location.file, smtpPort: smtp.port, claimMs: CLAIM_MS };
  const child = await runChild({ ...options, ...(diesAfter ? { diesAfter } : {}) });
  children.push(child);
  return child;
}

const answerCause = (child: Child) => sendPage(child, 'cause', { cause: 'misdirected_mail' });
const sendForm = (child: Child) =>
  sendPage(child, 'alarm', {
    discovered_at: 'now',
    data_owner: 'ipg',
    description: 'Mail verkeerd verstuurd',
    confidential: 'no',
  });

/** A process that ends itself at a moment, the first page of the form answered before. */
async function startAtAlarm(diesAfter?: ChildOptions['diesAfter']): Promise<Child> {
  const before = await start();
  expect(await answerCause(before)).toMatch(/^200 .*discovered_at/);
  if (!diesAfter) return before;
  await before.kill();
  return start(diesAfter);
}

/** Sends a filled-in page as a Teams client does; resolves to the card that answers, rejects when nothing does. */
async function sendPage(child: Child, page: string, typed: Readonly<Record<string, string>>): Promise<string> {
  const state = { dialog: 'breach', submissionId: 'submission-fake', page, language: 'nl' } as const;
  const { data } = button('Verzenden', { verb: 'send', state }, { typed: true });
  const { port } = connector.address() as AddressInfo;
  const response = await fetch(child.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: 'activity-fake',
      channelId: 'msteams',
      serviceUrl: `http://127.0.0.1:${port}`,
      from: { id: 'user-fake', name: 'Nele Voorbeeld' },
      recipient: { id: 'bot-fake', name: 'Privacyloket' },
      conversation: { id: 'personal-fake', conversationType: 'personal' },
      replyToId: 'card-fake',
      value: { action: { type: 'Action.Execute', verb: 'send', data: { ...(data as object), ...typed } } },
    }),
  });
  return `${response.status} ${await response.text()}`;
}

/** What is in the database once every process is gone. */
async function stored() {
  await Promise.all(children.map((child) => child.kill()));
  const database = await openDatabase(empty.location);
  const cases = await database('cases').select<{ reference: string }[]>('reference');
  const versions = await database('case_versions').select<{ submission_id: string }[]>('submission_id');
  const mails = await database('outbox').where({ kind: 'mail' }).select<{ done_at: string | null }[]>('done_at');
  const [integrity] = await database.raw<{ integrity_check: string }[]>('PRAGMA integrity_check');
  await database.destroy();
  return {
    references: cases.map(({ reference }) => reference),
    submissions: versions.map((row) => row.submission_id),
    mailsSent: mails.map((row) => row.done_at !== null),
    integrity: integrity?.integrity_check,
  };
}

/** One case of one submission, its mail sent. The year is that of the process's own clock. */
const oneCaseMailed = () => ({
  references: [expect.stringMatching(/^INC-\d{4}-000001$/)],
  submissions: ['submission-fake'],
  mailsSent: [true],
  integrity: 'ok',
});

const mailArrived = () => until('the mail was accepted', () => smtp.deliveries.some(({ accepted }) => accepted));
/** Time for a mail that should not come. */
const settle = () => pause(CLAIM_MS + 200);

test('killed after the commit and before the answer: the mail leaves after the restart, and the form sent again is the same case', async () => {
  const first = await startAtAlarm('commit');
  await expect(sendForm(first)).rejects.toThrow();
  expect(await first.ended).toBe('SIGKILL');
  expect(smtp.deliveries).toEqual([]);

  const second = await start();
  await mailArrived();
  expect(await sendForm(second)).toMatch(/^200 .*INC-\d{4}-000001/);
  await settle();
  expect(smtp.deliveries).toHaveLength(1);
  expect(await stored()).toEqual(oneCaseMailed());
});

test('killed after the answer and before the mail: the mail leaves after the restart', async () => {
  smtp.meet((stage) => (stage === 'greeting' ? 'silence' : 'ok'));
  const first = await startAtAlarm('acknowledge');
  expect(await sendForm(first)).toMatch(/^200 .*INC-\d{4}-000001/);
  expect(await first.ended).toBe('SIGKILL');
  smtp.meet(() => 'ok');
  expect(smtp.deliveries).toEqual([]);

  await start();
  await mailArrived();
  await settle();
  expect(smtp.deliveries).toHaveLength(1);
  expect(await stored()).toEqual(oneCaseMailed());
});

test.each([
  ['before the mail server accepted the mail: it is accepted once', 'hang up', [false, true]],
  ['after the mail server accepted it: it may come twice, as one mail', 'ok', [true, true]],
] as const)('killed %s', async (_, conduct, accepted) => {
  const first = await startAtAlarm();
  smtp.meet(async (stage) => {
    if (stage !== 'accept') return 'ok';
    await first.kill();
    return conduct;
  });
  await sendForm(first).catch(() => 'killed while it answered');
  expect(await first.ended).toBe('SIGKILL');
  await until('the mail server is through', () => smtp.deliveries[0]?.accepted === (conduct === 'ok'));
  smtp.meet(() => 'ok');

  await start();
  await until('the mail came again', () => smtp.deliveries[1]?.accepted);
  await settle();
  expect(smtp.deliveries.map((delivery) => delivery.accepted)).toEqual(accepted);
  expect(new Set(smtp.deliveries.map(({ mail }) => mail.messageId)).size).toBe(1);
  expect(await stored()).toEqual(oneCaseMailed());
});
