import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { clockCommands } from '../src/clock-commands';

const ROOT = join(__dirname, '..');

/** What a command prints and says on standard error, and the exit code it leaves. */
async function run(...args: readonly string[]) {
  const said = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    jest.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += String(text);
      return true;
    }),
  );
  const earlier = process.exitCode;
  process.exitCode = 0;
  try {
    await clockCommands({ contentDir: () => join(ROOT, 'content') }).parseAsync([...args], { from: 'user' });
    return { ...said, exitCode: process.exitCode };
  } finally {
    process.exitCode = earlier;
    spies.forEach((spy) => spy.mockRestore());
  }
}

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

const AWARE = 'expected when the organisation became aware, with the offset: 2026-11-20T16:40:00+01:00';
const RECEIVED = 'expected the day on which it was received, 2026-11-23, or that moment with its offset';

test.each<[readonly string[], string]>([
  [[], 'expected a kind, breach or request'],
  [['breach'], AWARE],
  [['request'], RECEIVED],
  [['lek'], "'lek': expected breach or request"],
  [['2026-11-23'], "'2026-11-23': expected breach or request"],
  [['lek', '2026-11-20T16:40:00+01:00'], "'lek': expected breach or request"],
  [['breach', '2026-11-20', '16:40'], "'2026-11-20 16:40': expected one moment, without spaces"],
])('deadline with %j is refused with 2, and says what is missing', async (args, expected) => {
  expect(await run(...args)).toEqual({ stdout: '', stderr: `error: ${expected}\n`, exitCode: 2 });
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
