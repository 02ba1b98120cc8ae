import { inspect } from 'node:util';
import { clockAt } from '../../support/clock';
import { emptySqlite } from '../../support/databases';
import { startSmtp } from '../../support/smtp-server';
import { until } from '../../support/until';
import { MAIL } from '../one-mail';
import { runOutbox } from '../outbox/outbox-run';
import { createGraphRoad } from '../../../src/handoff/roads/graph';
import type { MailRoad } from '../../../src/handoff/roads/road';
import { createSmtpRoad } from '../../../src/handoff/roads/smtp';
import { troubleOf } from '../../../src/handoff/roads/trouble';
import { CLIENT_ID, MAILBOX, TENANT_ID, startMicrosoft } from './microsoft';
import type { RunningMicrosoft } from './microsoft';

const credential = { kind: 'secret', tenantId: TENANT_ID, clientId: CLIENT_ID, secret: 'geheim-fake' } as const;
const SAID = 'dpo@example.test is not yours';

let microsoft: RunningMicrosoft;
beforeEach(async () => {
  microsoft = await startMicrosoft();
});
afterEach(() => microsoft.close());

/** Files a case, lets its mail fail on this road, and gives what was logged and what the road threw. */
async function loggedOf(road: MailRoad): Promise<{ logged: string; thrown: unknown }> {
  const empty = emptySqlite();
  let thrown: unknown;
  const run = await runOutbox({
    location: empty.location,
    smtpPort: 1,
    now: clockAt('2026-11-20T15:43:12Z').now,
    sendMail: (mail, signal) =>
      road.send(mail, signal).catch((error: unknown) => {
        thrown = error;
        throw error;
      }),
  });
  try {
    await run.file();
    await until('it was logged', () => run.logged.length > 0);
    return { logged: JSON.stringify(run.logged), thrown };
  } finally {
    await run.stop();
    road.close();
    await empty.remove();
  }
}

test.each<[string, string, () => void]>([
  [
    'Entra',
    'AADSTS7000215',
    () =>
      microsoft.onToken(() => ({
        status: 401,
        body: { error: 'invalid_client', error_description: SAID, error_codes: [7000215] },
      })),
  ],
  [
    'Graph',
    'graph:403:ErrorAccessDenied',
    () => microsoft.onSend(() => ({ status: 403, body: { error: { code: 'ErrorAccessDenied', message: SAID } } })),
  ],
])('the words of %s are known of the error, and the running sender logs its code alone', async (_, code, refuse) => {
  refuse();
  const road = createGraphRoad({ mailbox: MAILBOX, credential, ...microsoft.reach() });
  const { logged, thrown } = await loggedOf(road);
  expect(troubleOf(thrown).response).toContain(SAID);
  expect(logged).toContain(`"code":"${code}"`);
  expect(logged).not.toContain(SAID);
  expect(logged).not.toContain('microsoft');
});

test('of a mail server the running sender logs the reply code alone', async () => {
  const smtp = await startSmtp({ oauth2: { user: MAILBOX, isGood: () => false } });
  const login = { kind: 'oauth2', user: MAILBOX, credential } as const;
  const road = createSmtpRoad({ host: 'localhost', port: smtp.port, tls: 'none', login, ...microsoft.reach() });
  const { logged, thrown } = await loggedOf(road);
  expect(troubleOf(thrown)).toEqual({ step: 'SMTP login', host: 'localhost', response: '535 Wrong name or password' });
  expect(logged).toContain('"code":535');
  expect(logged).not.toMatch(/Wrong|localhost/);
  await smtp.close();
});

test('an error shows its words to nobody who prints it whole', async () => {
  microsoft.onSend(() => ({ status: 403, body: { error: { code: 'ErrorAccessDenied', message: SAID } } }));
  const road = createGraphRoad({ mailbox: MAILBOX, credential, ...microsoft.reach() });
  const thrown: unknown = await road.send(MAIL).catch((error: unknown) => error);
  expect(inspect(thrown, { showHidden: true, depth: 9 }) + JSON.stringify(thrown)).not.toContain(SAID);
});
