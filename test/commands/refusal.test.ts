import { Command } from 'commander';
import { orRefuse, Refusal, runTyped, whyNot } from '../../src/commands/refusal';

/** A program with a command made in place, and one that was added ready-made with commands of its own. */
function program(action = jest.fn<Promise<void>, [string]>().mockResolvedValue()): Command {
  const all = new Command('loket').version('1.2.3');
  all.command('serve').action(() => undefined);
  const cases = new Command('cases');
  cases
    .command('show')
    .argument('<reference>')
    .option('--state <state>')
    .requiredOption('--month <month>')
    .action(orRefuse(action));
  return all.addCommand(cases);
}

async function run(args: readonly string[], typed = program()) {
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
    await runTyped(typed, args, 'user');
    return { ...said, exitCode: process.exitCode };
  } finally {
    process.exitCode = earlier;
    spies.forEach((spy) => spy.mockRestore());
  }
}

test.each([
  ['unknown command', ['nonsense']],
  ['unknown command', ['cases', 'nonsense']],
  ['unknown option', ['serve', '--nonsense']],
  ['unknown option', ['cases', 'show', 'INC', '--month', '11', '--nonsense']],
  ["missing required argument 'reference'", ['cases', 'show', '--month', '11']],
  ["required option '--month <month>' not specified", ['cases', 'show', 'INC']],
  ["option '--month <month>' argument missing", ['cases', 'show', 'INC', '--month']],
  ['too many arguments', ['cases', 'show', 'INC', 'DSR', '--month', '11']],
  ['Usage: loket cases', ['cases']],
  ['Usage: loket', []],
])('exits with 2: %s', async (line, args) => {
  const ran = await run(args);
  expect(ran).toMatchObject({ stdout: '', exitCode: 2 });
  expect(ran.stderr).toContain(line);
});

test.each([
  ['1.2.3', ['--version']],
  ['Usage: loket', ['--help']],
  ['Usage: loket', ['help']],
  ['Usage: loket cases show', ['cases', 'show', '--help']],
])('exits with 0: %s', async (line, args) => {
  const ran = await run(args);
  expect(ran).toMatchObject({ stderr: '', exitCode: 0 });
  expect(ran.stdout).toContain(line);
});

test('what a command refuses keeps its exit code, and what it throws is thrown', async () => {
  const typed = ['cases', 'show', 'INC', '--month', '11'];
  const refused = jest.fn<Promise<void>, [string]>().mockRejectedValue(new Refusal('no such case', 1));
  expect(await run(typed, program(refused))).toEqual({ stdout: '', stderr: 'error: no such case\n', exitCode: 1 });
  const broken = jest.fn<Promise<void>, [string]>().mockRejectedValue(new TypeError('a bug'));
  await expect(run(typed, program(broken))).rejects.toThrow('a bug');
});

test('why the system refused is its code and its words, without the path', () => {
  expect(whyNot(new Error("EACCES: permission denied, open '/x'"))).toBe('EACCES: permission denied');
});
