import { knex } from 'knex';
import type { DatabaseLocation } from '../../src/store/database';
import { createEncryption } from '../../src/store/encryption';
import { migrations } from '../../src/store/migrations';
import { clockAt } from '../support/clock';
import { DATABASES } from '../support/databases';
import { BREACH, NELE, VERSION } from '../support/filings';
import { KEYS } from '../support/keys';
import { openStore } from '../support/open-store';

const CASE_ID = '00000000-0000-4000-8000-0000000000aa';
const AT = '2026-11-01T08:00:00.000Z';
const encryption = createEncryption(KEYS);

/** The tables of the first release, with a case whose mail was accepted, written as it wrote them. */
async function firstRelease(location: DatabaseLocation): Promise<void> {
  const database =
    location.kind === 'sqlite'
      ? knex({ client: 'sqlite3', connection: { filename: location.file }, useNullAsDefault: true })
      : knex({ client: 'pg', connection: location.url });
  const all = await migrations.getMigrations([]);
  await database.migrate.latest({
    migrationSource: { ...migrations, getMigrations: () => Promise.resolve(all.slice(0, 2)) },
  });
  const ofVersion = { case_id: CASE_ID, version: 1 };
  const sealed = (value: unknown, place: string) => encryption.encrypt(JSON.stringify(value), place);
  await database('counters').insert({ prefix: 'INC', year: 2026, last: 1 });
  await database('cases').insert({
    id: CASE_ID,
    reference: 'INC-2026-000001',
    dialog: 'breach',
    reporter_lookup: encryption.lookup('person', NELE.channel, NELE.tenantId, NELE.userId),
    created_at: AT,
  });
  await database('case_versions').insert({
    ...ofVersion,
    submission_id: 'submission-old',
    language: 'nl',
    submitted_at: AT,
    message_token: 'token-fake',
    reporter_sealed: sealed(NELE, `case_versions.reporter/${CASE_ID}/1`),
    answers_sealed: sealed(BREACH.answers, `case_versions.answers/${CASE_ID}/1`),
  });
  await database('case_events').insert({ ...ofVersion, at: AT, event: 'filed' });
  await database('outbox').insert({
    ...ofVersion,
    kind: 'mail',
    priority: 0,
    created_at: AT,
    next_attempt_at: AT,
    done_at: AT,
  });
  await database.destroy();
}

test.each(DATABASES)(
  'a case of the first release reads as before and can be added to, on $name',
  async ({ create }) => {
    const empty = await create();
    await firstRelease(empty.location);
    const store = await openStore(empty.location, clockAt('2026-11-20T15:43:12Z').now);

    const old = await store.cases.filedAs(NELE, 'submission-old');
    expect(old).toEqual({
      id: CASE_ID,
      reference: 'INC-2026-000001',
      kind: 'breach',
      version: 1,
      stage: 'filed',
      language: 'nl',
      reporter: NELE,
      answers: BREACH.answers,
      additions: [],
      filedAt: new Date(AT),
      submittedAt: new Date(AT),
      messageToken: 'token-fake',
      earlierTokens: [],
      similar: [],
    });
    expect(await store.cases.list(NELE, 5)).toEqual([
      {
        reference: 'INC-2026-000001',
        kind: 'breach',
        state: 'open',
        filedAt: new Date(AT),
        answers: BREACH.answers,
        isMailed: true,
      },
    ]);
    const { case: added } = await store.cases.file(VERSION);
    expect(added).toMatchObject({ id: CASE_ID, version: 2, earlierTokens: ['token-fake'] });
    expect((await store.cases.file(BREACH)).case.reference).toBe('INC-2026-000002');

    await store.database.destroy();
    await empty.remove();
  },
);
