import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';

const CLI = join(__dirname, '..', 'dist', 'cli.js');

/** The built command, as people run it, with no configuration but what is given. */
function run(args: readonly string[], options: { input?: string; env?: Record<string, string> } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    input: options.input ?? '',
    encoding: 'utf8',
    cwd: __dirname,
    env: { PATH: process.env.PATH ?? '', ...options.env },
  });
  return { status, stdout, stderr };
}

test('ask --jsonl prints a line for each question and nothing else; bad lines are named and the rest goes on', () => {
  const input = [
    '{"id":"1","q":"hoe lang houden jullie gegevens bij?"}',
    'geen json',
    '{"id":"2"}',
    '',
    '{"id":"3","q":"ik heb een mail naar de verkeerde klant gestuurd"}',
  ].join('\n');
  const { status, stdout, stderr } = run(['ask', '--jsonl'], { input });
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toEqual([
    {
      id: '1',
      kind: 'answer',
      lang: 'nl',
      confidence: expect.any(Number) as number,
      passages: expect.arrayContaining([
        {
          id: 'p-pur',
          heading: expect.arrayContaining(['Privacybeleid']) as string[],
          text: expect.stringContaining(
            'de bewaartermijn van de persoonsgegevens is beperkt tot zo lang als nodig',
          ) as string,
          score: expect.any(Number) as number,
        },
      ]) as unknown[],
    },
    { id: '3', kind: 'dialog', dialog: 'breach', lang: 'nl', confidence: expect.any(Number) as number, passages: [] },
  ]);
  expect((lines[0]?.passages as { id: string }[])[0]?.id).toBe('p-pur');
  expect(stderr).toBe('line 2: no JSON\nline 3: expected {"id": "…", "q": "…"}\n');
  expect(status).toBe(1);
});

test('ask prints the passage word for word', () => {
  const { status, stdout } = run(['ask', 'worden gegevens vertrouwelijk behandeld?']);
  expect(stdout).toContain('Alle gegevens worden steeds vertrouwelijk behandeld.');
  expect(status).toBe(0);
});

test('serve without a configuration names every variable and exits with 2', () => {
  const { status, stdout, stderr } = run(['serve']);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  for (const name of [
    'SLACK_BOT_TOKEN',
    'TEAMS_APP_ID',
    'DPO_MAILBOX',
    'MAIL_FROM',
    'SMTP_HOST',
    'DATA_KEY',
    'LOOKUP_KEY',
  ]) {
    expect(stderr).toContain(name);
  }
});

test('content gaps needs no more than the database, and makes none', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'gaps-')), 'none', 'gaps.sqlite');
  const { status, stdout, stderr } = run(['content', 'gaps'], { env: { DATABASE_FILE: file } });
  expect(stderr).toContain(`${file}: not there`);
  expect(stdout).toBe('');
  expect(status).toBe(1);
  expect(existsSync(dirname(file))).toBe(false);
});

test.each([
  [2, ['cases', 'show']],
  [2, ['cases', 'list', '--nonsense']],
  [2, ['register', 'breaches', '--out']],
  [2, ['report']],
  [2, ['outbox', 'retry', 'a', 'b']],
  [2, ['mail', 'nonsense']],
  [2, ['content', 'report']],
  [2, ['deadline']],
  [2, ['deadline', 'lek', '2026-11-20']],
  [2, ['deadline', 'breach']],
  [2, ['deadline', 'breach', '2026-11-20', '16:40']],
  [2, ['demo', '--smtp-port', 'x']],
  [2, ['ask']],
  [2, ['nonsense']],
  [0, ['--help']],
  [0, ['--version']],
  [0, ['cases', 'show', '--help']],
])('exits with %i: %j', (expected, args) => {
  const { status, stdout, stderr } = run(args);
  expect(status).toBe(expected);
  expect(expected === 2 ? stdout : stderr).toBe('');
  expect(stderr).not.toMatch(/\n\s+at |"level"/);
});

test.each([
  ['an empty file', (file: string) => writeFileSync(file, ''), 'no database of Privacyloket'],
  ['a text', (file: string) => writeFileSync(file, 'geen databank'), 'no database of Privacyloket'],
  [
    'a folder',
    (file: string) => mkdirSync(file),
    'a folder, expected the database of the assistant (set DATABASE_FILE)',
  ],
])('%s in place of the database is one plain line', (_, make, line) => {
  const file = join(mkdtempSync(join(tmpdir(), 'no-database-')), 'cases.sqlite');
  make(file);
  const key = Buffer.alloc(32, 1).toString('base64');
  const env = { DATABASE_FILE: file, DATA_KEY: `k1:${key}`, LOOKUP_KEY: key };
  for (const args of [
    ['cases', 'list'],
    ['register', 'breaches'],
    ['outbox', 'list'],
    ['content', 'gaps'],
  ]) {
    expect(run(args, { env })).toEqual({ status: 1, stdout: '', stderr: `error: ${file}: ${line}\n` });
  }
});

test('a content folder that is broken is named, without a stack', () => {
  const { status, stderr } = run(['ask', 'x'], { env: { CONTENT_DIR: __dirname } });
  expect(status).toBe(1);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('ask --jsonl reads past a byte order mark at the beginning, and nowhere else', () => {
  const question = '\uFEFF{"id":"1","q":"worden gegevens vertrouwelijk behandeld?"}';
  const { stdout, stderr } = run(['ask', '--jsonl'], { input: `${question}\n${question}\n` });
  expect(stdout.trim().split('\n')).toEqual([expect.stringMatching(/^\{"id":"1","kind":"answer"/)]);
  expect(stderr).toBe('line 2: no JSON\n');
});

test('ask --jsonl ends quietly when its reader has seen enough, though more could be asked', async () => {
  const child = spawn(process.execPath, [CLI, 'ask', '--jsonl'], { cwd: __dirname, env: { PATH: process.env.PATH } });
  const stderr = text(child.stderr);
  const ended = once(child, 'close');
  child.stdin.on('error', () => undefined);
  child.stdin.write('{"id":"1","q":"worden gegevens vertrouwelijk behandeld?"}\n');
  await once(child.stdout, 'data');
  child.stdout.destroy();
  await once(child.stdout, 'close');
  child.stdin.write('{"id":"2","q":"worden gegevens vertrouwelijk behandeld?"}\n'.repeat(3));
  expect(await ended).toEqual([0, null]);
  expect(await stderr).toBe('');
});
