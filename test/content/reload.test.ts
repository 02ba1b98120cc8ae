import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routeOf } from '../../src/assistant/route';
import type * as LearnApart from '../../src/content/learn-apart';
import { createLivePolicy } from '../../src/content/reload';
import type { LivePolicy } from '../../src/content/reload';
import { createLog } from '../../src/log';
import { learnPolicy, loadPolicy } from '../../src/policy/policy';
import { contentDir, FRONT_MATTER } from '../policy/content-dir';
import { until } from '../support/until';

const BEFORE = `${FRONT_MATTER}Aan de ingang hangt een camera.\n\nBezoekers tekenen het register.\n\nDe parking is gratis.`;
const AFTER = `${BEFORE}\n\nFietsen staan in de stalling.`;

const sha256 = (...texts: readonly string[]) => createHash('sha256').update(texts.join('')).digest('hex');

let live: LivePolicy | undefined;
afterEach(() => live?.stop());

function setUp(files: Readonly<Record<string, string>> = { 'a/policy.md': BEFORE }, learnMs = 0) {
  const dir = contentDir(files);
  const lines: string[] = [];
  const log = createLog({ level: 'info', now: () => new Date(0), write: (line) => lines.push(line) });
  const learn = async (contentDir: string) => {
    const kept = learnPolicy(contentDir);
    await new Promise((resolve) => setTimeout(resolve, learnMs));
    return kept;
  };
  const policy = createLivePolicy(loadPolicy(dir), { contentDir: dir, log, pollMs: 10, learn });
  live = policy;
  const answers = (question: string) => routeOf(policy.current().understand(question)).kind === 'answer';
  return { dir, lines, policy, answers };
}

test('a changed file is answered from without a restart', async () => {
  const { dir, policy, answers, lines } = setUp();
  expect(policy.current().sha256).toBe(sha256(BEFORE));
  policy.start();
  expect(answers('fietsen stalling')).toBe(false);
  writeFileSync(join(dir, 'a/policy.md'), AFTER);
  await until('the new passage', () => answers('fietsen stalling'));
  expect(policy.state()).toBe('ok');
  expect(policy.current().sha256).toBe(sha256(AFTER));
  expect(lines.join('')).toContain('"event":"content reloaded","count":4');
});

test('a broken file keeps the old content and says where it is broken; mended, it counts', async () => {
  const { dir, policy, answers, lines } = setUp();
  policy.start();
  writeFileSync(join(dir, 'a/policy.md'), '# Geheime tekst van iemand');
  await until('the broken file', () => policy.state() === 'kept_old');
  expect(answers('camera ingang')).toBe(true);
  expect(policy.current().sha256).toBe(sha256(BEFORE));
  expect(lines.join('')).toContain('"place":"a/policy.md:1"');
  expect(lines.join('')).not.toContain('Geheime');
  writeFileSync(join(dir, 'a/policy.md'), AFTER);
  await until('the mended file', () => policy.state() === 'ok');
  expect(answers('fietsen stalling')).toBe(true);
});

test('a new document and a removed one count too', async () => {
  const { dir, policy, answers } = setUp({
    'a/policy.md': BEFORE,
    'b/policy.md': `${FRONT_MATTER}Fietsen staan in de stalling.`,
  });
  policy.start();
  expect(answers('fietsen stalling')).toBe(true);
  expect(policy.current().sha256).toBe(sha256(BEFORE, `${FRONT_MATTER}Fietsen staan in de stalling.`));
  rmSync(join(dir, 'b'), { recursive: true });
  await until('the document is gone', () => !answers('fietsen stalling'));
});

test('until it is told or looks, nothing is read', async () => {
  const { dir, policy, answers } = setUp();
  writeFileSync(join(dir, 'a/policy.md'), AFTER);
  expect(answers('fietsen stalling')).toBe(false);
  await policy.reload();
  expect(answers('fietsen stalling')).toBe(true);
});

test('a folder that is gone for a moment keeps the old content', async () => {
  const { dir, policy, answers } = setUp();
  renameSync(dir, `${dir}-away`);
  await policy.reload();
  expect(policy.state()).toBe('kept_old');
  expect(answers('camera ingang')).toBe(true);
  renameSync(`${dir}-away`, dir);
  await policy.reload();
  expect(policy.state()).toBe('ok');
});

test('who stops does not wait for learning, and says nothing of it', async () => {
  const { dir, lines } = setUp();
  const log = createLog({ level: 'info', now: () => new Date(0), write: (line) => lines.push(line) });
  const learn = (_: string, signal: AbortSignal) =>
    new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
  const policy = createLivePolicy(loadPolicy(dir), { contentDir: dir, log, pollMs: 10, learn });
  void policy.reload();
  await policy.stop();
  expect(lines).toEqual([]);
});

test('what was learnt is not a change of the content', async () => {
  const { dir, policy, lines } = setUp();
  policy.start();
  writeFileSync(join(dir, 'weights.bin'), 'x');
  utimesSync(join(dir, 'weights.bin'), new Date(), new Date());
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(lines).toEqual([]);
  expect(policy.state()).toBe('ok');
});

test('changes while it is read are read once more, not once a look', async () => {
  const { dir, policy, answers, lines } = setUp({ 'a/policy.md': BEFORE }, 100);
  policy.start();
  for (const number of [1, 2, 3, 4]) {
    writeFileSync(join(dir, 'a/policy.md'), `${AFTER}\n\nNummer ${number}.`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await until('the last change', () => policy.current().documents[0]?.passages.at(-1)?.text === 'Nummer 4.');
  expect(answers('fietsen stalling')).toBe(true);
  expect(lines.length).toBeLessThanOrEqual(3);
});

test('learning apart gives the same answers as learning here', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync(join(__dirname, '../../content'), dir, { recursive: true });
  const kept = await jest.requireActual<typeof LearnApart>('../../dist/content/learn-apart.js').learnApart(dir);
  rmSync(join(dir, 'weights.bin'));
  const question = 'hoe lang houden jullie gegevens bij?';
  expect(loadPolicy(dir, { kept, learnHere: false }).understand(question)).toEqual(
    loadPolicy(join(__dirname, '../../content')).understand(question),
  );
});

test('learning apart tells what cannot be read', async () => {
  const dir = contentDir({ 'a/policy.md': 'zonder begin' });
  const { learnApart } = jest.requireActual<typeof LearnApart>('../../dist/content/learn-apart.js');
  await expect(learnApart(dir)).rejects.toThrow('a/policy.md:1: no front matter');
});
