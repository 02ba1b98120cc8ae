import { KEEPING_DEFAULTS, OUTBOX_DEFAULTS } from '../src/config/config';
import { createPrivacyloket } from '../src/main';
import { clockAt } from './support/clock';
import { DATABASES } from './support/databases';
import { BREACH } from './support/filings';
import { KEYS } from './support/keys';
import { openStore } from './support/open-store';

const MINUTE_MS = 60_000;

test.each(DATABASES)('mail that does not leave closes no intake, and shows, on $name', async ({ create }) => {
  const empty = await create();
  const clock = clockAt('2026-11-20T15:43:12Z');
  const { database, cases } = await openStore(empty.location, clock.now);
  const { case: filed } = await cases.file(BREACH);
  await database('mailings').insert({
    case_id: filed.id,
    scope: filed.id,
    kind: 'deputy',
    name: 'no_state',
    created_at: '2026-11-20T15:43:12.000Z',
    due_at: '2026-11-20T15:50:00.000Z',
    next_attempt_at: '2026-11-20T15:50:00.000Z',
    message_token: 'token-fake-9',
  });
  const privacyloket = await createPrivacyloket(
    {
      mail: {
        dpo: 'dpo@example.test',
        from: 'privacyloket@example.test',
        road: { kind: 'smtp', host: '127.0.0.1', port: 9, tls: 'none', timeoutMs: 100 },
      },
      database: empty.location,
      keys: KEYS,
      outbox: OUTBOX_DEFAULTS,
      contentPollMs: MINUTE_MS,
      ...KEEPING_DEFAULTS,
      host: '127.0.0.1',
      port: 0,
      logLevel: 'error',
    },
    { now: clock.now, log: { debug: ignore, info: ignore, warn: ignore, error: ignore } },
  );
  const said = { database: 'ok', content: 'ok' };
  expect(await privacyloket.ready()).toMatchObject({
    ok: true,
    checks: { ...said, mail: 'ok', oldest_unsent_seconds: 0, waiting_mailings: 0 },
  });
  clock.pass(15 * MINUTE_MS);
  expect(await privacyloket.ready()).toMatchObject({
    ok: true,
    checks: { ...said, mail: 'late', oldest_unsent_seconds: 900, waiting_mailings: 1 },
  });
  await database.raw('alter table outbox rename to outbox_away');
  expect((await privacyloket.ready()).ok).toBe(false);
  await database.raw('alter table outbox_away rename to outbox');
  await privacyloket.stop();
  await database.destroy();
  await empty.remove();
});

function ignore(): void {}
