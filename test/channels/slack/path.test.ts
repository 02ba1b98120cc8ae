import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knex } from 'knex';
import { KEEPING_DEFAULTS, OUTBOX_DEFAULTS } from '../../../src/config/config';
import type { Config } from '../../../src/config/config';
import { createLog } from '../../../src/log';
import { createPrivacyloket } from '../../../src/main';
import type { Privacyloket } from '../../../src/main';
import { KEYS } from '../../support/keys';
import { startSmtp } from '../../support/smtp-server';
import type { RunningSmtp } from '../../support/smtp-server';
import { until } from '../../support/until';
import { openModal } from './modal-client';
import { startRecorder } from './recorder';
import type { Json, Recorder } from './recorder';
import { signedRequests } from './signed-requests';
import type { SignedRequests } from './signed-requests';

const SECRET = 'fake-signing-secret';
const SLACK_PATIENCE_MS = 3_000;

// The whole assistant behind its own server, with a real database and mail server; only Slack itself is played.
let recorder: Recorder;
let smtp: RunningSmtp;
let privacyloket: Privacyloket;
let requests: SignedRequests;
const file = join(mkdtempSync(join(tmpdir(), 'privacyloket-slack-')), 'privacyloket.sqlite');
const logLines: string[] = [];

async function start(): Promise<void> {
  const config: Config = {
    slack: { botToken: 'xoxb-fake', transport: { kind: 'http', signingSecret: SECRET }, apiUrl: recorder.url },
    mail: {
      dpo: 'dpo@example.test',
      from: 'privacyloket@example.test',
      road: { kind: 'smtp', host: '127.0.0.1', port: smtp.port, tls: 'none', timeoutMs: 5_000 },
    },
    database: { kind: 'sqlite', file },
    keys: KEYS,
    outbox: { ...OUTBOX_DEFAULTS, pollMs: 50, retryPausesMs: [100], claimMs: 5_000, leaseMs: 5_000 },
    contentPollMs: 60_000,
    ...KEEPING_DEFAULTS,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'debug',
  };
  const log = createLog({ level: 'debug', now: () => new Date(), write: (line) => void logLines.push(line) });
  privacyloket = await createPrivacyloket(config, { log });
  const port = await privacyloket.start();
  requests = signedRequests(`http://127.0.0.1:${port}`, recorder, SECRET);
}

beforeAll(async () => {
  recorder = await startRecorder();
  smtp = await startSmtp();
  await start();
});
afterAll(async () => {
  await privacyloket.stop();
  await smtp.close();
  await recorder.stop();
});

const direct = (text: string): Json => ({
  type: 'message',
  channel_type: 'im',
  channel: 'D00FAKE',
  user: 'U00FAKE',
  ts: '1.1',
  event_ts: '1.1',
  text,
});
// After a restart the assistant listens elsewhere.
const modal = () => openModal({ recorder, postInteraction: (payload) => requests.postInteraction(payload) });
/** What is sent when somebody presses the button with this text. */
function buttonIn(message: Json | undefined, label: string): Json {
  const elements = ((message?.['blocks'] ?? []) as Json[]).flatMap((block) => (block['elements'] ?? []) as Json[]);
  const found = elements.find((element) => (element['text'] as Json | undefined)?.['text'] === label);
  if (!found) throw new Error(`No button ${label}`);
  return found;
}

const said = (message: Json | undefined) => JSON.stringify(message?.['blocks']);

test('a question in a direct message gets the passage', async () => {
  expect((await requests.postEvent(direct('hoe lang houden jullie gegevens bij?'))).status).toBe(200);
  expect(said(recorder.of('chat.postMessage').at(-1))).toContain(
    'de bewaartermijn van de persoonsgegevens is beperkt tot zo lang als nodig',
  );
});

test('/privacy with a question answers in French to the person alone', async () => {
  const { status, body } = await requests.postCommand('combien de temps gardez-vous mes données ?');
  expect([status, body['response_type']]).toEqual([200, 'ephemeral']);
  expect(said(body)).toContain('de bewaartermijn van de persoonsgegevens is beperkt tot zo lang als nodig');
});

test('an incident is reported through the modal, mailed, and its receipt becomes sent', async () => {
  await requests.postCommand('incident');
  const form = modal();
  expect((await form.press('✉️ Mail, brief of bestand naar de verkeerde persoon')).status).toBe(200);
  await form.pick('discovered_at', 'now');
  await form.pick('data_owner', 'client');
  form.fill({ client: 'voorbeeld_energie', description: 'x' });
  const wrong = await form.submit();
  expect(wrong.body['response_action']).toBe('errors');
  expect(Object.values(wrong.body['errors'] as Json)).toEqual(['Schrijf minstens 5 tekens.']);

  form.fill({ description: 'Offerte naar de verkeerde klant.' });
  const sent = await form.submit();
  expect(sent).toMatchObject({ status: 200, body: { response_action: 'update' } });
  const [reference] = /INC-\d{4}-\d{6}/.exec(JSON.stringify(sent.body)) ?? [];
  expect(JSON.stringify(sent.body)).toContain('Bewaard, wordt verstuurd');

  const { mail } = await until('the mail arrives', () => smtp.deliveries[0]);
  const start = `[DATALEK?] ${reference} | verwerker voor Voorbeeld Energie | verkeerde ontvanger | `;
  expect(mail.subject?.startsWith(`${start}verwittig de opdrachtgever zonder onredelijke vertraging (contract: `)).toBe(
    true,
  );
  const receipt = () => [...recorder.of('chat.postMessage'), ...recorder.of('chat.update')].map(said).join();
  await until('the receipt says sent', () => receipt().includes('Verstuurd naar de DPO'));
  expect(receipt()).toContain(reference);
});

test('details of the incident are added from the receipt, and mailed in the same thread', async () => {
  const first = smtp.deliveries.at(-1)?.mail;
  const receipts = recorder.of('chat.postMessage').filter((message) => said(message)?.includes('Meer details geven'));
  const pressed = buttonIn(receipts.at(-1), 'Meer details geven');
  await requests.postInteraction({
    type: 'block_actions',
    channel: { id: 'D00FAKE' },
    container: {},
    actions: [pressed],
  });
  const form = modal();
  await form.pick('ongoing', 'ongoing');
  await form.pick('data_types', 'contact,financial');
  expect((await form.submit()).status).toBe(200);
  await form.submit();
  expect(JSON.stringify(form.view())).toContain('Nee, het is nog bezig');
  const sent = await form.submit();
  expect(JSON.stringify(sent.body)).toContain('Toegevoegd aan dossier INC-');
  const { mail } = await until('the second mail arrives', () => smtp.deliveries[1]);
  expect(mail.subject).toContain('[AANVULLING 1]');
  expect(mail.inReplyTo).toBe(first?.messageId);
});

test('a request for a caller: a wrong field, a change on the review page, a restart between two pages, the receipt', async () => {
  const delivered = smtp.deliveries.length;
  await requests.postEvent(direct('klant Janssens van Voorbeeld Energie wil dat we alles wissen'));
  const offers = recorder.of('chat.postMessage').filter((message) => said(message)?.includes('Verzoek starten'));
  const offered = buttonIn(offers.at(-1), 'Verzoek starten');
  await requests.postInteraction({
    type: 'block_actions',
    channel: { id: 'D00FAKE' },
    container: {},
    actions: [offered],
  });
  const form = modal();
  expect(form.values()).toMatchObject({ requester_role: 'other', data_owner: 'client', client: 'voorbeeld_energie' });
  await form.pick('reply_language', 'fr');
  expect(JSON.stringify(form.view())).toContain('c’est Voorbeeld Energie qui en décide');
  await form.submit();
  expect(form.values()).toMatchObject({ rights: 'erasure' });
  await form.pick('received_at', 'now');
  form.fill({ received_by: 'phone' });
  await form.submit();
  form.fill({ subject_name: 'Jo Janssens', subject_contact: 'jo@', identity_status: 'no' });
  const wrong = await form.submit();
  expect(wrong.body['response_action']).toBe('errors');

  await privacyloket.stop();
  await start();
  form.fill({ subject_contact: 'jo@example.test' });
  await form.submit();
  await form.submit();
  await form.submit();
  expect(JSON.stringify(form.view())).toContain('jo@example.test');
  await form.press('Wijzig: De persoon');
  form.fill({ subject_name: 'Jo Voorbeeld' });
  await form.submit();
  expect(JSON.stringify(form.view())).toContain('Jo Voorbeeld');
  const sent = await form.submit();
  expect(JSON.stringify(sent.body)).toMatch(/DSR-\d{4}-000001/);
  expect(JSON.stringify(sent.body)).not.toContain('ten laatste');
  const { mail } = await until('the mail arrives', () => smtp.deliveries[delivered]);
  expect(mail.subject).toMatch(/^\[DSR\]\[DOORSTUREN\] DSR-\d{4}-000001 \| .*Voorbeeld Energie/);
  expect(mail.text).toContain('Jo Voorbeeld');
  await until('the receipt says sent', () =>
    [...recorder.of('chat.postMessage'), ...recorder.of('chat.update')].some((message) =>
      /Verstuurd naar de DPO.*DSR-/.test(said(message) ?? ''),
    ),
  );
});

test('an event delivered again, also after a restart, is answered once', async () => {
  const before = recorder.of('chat.postMessage').length;
  const event = direct('worden gegevens vertrouwelijk behandeld?');
  const statuses = [
    (await requests.postEvent(event, 'Ev00SAME')).status,
    (await requests.postEvent(event, 'Ev00SAME')).status,
  ];
  await privacyloket.stop();
  await start();
  statuses.push((await requests.postEvent(event, 'Ev00SAME')).status);
  expect(statuses).toEqual([200, 200, 200]);
  expect(recorder.of('chat.postMessage').length - before).toBe(1);
});

test('when the store fails nothing is acknowledged, what was typed stays, and sending again files one case', async () => {
  await requests.postCommand('incident');
  const form = modal();
  await form.press('🎣 Op een verdachte link geklikt of wachtwoord gegeven');
  await form.pick('discovered_at', 'unknown');
  await form.pick('data_owner', 'unknown');
  form.fill({ description: 'Wachtwoord ingevuld op een valse pagina.' });

  // Another program holds the database for as long as the test wants.
  const other = knex({ client: 'sqlite3', connection: { filename: file }, useNullAsDefault: true });
  const count = async () => Number((await other('cases').count<{ n: number }[]>({ n: '*' }))[0]?.n);
  try {
    const before = await count();
    await other.raw('BEGIN EXCLUSIVE');
    const startedMs = performance.now();
    const failed = await form.submit();
    expect(performance.now() - startedMs).toBeLessThan(SLACK_PATIENCE_MS);
    expect(failed).toEqual({ status: 500, body: {} });
    expect(form.values()['description']).toBe('Wachtwoord ingevuld op een valse pagina.');
    await other.raw('ROLLBACK');

    expect(await count()).toBe(before);
    const sent = await form.submit();
    expect(sent).toMatchObject({ status: 200, body: { response_action: 'update' } });
    expect(await count()).toBe(before + 1);
  } finally {
    await other.destroy();
  }
});

test('a bad signature is refused', async () => {
  const { status } = await requests.post('/slack/events', 'application/json', '{}', 'another-secret');
  expect(status).toBe(401);
});

test('what people wrote, and who they are, is in no log line', () => {
  expect(logLines.join('')).not.toMatch(/Offerte|Wachtwoord|Janssens|Voorbeeld|jo@|U00FAKE|example\.test|xoxb/);
});
