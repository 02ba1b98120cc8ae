import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { contentCommands } from '../../src/commands/content';
import { openDatabase } from '../../src/store/database';
import { createUnansweredCounts } from '../../src/store/unanswered';
import { contentDir, FRONT_MATTER } from '../policy/content-dir';

const shipped = (name: string): string => readFileSync(join(__dirname, '../../content', name), 'utf8');

function content(files: Readonly<Record<string, string>>): string {
  return contentDir({
    'phrases.txt': shipped('phrases.txt'),
    'organisation.json': shipped('organisation.json'),
    'hints.txt': shipped('hints.txt'),
    'law.json': shipped('law.json'),
    'authority-form.json': shipped('authority-form.json'),
    'concepts.txt': '',
    'a/policy.md': `${FRONT_MATTER}<!-- p-ret -->\n\nGegevens worden zeven jaar bewaard.\n\n<!-- p-dpo -->\n\nDe DPO is bereikbaar.`,
    'messages/breach.md': '# Melden\n## nl\n- laptop gestolen\n- gsm kwijt\n',
    'messages/smalltalk.md': '# Praten\n## nl\n- dag iedereen\n- bedankt allemaal\n',
    'messages/dsr-access.md': '# Inzage\n## nl\n- ik wil inzage\n',
    ...files,
  });
}

function fact(title: string, quote: string, questions: string): string {
  return `# ${title}\n> ${quote}\n## nl\n${questions}\n`;
}

/** What a command prints, line by line, and the exit code it leaves. */
async function run(dir: string, ...args: readonly string[]) {
  let printed = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const earlier = process.exitCode;
  try {
    await contentCommands({
      contentDir: () => dir,
      database: () => ({ kind: 'sqlite', file: join(dir, 'gaps.sqlite') }),
    }).parseAsync([...args], { from: 'user' });
    return { lines: printed.trimEnd().split('\n'), exitCode: process.exitCode ?? 0 };
  } finally {
    process.exitCode = earlier;
    write.mockRestore();
  }
}

test('content in order: the check prints its tallies and exits with 0', async () => {
  expect(await run(content({}), 'check')).toEqual({
    exitCode: 0,
    lines: [
      '2 passages, 0 with a guide; 0 facts; questions: nl 0, fr 0, en 0, de 0; ' +
        '0 unanswered topics with 0 messages; 3 files of messages with 5 messages; 0 problems',
    ],
  });
});

test('a problem is a line with its place and makes the check exit with 1', async () => {
  const dir = content({ 'messages/breach.md': 'laptop gestolen' });
  const { lines, exitCode } = await run(dir, 'check');
  const file = relative(process.cwd(), join(dir, 'messages/breach.md'));
  expect(lines[0]).toBe(`${file}:1: 'laptop gestolen', expected '# title' first`);
  expect(exitCode).toBe(1);
});

test('what the assistant reads besides, and cannot, is a problem too', async () => {
  const { lines, exitCode } = await run(content({ 'phrases.txt': 'hallo daar' }), 'check');
  expect(lines[0]).toMatch(/phrases\.txt:1: expected/);
  expect(exitCode).toBe(1);
});

test.each(['phrases.txt', 'hints.txt', 'organisation.json', 'law.json', 'authority-form.json'])(
  '%s that is not there is told with what is expected',
  async (name) => {
    const dir = content({});
    rmSync(join(dir, name));
    const { lines, exitCode } = await run(dir, 'check');
    expect(lines[0]).toContain(`${join(dir, name)}: not there, expected the `);
    expect(exitCode).toBe(1);
  },
);

test('the report lists what gets another answer than with the older content', async () => {
  const ret = fact('Termijn', 'zeven jaar', '- hoe lang bewaren\n- bewaren termijn\n- termijn jaren');
  const dpo = fact('DPO', 'bereikbaar', '- wie is de dpo\n- dpo bereiken\n- dpo contact');
  const old = content({ 'a/questions/p-ret.md': ret, 'a/questions/p-dpo.md': dpo });
  const moved = content({
    'a/questions/p-ret.md': `${ret}- archief termijn\n- archief bewaren\n- archief\n`,
    'a/questions/p-dpo.md': dpo,
  });
  const set = join(contentDir({ 'set.jsonl': '{"id":"Q1","lang":"nl","q":"dpo contact graag"}' }), 'set.jsonl');

  const same = await run(old, 'report', '--old', content({ 'a/questions/p-ret.md': ret, 'a/questions/p-dpo.md': dpo }));
  expect(same.lines[0]).toBe('0 of 11 messages have another answer');
  const { lines, exitCode } = await run(moved, 'report', '--old', old, '--questions', set);
  expect(lines.some((line) => line.includes('archief'))).toBe(true);
  expect(lines.join('\n')).toMatch(/of 15 messages have another answer\n.*of 6\n.*of 9$/);
  expect(exitCode).toBe(0);
});

test('the report lists what is answered by a passage whose words changed', async () => {
  const withYears = (years: string): string =>
    content({
      'a/policy.md': `${FRONT_MATTER}<!-- p-ret -->\n\nWe houden gegevens ${years} jaar bij.\n\n<!-- p-dpo -->\n\nDe DPO is bereikbaar.`,
      'a/questions/p-ret.md': fact(
        'Termijn',
        `${years} jaar`,
        '- hoe lang bewaren\n- bewaren termijn\n- termijn jaren',
      ),
      'a/questions/p-dpo.md': fact('DPO', 'bereikbaar', '- wie is de dpo\n- dpo bereiken\n- dpo contact'),
    });
  const { lines } = await run(withYears('tien'), 'report', '--old', withYears('zeven'));
  expect(lines.filter((line) => line.includes('→'))).toEqual(['p-ret → p-ret, in other words: 3']);
  expect(lines.join('\n')).toContain('3 of 11 messages have another answer');
});

test('the gaps are listed by month, how often, and subject', async () => {
  const dir = content({});
  const file = join(dir, 'gaps.sqlite');
  await (await openDatabase({ kind: 'sqlite', file })).destroy();
  expect((await run(dir, 'gaps')).lines).toEqual(['nothing was left unanswered yet']);
  const database = await openDatabase({ kind: 'sqlite', file });
  const { note } = createUnansweredCounts({ database, now: () => new Date('2026-11-20T15:40:00Z') });
  await note('Boetes');
  await note('Boetes');
  await database.destroy();
  expect((await run(dir, 'gaps')).lines).toEqual(['2026-11      2  Boetes']);
});

test('the gaps of a database that is not there are an error, and none is made', async () => {
  const dir = content({});
  const file = join(dir, 'gaps.sqlite');
  await expect(run(dir, 'gaps')).rejects.toThrow(`${file}: not there, expected the database`);
  expect(existsSync(file)).toBe(false);
});
