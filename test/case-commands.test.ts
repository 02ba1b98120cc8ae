import { caseCommands } from '../src/case-commands';
import type { CaseToolsDeps } from '../src/case-tools';
import { wipeDetails } from '../src/cases/wipe-cases';
import { CONFIDENTIAL, EVERYTHING, REQUEST_ANSWERS, UNKNOWN, ZOE, seed, tools } from './register/seeded';
import { emptySqlite } from './support/databases';
import { NELE } from './support/filings';
import { openStore } from './support/open-store';
import { runCommand } from './support/run-command';

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
      'Nummer           Soort    Stand  Ingediend            Termijn              Gemaild',
      'INC-2026-000001  breach   open   vr 20/11/2026 16:43  za 21/11/2026 16:40  nee',
      'DSR-2026-000001  dsr      open   za 21/11/2026 10:00  vr 18/12/2026        nee',
      'VRG-2026-000001  ask_dpo  open   za 21/11/2026 23:59  –                    nee',
      'INC-2026-000002  breach   open   zo 22/11/2026 00:00  ma 23/11/2026 16:40  nee',
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
  expect(stdout).toContain('  za 21/11/2026 10:00: filed\n');
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
    stdout: 'DSR-2026-000001: extended, 2026-11-30T11:00:00+01:00\n',
    stderr: '',
    exitCode: 0,
  });
  expect(await json('show', 'DSR-2026-000001')).toMatchObject({
    state: 'extended',
    deadline: { kind: 'answer', on: '2027-02-18' },
  });
  expect((await run('state', 'DSR-2026-000001', 'extended')).stdout).toBe('DSR-2026-000001: extended already\n');
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
