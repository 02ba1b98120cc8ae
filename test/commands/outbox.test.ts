import type { CaseToolsDeps } from '../../src/commands/case-tools';
import { outboxCommands } from '../../src/commands/outbox';
import { openDatabase } from '../../src/store/database';
import type { Database } from '../../src/store/database';
import { seed, tools } from '../register/seeded';
import { DATABASES } from '../support/databases';
import type { EmptyDatabase } from '../support/databases';
import { runCommand } from '../support/run-command';

const NOW = '2026-11-30T10:00:00.000Z';

describe.each(DATABASES)('on $name', ({ create }) => {
  let empty: EmptyDatabase;
  let database: Database;
  let deps: CaseToolsDeps;
  beforeEach(async () => {
    empty = await create();
    deps = tools(empty.location, NOW);
    await seed(empty.location, [
      { kind: 'breach', at: '2026-11-20T15:43:12Z' },
      { kind: 'breach', at: '2026-11-21T15:43:12Z' },
      { kind: 'ask_dpo', at: '2026-11-22T15:43:12Z' },
    ]);
    database = await openDatabase(empty.location);
    await database('outbox').update({ next_attempt_at: '2026-11-30T10:40:00.000Z', attempts: 7 });
    await database('outbox')
      .where({ kind: 'mail' })
      .whereIn('case_id', caseOf('INC-2026-000001'))
      .update({ done_at: NOW });
  });
  afterEach(async () => {
    await database.destroy();
    await empty.remove();
  });

  const caseOf = (reference: string) => database('cases').where({ reference }).select('id');
  const run = (...args: string[]) => runCommand(outboxCommands(deps), ...args);
  const dueNow = async () => {
    const rows = await database('outbox')
      .join('cases', 'cases.id', 'outbox.case_id')
      .where({ next_attempt_at: NOW })
      .orderBy('outbox.id')
      .select<{ reference: string; kind: string }[]>('reference', 'kind');
    return rows.map(({ reference, kind }) => `${reference} ${kind}`);
  };
  /** A mail beside the versions, planned for then. */
  const plan = async (name: string, due_at: string, more = {}) => {
    const { id } = await database('cases').where({ reference: 'INC-2026-000002' }).first<{ id: string }>('id');
    await database('mailings').insert({
      case_id: id,
      scope: id,
      kind: 'reminder',
      name,
      created_at: due_at,
      due_at,
      next_attempt_at: '2026-11-30T10:40:00.000Z',
      message_token: name,
      ...more,
    });
  };

  test('what was not delivered is listed, longest first, without what was written', async () => {
    await plan('late', '2026-11-21T20:00:00.000Z');
    await plan('later', '2026-12-01T20:00:00.000Z');
    await plan('gone', '2026-11-21T20:00:00.000Z', { skipped_at: NOW });
    expect(await run('list')).toEqual({
      stdout: [
        'Nummer           Versie  Soort            Pogingen  Sinds                Volgende poging',
        'INC-2026-000002  1       mail             7         za 21/11/2026 16:43  ma 30/11/2026 11:40',
        'INC-2026-000002  –       herinnering      0         za 21/11/2026 21:00  ma 30/11/2026 11:40',
        'VRG-2026-000001  1       mail             7         zo 22/11/2026 16:43  ma 30/11/2026 11:40',
        'VRG-2026-000001  1       ontvangstbewijs  7         zo 22/11/2026 16:43  ma 30/11/2026 11:40',
        '',
      ].join('\n'),
      stderr: '',
      exitCode: 0,
    });
    const [first] = JSON.parse((await run('list', '--json')).stdout) as unknown[];
    expect(first).toEqual({
      reference: 'INC-2026-000002',
      version: 1,
      kind: 'mail',
      attempts: 7,
      since: '2026-11-21T16:43:12+01:00',
      next_attempt_at: '2026-11-30T11:40:00+01:00',
    });
  });

  test('an outbox that is empty says so', async () => {
    await database('outbox').update({ done_at: NOW });
    expect((await run('list')).stdout).toBe('Er wacht niets.\n');
    expect((await run('list', '--json')).stdout).toBe('[]\n');
  });

  test('what waits of one case is due now, what was delivered is left', async () => {
    expect(await run('retry', 'INC-2026-000002')).toMatchObject({ stdout: 'Nu opnieuw te proberen: 1\n', exitCode: 0 });
    expect(await dueNow()).toEqual(['INC-2026-000002 mail']);
    expect(await run('retry', 'INC-2026-000001', '--json')).toMatchObject({
      stdout: '{\n  "due": 0\n}\n',
      exitCode: 0,
    });
    expect(await dueNow()).toEqual(['INC-2026-000002 mail']);
  });

  test('a reference may be typed in small letters and with spaces around it', async () => {
    expect((await run('retry', ' inc-2026-000002 ')).stdout).toBe('Nu opnieuw te proberen: 1\n');
    expect(await dueNow()).toEqual(['INC-2026-000002 mail']);
  });

  test('all that waits is due now', async () => {
    await plan('late', '2026-11-21T20:00:00.000Z');
    expect((await run('retry', '--all')).stdout).toBe('Nu opnieuw te proberen: 4\n');
    expect(await dueNow()).toEqual(['INC-2026-000002 mail', 'VRG-2026-000001 mail', 'VRG-2026-000001 chat']);
    const mailing = await database('mailings').first<{ next_attempt_at: string }>('next_attempt_at');
    expect(mailing.next_attempt_at).toBe(NOW);
  });

  test.each([
    [1, 'error: INC-2026-000099: no such case\n', ['INC-2026-000099']],
    [2, 'error: expected a reference, or --all\n', []],
    [2, 'error: expected a reference, or --all\n', ['INC-2026-000002', '--all']],
  ])('exits with %i: %s', async (exitCode, stderr, args) => {
    expect(await run('retry', ...args)).toEqual({ stdout: '', stderr, exitCode });
    expect(await dueNow()).toEqual([]);
  });
});
