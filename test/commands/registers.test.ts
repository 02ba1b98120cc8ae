import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { CaseToolsDeps } from '../../src/commands/case-tools';
import { caseCommands } from '../../src/commands/cases';
import { wipeDetails } from '../../src/cases/wipe-cases';
import { registerCommands, reportCommand } from '../../src/commands/registers';
import { createEncryption } from '../../src/store/encryption';
import { CONFIDENTIAL, EVERYTHING, REQUEST_ANSWERS, UNKNOWN, ZOE, seed, tools } from '../register/seeded';
import { DATABASES, emptySqlite } from '../support/databases';
import type { EmptyDatabase } from '../support/databases';
import { KEYS } from '../support/keys';
import { openStore } from '../support/open-store';
import { runCommand } from '../support/run-command';

const NOW = '2026-11-30T10:00:00Z';
const SELF = { requester_role: 'self', reply_language: 'nl', rights: 'access', request_text: 'Mijn gegevens, graag' };

type Row = Record<string, string | number | null>;

const run = (deps: CaseToolsDeps, ...args: string[]) => runCommand(registerCommands(deps), ...args);
const rows = async (deps: CaseToolsDeps, ...args: string[]) =>
  JSON.parse((await run(deps, ...args, '--format', 'json')).stdout) as Row[];
const record = (deps: CaseToolsDeps, ...args: string[]) => runCommand(caseCommands(deps), ...args);

describe.each(DATABASES)('on $name', ({ create }) => {
  let empty: EmptyDatabase;
  let deps: CaseToolsDeps;
  beforeEach(async () => {
    empty = await create();
    deps = tools(empty.location, NOW);
  });
  afterEach(() => empty.remove());

  test('every column of an incident about which much is known and recorded', async () => {
    await seed(empty.location, [{ kind: 'breach', at: '2026-11-20T15:43:12Z', answers: EVERYTHING }]);
    const at = (day: number) => ['--at', `2026-11-${day}T10:00:00+01:00`];
    await record(deps, 'record', 'INC-2026-000001', 'authority_part_1', ...at(21));
    await record(deps, 'record', 'INC-2026-000001', 'authority_part_1', ...at(22));
    await record(deps, 'record', 'INC-2026-000001', 'authority_part_2', ...at(23));
    await record(deps, 'record', 'INC-2026-000001', 'client_informed', ...at(24));
    await record(deps, 'record', 'INC-2026-000001', 'data_subjects_informed', ...at(25));
    await record(deps, 'state', 'INC-2026-000001', 'closed', ...at(26));
    expect(await rows(deps, 'breaches')).toEqual([
      {
        reference: 'INC-2026-000001',
        state: 'afgesloten',
        entity: 'VG Holding nv',
        role: 'beide',
        client: 'Energie & Zonen <Voorbeeld>',
        aware_at: '2026-11-20T16:40:00+01:00',
        happened_from: '2026-11-19',
        happened_to: null,
        reported_at: '2026-11-20T16:43:12+01:00',
        source: 'melder, via de assistent',
        description: 'Loonlijst naar de verkeerde klant gestuurd',
        cause: 'Mail, brief of bestand naar de verkeerde persoon',
        internal_external: null,
        malice: 'nee',
        nature: 'vertrouwelijkheid',
        data_categories: 'Naam, adres, telefoon of e-mail; Rijksregisternummer; Strafblad of strafbare feiten',
        special_categories: 'nee',
        criminal: 'ja',
        national_number: 'ja',
        vulnerable_people: 'nee',
        people_categories: null,
        people: '101 tot 1.000',
        records: null,
        protection: 'Nee',
        consequences: null,
        severity: expect.any(Number) as number,
        risk: null,
        risk_reasons: null,
        measures: 'Ontvanger gevraagd om te wissen; Politie verwittigd',
        structural_measures: null,
        authority_deadline: '2026-11-23T16:40:00+01:00',
        authority_notified: 'ja',
        authority_not_notified_reasons: null,
        authority_number: null,
        authority_part_1_at: '2026-11-22T10:00:00+01:00',
        authority_part_2_at: '2026-11-23T10:00:00+01:00',
        late_reasons: null,
        client_informed_at: '2026-11-24T10:00:00+01:00',
        client_informed_by: null,
        people_informed: 'ja',
        people_informed_at: '2026-11-25T10:00:00+01:00',
        people_informed_how: null,
        people_not_informed_reasons: null,
        other_authorities: 'politie (volgens de melder)',
        lessons: null,
        closed_at: '2026-11-26T10:00:00+01:00',
        keep_until: null,
        wiped_at: null,
      },
    ]);
  });

  test('an incident that was not notified, of which nothing is known, says so in every column', async () => {
    await seed(empty.location, [{ kind: 'breach', at: '2026-11-20T15:43:12Z', answers: UNKNOWN }]);
    const [row = {}] = await rows(deps, 'breaches');
    const byValue = (value: unknown) => Object.keys(row).filter((id) => row[id] === value);
    expect(byValue('onbekend')).toEqual(
      [
        ['entity', 'role', 'client', 'aware_at', 'happened_from', 'cause', 'malice', 'nature', 'data_categories'],
        ['special_categories', 'criminal', 'national_number', 'vulnerable_people', 'people', 'protection'],
        ['severity', 'measures'],
      ].flat(),
    );
    expect(row).toMatchObject({
      state: 'open',
      description: 'Iets vreemds',
      reported_at: '2026-11-20T16:43:12+01:00',
      authority_deadline: '2026-11-23T16:43:12+01:00',
      authority_notified: null,
      authority_part_1_at: null,
      people_informed: null,
      client_informed_at: null,
      closed_at: null,
    });
  });

  test('every column of a request', async () => {
    await seed(empty.location, [{ kind: 'dsr', at: '2026-11-21T09:00:00Z', answers: REQUEST_ANSWERS }]);
    await record(deps, 'record', 'DSR-2026-000001', 'identity_checked', '--at', '2026-11-22T10:00:00+01:00');
    await record(deps, 'state', 'DSR-2026-000001', 'extended', '--at', '2026-11-23T10:00:00+01:00');
    await record(deps, 'state', 'DSR-2026-000001', 'refused', '--at', '2026-11-24T10:00:00+01:00');
    await record(deps, 'state', 'DSR-2026-000001', 'closed', '--at', '2026-11-25T10:00:00+01:00');
    const [row] = await rows(deps, 'requests');
    expect(row).toEqual({
      reference: 'DSR-2026-000001',
      state: 'afgesloten',
      received_at: '2026-11-18',
      channel: 'Telefoon',
      reported_at: '2026-11-21T10:00:00+01:00',
      entered_by: expect.stringContaining('Voor iemand') as string,
      role: 'verantwoordelijke',
      client: 'n.v.t.',
      campaign: 'n.v.t.',
      rights: 'Gegevens inkijken of een kopie krijgen; Gegevens laten wissen',
      category: 'Klant van een opdrachtgever',
      subject_reference: 'K-0000',
      identity_check: 'Ja, volgens het script',
      identity_method: 'teruggebeld',
      identity_checked_at: '2026-11-22T10:00:00+01:00',
      receipt_confirmed_at: null,
      due_on: '2026-12-18',
      extended_to: '2027-02-18',
      extension_reasons: null,
      extension_told_at: null,
      suspended_from: null,
      suspended_to: null,
      suspension_reasons: null,
      forwarded_at: null,
      systems_searched: null,
      result: 'geweigerd',
      refusal_grounds: null,
      recipients_notified: null,
      answered_at: '2026-11-24T10:00:00+01:00',
      answered_how: null,
      complaint: expect.stringContaining('klacht') as string,
      costs: null,
      closed_at: '2026-11-25T10:00:00+01:00',
      keep_until: null,
      wiped_at: null,
    });
    expect(JSON.stringify(row)).not.toMatch(/Verzonnen|verzonnen/);
  });

  test('requests of oneself, of a client and with an option that is not offered any more', async () => {
    await seed(empty.location, [
      { kind: 'dsr', at: '2026-11-21T09:00:00Z', answers: SELF },
      {
        kind: 'dsr',
        at: '2026-11-21T09:01:00Z',
        answers: { ...REQUEST_ANSWERS, data_owner: 'client', client: 'telecom' },
      },
      {
        kind: 'dsr',
        at: '2026-11-21T09:02:00Z',
        answers: { ...REQUEST_ANSWERS, rights: 'access,old_right', received_by: 'fax' },
      },
    ]);
    const [self, client, old] = await rows(deps, 'requests');
    expect(self).toMatchObject({
      received_at: '2026-11-21T10:00:00+01:00',
      receipt_confirmed_at: '2026-11-21T10:00:00+01:00',
      channel: 'n.v.t.',
      role: 'verantwoordelijke',
      due_on: '2026-12-21',
      result: null,
    });
    expect(client).toMatchObject({
      role: 'verwerker',
      client: 'Telecom Voorbeeld',
      due_on: 'geen eigen termijn: doorsturen naar de opdrachtgever',
    });
    expect(old).toMatchObject({ rights: 'Gegevens inkijken of een kopie krijgen; old_right', channel: 'fax' });
  });

  test('a wiped case keeps its line and its part of the report, without a word that somebody wrote', async () => {
    const answers = { ...EVERYTHING, data_owner: 'client', client: 'other', client_name: 'Fictieve Bank' };
    await seed(empty.location, [{ kind: 'breach', at: '2026-11-20T15:43:12Z', answers }]);
    await record(deps, 'record', 'INC-2026-000001', 'client_informed', '--at', '2026-11-20T18:00:00+01:00');
    await record(deps, 'state', 'INC-2026-000001', 'closed', '--at', '2026-11-21T10:00:00+01:00');
    const report = async () => (await runCommand(reportCommand(deps), '--month', '2026-11')).stdout;
    const [[before = {}], reportBefore] = [await rows(deps, 'breaches'), await report()];
    expect(before).toMatchObject({ client: 'Fictieve Bank', description: EVERYTHING.description });
    const later = new Date('2027-01-31T10:00:00Z');
    const store = await openStore(empty.location, () => later);
    await store.database('outbox').update({ done_at: NOW });
    await wipeDetails({ ...store, now: () => later }, { closedBefore: later, acceptedBefore: new Date(0) });
    await store.database.destroy();
    const [after = {}] = await rows(deps, 'breaches');
    expect(after).toEqual({
      ...before,
      client: 'Een andere opdrachtgever',
      description: null,
      wiped_at: '2027-01-31T11:00:00+01:00',
    });
    const wiped = 'Dossiers waarvan namen en woorden gewist zijn: 1. Ze tellen mee.';
    expect(await report()).toContain(wiped);
    const figures = (html: string) =>
      html.replace(/<[^>]*>[^<]*woorden gewist zijn[^<]*<[^>]*>/, '').replace(/\s+/g, '');
    expect(figures(await report())).toBe(figures(reportBefore));
  });
});

describe('on SQLite', () => {
  let empty: ReturnType<typeof emptySqlite>;
  let deps: CaseToolsDeps;
  beforeEach(() => {
    empty = emptySqlite();
    deps = tools(empty.location, NOW);
  });
  afterEach(() => empty.remove());

  test('the period is days in Brussels, both included', async () => {
    await seed(empty.location, [
      { kind: 'breach', at: '2026-10-31T22:59:59Z' },
      { kind: 'breach', at: '2026-10-31T23:00:00Z' },
      { kind: 'breach', at: '2026-11-30T22:59:59.999Z' },
      { kind: 'breach', at: '2026-11-30T23:00:00Z' },
    ]);
    const references = async (...args: string[]) =>
      (await rows(deps, 'breaches', ...args)).map(({ reference }) => String(reference).at(-1));
    expect(await references('--from', '2026-11-01', '--to', '2026-11-30')).toEqual(['2', '3']);
    expect(await references('--from', '2026-12-01')).toEqual(['4']);
    expect(await references('--to', '2026-10-31')).toEqual(['1']);
    expect(await references()).toEqual(['1', '2', '3', '4']);
    const { stdout } = await runCommand(reportCommand(deps), '--month', '2026-11');
    expect(stdout).toContain('<strong>2</strong>incidenten');
  });

  test('nothing tells who made a confidential report, in any register, format or language', async () => {
    await seed(empty.location, [{ kind: 'breach', at: '2026-11-20T15:43:12Z', answers: CONFIDENTIAL, by: ZOE }]);
    const file = join(dirname(empty.location.file), 'register.xlsx');
    const told = /geheimhouder|slack|T00FAKEZOE|U00FAKEZOE/i;
    for (const language of ['nl', 'fr', 'en', 'de']) {
      for (const format of ['csv', 'json']) {
        const { stdout } = await run(deps, 'breaches', '--format', format, '--language', language);
        expect(stdout).toContain('zag een collega dossiers openen');
        expect(stdout).not.toMatch(told);
      }
      await run(deps, 'breaches', '--format', 'xlsx', '--out', file, '--language', language);
      const xml = Object.values(unzipSync(readFileSync(file))).map((part) => strFromU8(part));
      expect(xml.join('')).toContain('zag een collega dossiers openen');
      expect(xml.join('')).not.toMatch(told);
      const { stdout } = await runCommand(reportCommand(deps), '--month', '2026-11', '--language', language);
      expect(stdout).not.toMatch(told);
      expect(stdout).not.toContain('zag een collega');
    }
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('CSV begins with the headings of the language, the DPO’s among them, parted as asked', async () => {
    await seed(empty.location, []);
    const first = async (...args: string[]) => (await run(deps, 'requests', ...args)).stdout.slice(1).trimEnd();
    expect(await first()).toMatch(/^Nummer;Stand;Ontvangen op;.*;Kosten;Afgesloten op;Bewaren tot;Details gewist op$/);
    expect(await first('--language', 'de', '--separator', ',')).toMatch(/^Nummer,Stand,Eingegangen am,/);
  });

  test.each([
    ["format 'pdf': expected one of csv, json, xlsx", ['breaches', '--format', 'pdf']],
    ["separator '|': expected one of ;, ,, tab", ['breaches', '--separator', '|']],
    ["'2026-11-31': expected a day", ['requests', '--to', '2026-11-31']],
    ['2026-12-01 is after 2026-11-30', ['requests', '--from', '2026-12-01', '--to', '2026-11-30']],
  ])('exits with 2: %s', async (line, args) => {
    expect(await run(deps, ...args)).toEqual({
      stdout: '',
      stderr: expect.stringContaining(`error: ${line}`) as string,
      exitCode: 2,
    });
  });

  test('what is no month exits with 2', async () => {
    expect(await runCommand(reportCommand(deps), '--month', '2026-13')).toMatchObject({ stdout: '', exitCode: 2 });
  });

  test('without a database nothing is made', async () => {
    expect(await run(deps, 'breaches')).toEqual({
      stdout: '',
      stderr: expect.stringContaining(`error: ${empty.location.file}: not there`) as string,
      exitCode: 1,
    });
  });

  test('what cannot be written is one line with the file and why', async () => {
    await seed(empty.location, []);
    const folder = dirname(empty.location.file);
    const out = join(folder, 'nowhere', 'register.csv');
    const nowhere = { stdout: '', stderr: `error: ${out}: ENOENT: no such file or directory\n`, exitCode: 1 };
    expect(await run(deps, 'breaches', '--out', out)).toEqual(nowhere);
    expect(await run(deps, 'requests', '--format', 'xlsx', '--out', out)).toEqual(nowhere);
    expect(await runCommand(reportCommand(deps), '--month', '2026-11', '--out', out)).toEqual(nowhere);
    expect(await run(deps, 'breaches', '--out', folder)).toMatchObject({
      stderr: `error: ${folder}: EISDIR: illegal operation on a directory\n`,
    });
  });

  describe('a case of which the key is another', () => {
    beforeEach(async () => {
      await seed(empty.location, [
        { kind: 'breach', at: '2026-11-20T15:43:12Z', answers: EVERYTHING },
        { kind: 'breach', at: '2026-11-21T15:43:12Z', answers: EVERYTHING },
        { kind: 'dsr', at: '2026-11-21T16:43:12Z', answers: REQUEST_ANSWERS },
      ]);
      const store = await openStore(empty.location, () => new Date(NOW));
      const other = createEncryption({ ...KEYS, data: { k1: Buffer.alloc(32, 7) } });
      const sealed = other.encrypt('{"description":"Loonlijst"}', 'elsewhere');
      for (const reference of ['INC-2026-000001', 'DSR-2026-000001']) {
        const { id } = await store.database('cases').where({ reference }).first<{ id: string }>('id');
        await store.database('case_versions').where({ case_id: id }).update({ answers_sealed: sealed });
      }
      await store.database.destroy();
    });
    const wrong = (reference: string) => `error: DATA_KEY: key 'k1' does not open ${reference}\n`;

    test('has its line with its number, state and dates, and nothing else', async () => {
      await record(deps, 'record', 'INC-2026-000001', 'client_informed', '--at', '2026-11-20T18:00:00+01:00');
      await record(deps, 'state', 'INC-2026-000001', 'closed', '--at', '2026-11-22T10:00:00+01:00');
      const { stdout, stderr, exitCode } = await run(deps, 'breaches', '--format', 'json');
      expect({ stderr, exitCode }).toEqual({ stderr: wrong('INC-2026-000001'), exitCode: 1 });
      const [bare = {}, whole = {}] = JSON.parse(stdout) as Row[];
      expect(Object.fromEntries(Object.entries(bare).filter(([, value]) => value !== null))).toEqual({
        reference: 'INC-2026-000001',
        state: 'afgesloten',
        reported_at: '2026-11-20T16:43:12+01:00',
        client_informed_at: '2026-11-20T18:00:00+01:00',
        closed_at: '2026-11-22T10:00:00+01:00',
      });
      expect(Object.keys(bare)).toEqual(Object.keys(whole));
      expect(whole).toMatchObject({ reference: 'INC-2026-000002', description: EVERYTHING.description });
      expect(await run(deps, 'requests', '--format', 'json')).toMatchObject({
        stdout: expect.stringContaining('"reported_at": "2026-11-21T17:43:12+01:00"') as string,
        stderr: wrong('DSR-2026-000001'),
        exitCode: 1,
      });
    });

    test('is not counted in the report, which says so at its foot', async () => {
      const { stdout, stderr, exitCode } = await runCommand(reportCommand(deps), '--month', '2026-11');
      expect(stdout).toContain('<strong>1</strong>incidenten');
      expect(stdout).toContain('<p class="foot">Dossiers die niet gelezen konden worden: 2. Ze tellen niet mee.</p>');
      expect({ stderr, exitCode }).toEqual({
        stderr: wrong('INC-2026-000001') + wrong('DSR-2026-000001'),
        exitCode: 1,
      });
    });

    test('is not spoken of where all can be read', async () => {
      const { stdout, exitCode } = await runCommand(reportCommand(deps), '--month', '2026-10');
      expect(stdout).not.toContain('gelezen konden');
      expect(exitCode).toBe(0);
    });
  });
});
