import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { clockCommands } from '../../src/commands/clock';
import { runCommand } from '../support/run-command';

const ROOT = join(__dirname, '..', '..');

const command = () => clockCommands({ contentDir: () => join(ROOT, 'content') });
const run = (...args: readonly string[]) => runCommand(command(), ...args);

test.each([
  ['2026-11-20T16:40:00+01:00', '2026-11-20T16:40:00+01:00', '2026-11-23T16:40:00+01:00'],
  ['2026-10-24T10:00:00+02:00', '2026-10-24T10:00:00+02:00', '2026-10-27T09:00:00+01:00'],
  ['2027-03-27T10:00:00+01:00', '2027-03-27T10:00:00+01:00', '2027-03-30T11:00:00+02:00'],
  ['2026-07-01T08:00:00Z', '2026-07-01T10:00:00+02:00', '2026-07-04T10:00:00+02:00'],
])('a breach known at %s', async (given, awareAt, deadlineAt) => {
  expect(await run('breach', given)).toEqual({
    stdout: `{"awareAt":"${awareAt}","deadlineAt":"${deadlineAt}"}\n`,
    stderr: '',
    exitCode: 0,
  });
});

test.each([
  ['2026-11-23', '2026-11-23', '2026-12-23', '2026-12-23', '2027-02-23'],
  ['2026-11-25', '2026-11-25', '2026-12-25', '2026-12-28', '2027-02-25'],
  ['2026-10-31T23:30:00Z', '2026-11-01', '2026-12-01', '2026-12-01', '2027-02-01'],
])('a request received %s', async (given, receivedOn, rawOn, dueOn, extendedDueOn) => {
  expect(await run('request', given)).toEqual({
    stdout: `${JSON.stringify({ receivedOn, rawOn, dueOn, extendedDueOn })}\n`,
    stderr: '',
    exitCode: 0,
  });
});

const INSTANT = 'expected a date and time that exist with their offset, 2026-11-20T16:40:00+01:00';
const DAY = 'expected a day that exists, 2026-11-23';
const YEAR = 'expected a year from 2000 to 2999';

test.each([
  ['breach', '2026-02-30T10:00:00+01:00', INSTANT],
  ['breach', '2026-11-20T25:00:00+01:00', INSTANT],
  ['breach', '2026-11-20T16:40:00', INSTANT],
  ['breach', '2026-11-20', INSTANT],
  ['breach', 'gisteren', INSTANT],
  ['breach', 'unknown', INSTANT],
  ['breach', '9999-12-30T10:00:00+01:00', YEAR],
  ['request', '2026-02-30', DAY],
  ['request', '2026-13-01', DAY],
  ['request', '23/11/2026', DAY],
  ['request', 'unknown', DAY],
  ['request', '', DAY],
  ['request', '2026-11-23T25:00:00+01:00', INSTANT],
  ['request', '0206-11-23', YEAR],
  ['request', '9999-12-31', YEAR],
])('deadline %s %j is refused with 2', async (kind, given, expected) => {
  expect(await run(kind, given)).toEqual({ stdout: '', stderr: `error: '${given}': ${expected}\n`, exitCode: 2 });
});

test('--json changes nothing: it is JSON already', async () => {
  for (const args of [
    ['--json', '2026-11-25'],
    ['2026-11-25', '--json'],
  ]) {
    expect(await run('request', ...args)).toEqual(await run('request', '2026-11-25'));
  }
  expect((await run('breach', '2026-11-20T16:40:00+01:00', '--json')).exitCode).toBe(0);
});

test('the built command answers, and refuses with 2', () => {
  const command = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'dist/cli.js'), 'deadline', ...args], {
      encoding: 'utf8',
      cwd: __dirname,
      env: { PATH: process.env.PATH ?? '' },
    });
    return { status, stdout, stderr };
  };
  expect(command('request', '2026-11-25')).toEqual({
    status: 0,
    stdout: '{"receivedOn":"2026-11-25","rawOn":"2026-12-25","dueOn":"2026-12-28","extendedDueOn":"2027-02-25"}\n',
    stderr: '',
  });
  expect(command('request', '2026-02-30')).toEqual({
    status: 2,
    stdout: '',
    stderr: "error: '2026-02-30': expected a day that exists, 2026-11-23\n",
  });
});
