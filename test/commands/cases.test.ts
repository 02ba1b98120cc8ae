import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseCommands } from '../../src/commands/cases';
import type { CaseToolsDeps } from '../../src/commands/case-tools';
import { wipeDetails } from '../../src/cases/wipe-cases';
import { connectDatabase } from '../../src/store/database';
import { createEncryption } from '../../src/store/encryption';
import { CONFIDENTIAL, EVERYTHING, REQUEST_ANSWERS, UNKNOWN, ZOE, seed, tools } from '../register/seeded';
import { emptySqlite } from '../support/databases';
import { BREACH, NELE } from '../support/filings';
import { KEYS } from '../support/keys';
import { numbered, openStore } from '../support/open-store';
import { runCommand } from '../support/run-command';

const NOW = '2026-11-30T10:00:00Z';
const BREACH_CASE = 'INC-2026-000001';

let empty: ReturnType<typeof emptySqlite>;
let deps: CaseToolsDeps;
beforeEach(async () => {
  empty = emptySqlite();
  deps = tools(empty.location, NOW);
  await seed(empty.location, [
    { kind: 'breach', at: '2026-11-20T15:43:12Z', answers: EVERYTHING },
    { kind: 'dsr', at: '2026-11-21T09:00:00Z', answers: REQUEST_ANSWERS },
    { kind: 'ask_dpo', at: '2026-11-21T22:59:59Z' },
    { kind: 'breach', at: '2026-11-21T23:00:00Z', answers: CONFIDENTIAL, by: ZOE },
  ]);
});
afterEach(() => empty.remove());

const run = (...args: string[]) => runCommand(caseCommands(deps), ...args);
const json = async (...args: string[]) =>
  JSON.parse((await run(...args, '--json')).stdout) as Record<string, unknown>[];
const references = async (...args: string[]) => (await json('list', ...args)).map(({ reference }) => reference);

test('the list shows each case with its state and nearest deadline', async () => {
  expect(await run('list')).toEqual({
    stdout: [
      'Nummer           Soort                       Stand  Ingediend            Termijn              Gemaild',
      'INC-2026-000001  incident                    open   vr 20/11/2026 16:43  za 21/11/2026 16:40  nee',
      'DSR-2026-000001  verzoek van een betrokkene  open   za 21/11/2026 10:00  vr 18/12/2026        nee',
      'VRG-2026-000001  vraag aan de DPO            open   za 21/11/2026 23:59  –                    nee',
      'INC-2026-000002  incident                    open   zo 22/11/2026 00:00  ma 23/11/2026 16:40  nee',
      '',
    ].join('\n'),
    stderr: '',
    exitCode: 0,
  });
});

test('the list as JSON has ids, instants with their offset and days', async () => {
  const [breach, request, question] = await json('list');
  expect(breach).toEqual({
    reference: BREACH_CASE,
    kind: 'breach',
    state: 'open',
    filed_at: '2026-11-20T16:43:12+01:00',
    deadline: { kind: 'contract', at: '2026-11-21T16:40:00+01:00' },
    mailed: false,
    wiped_at: null,
  });
  expect(request).toMatchObject({ kind: 'dsr', deadline: { kind: 'answer', on: '2026-12-18' } });
  expect(question).toMatchObject({ kind: 'ask_dpo', deadline: null });
});

test('the list is narrowed by kind, state and the day in Brussels', async () => {
  await run('state', BREACH_CASE, 'in_progress');
  expect(await references('--kind', 'breach')).toEqual(['INC-2026-000001', 'INC-2026-000002']);
  expect(await references('--state', 'in_progress')).toEqual(['INC-2026-000001']);
  expect(await references('--since', '2026-11-22')).toEqual(['INC-2026-000002']);
  expect(await references('--kind', 'dsr', '--state', 'closed')).toEqual([]);
});

test('a case is shown whole', async () => {
  const { stdout } = await run('show', 'DSR-2026-000001');
  expect(stdout.split('\n').slice(0, 6)).toEqual([
    'DSR-2026-000001',
    '  Soort: verzoek van een betrokkene',
    '  Stand: open',
    '  Ingediend: za 21/11/2026 10:00',
    '  Termijn (verzoek beantwoorden): vr 18/12/2026',
    `  Melder: Nele Voorbeeld, nele.voorbeeld@example.test, teams ${NELE.userId}`,
  ]);
  expect(stdout).toContain('  Hoe heet de persoon? Bram Verzonnen\n');
  expect(stdout).toContain('  za 21/11/2026 10:00: ingediend\n');
});

test('a case as JSON is all that is kept of it', async () => {
  const shown = await json('show', BREACH_CASE);
  expect(shown).toMatchObject({
    reference: BREACH_CASE,
    deadlines: [
      { kind: 'contract', at: '2026-11-21T16:40:00+01:00' },
      { kind: 'authority', at: '2026-11-23T16:40:00+01:00' },
    ],
    confidential: false,
    reporter: { name: NELE.name, email: NELE.email, channel: 'teams', tenant_id: NELE.tenantId, user_id: NELE.userId },
    answers: EVERYTHING,
    versions: [{ version: 1, stage: 'filed', submitted_at: '2026-11-20T16:43:12+01:00', mailed_at: null }],
    events: [{ event: 'filed', version: 1, at: '2026-11-20T16:43:12+01:00' }],
  });
});

test.each([
  ['list'],
  ['list', '--json'],
  ['show', 'INC-2026-000002'],
  ['show', 'INC-2026-000002', '--json'],
  ['show', 'INC-2026-000002', '--language', 'fr'],
  ['state', 'INC-2026-000002', 'closed'],
])('nothing tells who made a confidential report: cases %s %s %s', async (...args) => {
  const { stdout, exitCode } = await run(...args);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('INC-2026-000002');
  expect(stdout).not.toMatch(/geheimhouder|slack|T00FAKEZOE|U00FAKEZOE/i);
});

test('a name that the platform changed since is not shown either', async () => {
  const store = await openStore(empty.location, () => new Date('2026-11-22T10:00:00Z'));
  await store.cases.file({
    submissionId: 'renamed',
    language: 'nl',
    reporter: { ...ZOE, name: 'Zoë Getrouwd', email: 'zoe.getrouwd@example.test' },
    answers: { addition: 'Zoë Geheimhouder heet nu Zoë Getrouwd' },
    receiptPlace: { channel: 'slack', address: '{}' },
    files: { as: 'version', reference: 'INC-2026-000002', stage: 'addition', replaces: ['addition'] },
  });
  await store.database.destroy();
  const { stdout } = await run('show', 'INC-2026-000002', '--json');
  expect(stdout).toContain('[naam weggelaten] heet nu [naam weggelaten]');
  expect(stdout).not.toMatch(/geheimhouder|getrouwd/i);
});

test('of a wiped case the reference, kind, state and dates are left', async () => {
  await run('state', BREACH_CASE, 'closed');
  const store = await openStore(empty.location, () => new Date('2027-01-31T10:00:00Z'));
  await store.database('outbox').update({ done_at: NOW });
  await wipeDetails(
    { ...store, now: () => new Date('2027-01-31T10:00:00Z') },
    { closedBefore: new Date('2027-01-01T00:00:00Z'), acceptedBefore: new Date('2026-01-01T00:00:00Z') },
  );
  await store.database.destroy();
  const { stdout } = await run('show', BREACH_CASE);
  const lines = stdout.split('\n');
  expect(lines.slice(0, 4)).toEqual([
    BREACH_CASE,
    '  Soort: incident',
    '  Stand: afgesloten',
    '  Ingediend: vr 20/11/2026 16:43',
  ]);
  expect(lines).toEqual(expect.arrayContaining(['  Afgesloten: ma 30/11/2026 11:00', '  Melder: gewist']));
  expect(await json('show', BREACH_CASE)).toMatchObject({ reporter: null, confidential: null, answers: {} });
  expect(stdout).not.toContain('Antwoorden');
});

test('what people typed does not steer the terminal', async () => {
  const more = emptySqlite();
  await seed(more.location, [
    {
      kind: 'breach',
      at: '2026-11-20T15:43:12Z',
      answers: { ...UNKNOWN, description: 'een\u001b[2Jtwee\n=\u0007drie' },
    },
  ]);
  const { stdout } = await runCommand(caseCommands(tools(more.location, NOW)), 'show', BREACH_CASE);
  await more.remove();
  expect(stdout).toContain('een [2Jtwee\n    = drie\n');
});

test('a state and what was done are set, and read again', async () => {
  expect(await run('state', 'DSR-2026-000001', 'extended')).toEqual({
    stdout: 'DSR-2026-000001: stand: termijn verlengd, ma 30/11/2026 11:00\n',
    stderr: '',
    exitCode: 0,
  });
  expect(await json('show', 'DSR-2026-000001')).toMatchObject({
    state: 'extended',
    deadline: { kind: 'answer', on: '2027-02-18' },
  });
  expect((await run('state', 'DSR-2026-000001', 'extended')).stdout).toBe(
    'DSR-2026-000001: stand: termijn verlengd, was al zo genoteerd\n',
  );
  const at = '2026-11-22T10:00:00+01:00';
  expect(await json('record', BREACH_CASE, 'authority_part_1', '--at', at)).toEqual({
    reference: BREACH_CASE,
    recorded: 'authority_part_1',
  });
  expect(await json('show', BREACH_CASE)).toMatchObject({
    events: [{ event: 'filed' }, { event: 'authority_part_1', version: 1, at }],
  });
});

test.each([
  [1, 'INC-2026-000099: no such case', ['show', 'INC-2026-000099']],
  [1, 'INC-2026-000099: no such case', ['state', 'INC-2026-000099', 'closed']],
  [1, 'INC-2026-000099: no such case', ['record', 'INC-2026-000099', 'authority_part_1']],
  [2, "state 'done': expected one of open, withdrawal_asked,", ['state', BREACH_CASE, 'done']],
  [2, "event 'fined': expected one of authority_part_1,", ['record', BREACH_CASE, 'fined']],
  [2, 'identity_checked is nothing of a case of this kind', ['record', BREACH_CASE, 'identity_checked']],
  [2, 'is yet to come', ['record', BREACH_CASE, 'authority_part_1', '--at', '2026-11-30T11:00:01+01:00']],
  [2, 'expected a date and time', ['state', BREACH_CASE, 'closed', '--at', '2026-11-29']],
  [2, "'2026-02-30': expected a day", ['list', '--since', '2026-02-30']],
  [2, "kind 'leak': expected one of", ['list', '--kind', 'leak']],
  [2, "state 'done': expected one of", ['list', '--state', 'done']],
  [2, "language 'es': expected one of nl, fr, en, de", ['list', '--language', 'es']],
])('exits with %i: %s', async (exitCode, line, args) => {
  const ran = await run(...args);
  expect(ran).toMatchObject({ exitCode, stdout: '' });
  expect(ran.stderr).toContain(line);
  const [shown] = [await json('show', BREACH_CASE)];
  expect(shown).toMatchObject({ state: 'open', events: [{ event: 'filed' }] });
});

test('what happened to a case is said in words, in the language asked for', async () => {
  await run('state', BREACH_CASE, 'closed', '--at', '2026-11-22T10:00:00+01:00');
  expect((await run('record', BREACH_CASE, 'client_informed', '--language', 'en')).stdout).toBe(
    'INC-2026-000001: client told, Mon 30/11/2026 11:00\n',
  );
  expect((await run('show', BREACH_CASE)).stdout).toContain(
    '  zo 22/11/2026 10:00: stand: afgesloten\n  ma 30/11/2026 11:00: opdrachtgever verwittigd\n',
  );
  expect((await run('show', BREACH_CASE)).stdout).toContain('  1: ingediend, vr 20/11/2026 16:43, nog niet gemaild\n');
  const german = (await run('list', '--language', 'de')).stdout;
  expect(german).toMatch(/INC-2026-000001 {2}Vorfall +abgeschlossen/);
  expect(await json('show', BREACH_CASE)).toMatchObject({
    state: 'closed',
    events: [{ event: 'filed' }, { event: 'state:closed' }, { event: 'client_informed' }],
  });
});

test('an event that is not known here is shown as it is recorded, one that was taken back in words', async () => {
  const store = await openStore(empty.location, () => new Date(NOW));
  const { id } = await store.database('cases').where({ reference: BREACH_CASE }).first<{ id: string }>('id');
  for (const event of ['of_another_version', 'undone:client_informed', 'mail_accepted', 'mail_delayed']) {
    await store.database('case_events').insert({ case_id: id, version: 1, at: NOW, event });
  }
  await store.database.destroy();
  const { stdout } = await run('show', BREACH_CASE);
  const told = stdout.split('Gebeurtenissen\n')[1]?.split('\n').slice(1, 5);
  expect(told).toEqual(
    [
      'of_another_version',
      'teruggenomen: opdrachtgever verwittigd',
      'mail aanvaard door de mailserver',
      'mail wacht nog, de melder weet het',
    ].map((words) => `  ma 30/11/2026 11:00: ${words}`),
  );
});

describe('a case that is being worked on', () => {
  const lines = async (...args: string[]) => (await run('state', ...args)).stdout.trimEnd().split('\n').slice(1);

  test('is reminded of no more, and its clock and the digest go on', async () => {
    expect(await lines('DSR-2026-000001', 'in_progress')).toEqual([
      'Herinneringen per mail stoppen hiermee. De termijn (verzoek beantwoorden) loopt door tot vr 18/12/2026; het ochtendoverzicht blijft komen.',
    ]);
    expect(await lines('DSR-2026-000001', 'in_progress', '--language', 'en')).toEqual([
      'Reminders by mail end with this. The deadline (answer the request) runs on until Fri 18/12/2026; the morning overview keeps coming.',
    ]);
    expect((await run('state', 'DSR-2026-000001', 'in_progress', '--json')).stdout).not.toContain('Herinneringen');
  });

  test('whose time is over is not said to have time', async () => {
    expect(await lines(BREACH_CASE, 'in_progress')).toEqual([
      'Herinneringen per mail stoppen hiermee. De termijn (opdrachtgever verwittigen volgens het contract) was za 21/11/2026 16:40 en is voorbij; het ochtendoverzicht blijft komen.',
    ]);
  });

  test('but not when it is closed, or a question', async () => {
    expect(await lines('DSR-2026-000001', 'closed')).toEqual([]);
    expect(await lines('VRG-2026-000001', 'in_progress')).toEqual([]);
  });
});

test('what was recorded by mistake is taken back: the deadline runs again, and the register knows nothing of it', async () => {
  const own = 'INC-2026-000002';
  const deadline = async () => (await json('list', '--kind', 'breach'))[1]?.deadline;
  const before = await deadline();
  await run('record', own, 'authority_part_1', '--at', '2026-11-23T10:00:00+01:00');
  expect(await deadline()).toEqual({ kind: 'second_part', on: '2026-12-14' });
  expect(await run('record', own, 'authority_part_1', '--undo')).toMatchObject({
    stdout: `${own}: teruggenomen: deel 1 gemeld aan de toezichthouder, ma 30/11/2026 11:00\n`,
    exitCode: 0,
  });
  expect(await deadline()).toEqual(before);
  const shown = (await run('show', own)).stdout;
  expect(shown).toMatch(/ma 23\/11\/2026 10:00: deel 1 gemeld aan de toezichthouder/);
  expect(shown).toMatch(/teruggenomen: deel 1/);
  expect((await run('record', own, 'authority_part_1', '--undo')).stdout).toBe(
    `${own}: teruggenomen: deel 1 gemeld aan de toezichthouder, was niet genoteerd\n`,
  );
  expect(await json('record', own, 'authority_part_1', '--undo')).toEqual({ reference: own, recorded: null });
  expect(await run('record', own, 'authority_part_1', '--undo', '--at', '2026-11-23T10:00:00+01:00')).toMatchObject({
    exitCode: 2,
  });
  expect(await run('record', own, 'authority_part_2')).toMatchObject({
    stderr: `error: ${own}: record authority_part_1 first\n`,
    exitCode: 2,
  });
  expect(await run('record', 'DSR-2026-000001', 'authority_part_1', '--undo')).toMatchObject({ exitCode: 2 });
  await run('record', own, 'authority_part_1', '--at', '2026-11-23T11:00:00+01:00');
  expect(await deadline()).toEqual({ kind: 'second_part', on: '2026-12-14' });
  await run('record', own, 'authority_part_2');
  expect(await deadline()).toBeNull();
});

test('an extension by mistake ends when the case is opened again, and lasts while it is worked on', async () => {
  const due = async () => (await json('list', '--kind', 'dsr'))[0]?.deadline;
  const before = await due();
  await run('state', 'DSR-2026-000001', 'extended');
  expect(await due()).not.toEqual(before);
  const extended = await due();
  await run('state', 'DSR-2026-000001', 'in_progress');
  expect(await due()).toEqual(extended);
  await run('state', 'DSR-2026-000001', 'open');
  expect(await due()).toEqual(before);
});

test('a request that was answered and is worked on again has its deadline again', async () => {
  const due = async () => (await json('list', '--kind', 'dsr'))[0]?.deadline;
  const before = await due();
  await run('state', 'DSR-2026-000001', 'answered');
  expect(await due()).toBeNull();
  await run('state', 'DSR-2026-000001', 'in_progress');
  expect(await due()).toEqual(before);
  await run('state', 'DSR-2026-000001', 'forwarded');
  expect(await due()).toBeNull();
});

test('a state that a case of this kind cannot have is refused', async () => {
  for (const state of ['extended', 'forwarded', 'answered', 'refused']) {
    expect(await run('state', BREACH_CASE, state)).toMatchObject({
      stderr: `error: ${BREACH_CASE}: ${state} is nothing of a case of this kind\n`,
      exitCode: 2,
    });
  }
});

test('a reference may be typed in small letters and with spaces around it', async () => {
  expect((await run('show', ' inc-2026-000001 ')).stdout).toContain('INC-2026-000001\n  Soort');
  expect((await run('state', 'dsr-2026-000001\t', 'closed')).stdout).toContain('DSR-2026-000001: stand: afgesloten');
  expect((await run('record', 'Inc-2026-000001', 'client_informed')).stdout).toContain(
    'INC-2026-000001: opdrachtgever',
  );
});

describe('a case of which the key is another', () => {
  const WRONG = "error: DATA_KEY: key 'k1' does not open INC-2026-000003\n";
  beforeEach(async () => {
    const other = { ...KEYS, data: { k1: Buffer.alloc(32, 9) } };
    const encryption = createEncryption(other);
    const store = await openStore(empty.location, () => new Date('2026-11-22T10:00:00Z'), {
      ...numbered(50),
      encryption,
    });
    await store.cases.file({ ...BREACH, submissionId: 'other-key', reporter: ZOE });
    await store.database.destroy();
  });

  test('is listed with what stands outside, is named, and keeps no other away', async () => {
    const { stdout, stderr, exitCode } = await run('list');
    expect(stdout.trimEnd().split('\n')).toHaveLength(6);
    expect(stdout).toMatch(/^INC-2026-000003 {2}incident +open +zo 22\/11\/2026 11:00 {2}– +nee$/m);
    expect({ stderr, exitCode }).toEqual({ stderr: WRONG, exitCode: 1 });
    const listed = await json('list');
    expect(listed.map(({ unreadable }) => unreadable ?? false)).toEqual([false, false, false, false, true]);
  });

  test('is not shown, and can be closed', async () => {
    expect(await run('show', 'INC-2026-000003')).toEqual({ stdout: '', stderr: WRONG, exitCode: 1 });
    expect(await run('state', 'INC-2026-000003', 'in_progress')).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('whose text is no encrypted one shows no part of it', async () => {
    const store = await openStore(empty.location, () => new Date(NOW));
    await store.database('case_versions').update({ answers_sealed: 'Loonlijst.van.Nele' });
    await store.database.destroy();
    const { stderr, exitCode } = await run('list');
    expect(stderr).toContain('error: DATA_KEY: INC-2026-000001 was not encrypted with any key\n');
    expect(stderr).not.toContain('Loonlijst');
    expect(exitCode).toBe(1);
  });
});

describe('what is no database of this version is left as it is', () => {
  const list = (file: string) => runCommand(caseCommands(tools({ kind: 'sqlite', file }, NOW)), 'list');
  const folder = () => mkdtempSync(join(tmpdir(), 'no-database-'));

  test.each([
    ['an empty file', ''],
    ['a text', 'Dit is geen databank, maar een brief van enkele regels.\n'],
  ])('%s', async (_, content) => {
    const file = join(folder(), 'cases.sqlite');
    writeFileSync(file, content);
    expect(await list(file)).toEqual({
      stdout: '',
      stderr: `error: ${file}: no database of Privacyloket\n`,
      exitCode: 1,
    });
    expect(readFileSync(file, 'utf8')).toBe(content);
  });

  test('a folder', async () => {
    const file = folder();
    expect(await list(file)).toMatchObject({
      stderr: `error: ${file}: a folder, expected the database of the assistant (set DATABASE_FILE)\n`,
      exitCode: 1,
    });
  });

  test('a file that begins as a database and is none', async () => {
    const file = join(folder(), 'cases.sqlite');
    writeFileSync(file, `SQLite format 3\0${'x'.repeat(5_000)}`);
    const { stderr, exitCode } = await list(file);
    expect(stderr).toMatch(/^error: .*cases\.sqlite: cannot be opened \(\w+\)\n$/);
    expect(exitCode).toBe(1);
  });

  test('the database of another program', async () => {
    const file = join(folder(), 'cases.sqlite');
    const database = connectDatabase({ kind: 'sqlite', file });
    await database.schema.createTable('recipes', (table) => table.increments('id'));
    await database.destroy();
    expect(await list(file)).toMatchObject({
      stderr: `error: ${file}: no database of Privacyloket\n`,
      exitCode: 1,
    });
    expect(await tableNames(file)).toEqual(['recipes']);
  });

  test.each([
    ['older', 'of an older version, which `privacyloket serve` brings up to date'],
    ['newer', 'of a newer version of Privacyloket'],
  ])('one of an %s version', async (age, line) => {
    const { file } = empty.location;
    const database = connectDatabase(empty.location);
    if (age === 'newer') await database('knex_migrations').insert({ name: 'of_next_year', batch: 9 });
    else
      await database('knex_migrations')
        .where({ id: database('knex_migrations').max('id') })
        .delete();
    await database.destroy();
    const before = await tableNames(file);
    expect(await list(file)).toEqual({ stdout: '', stderr: `error: ${file}: ${line}\n`, exitCode: 1 });
    expect(await tableNames(file)).toEqual(before);
  });

  async function tableNames(file: string): Promise<string[]> {
    const database = connectDatabase({ kind: 'sqlite', file });
    const rows = await database('sqlite_master').whereNot('name', 'like', 'sqlite%').select<{ name: string }[]>('name');
    await database.destroy();
    return rows.map(({ name }) => name);
  }
});
