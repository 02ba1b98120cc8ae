import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FRONT_MATTER } from '../policy/content-dir';
import { until } from '../support/until';

const ROOT = join(__dirname, '../..');

let serve: ChildProcess | undefined;
afterEach(async () => {
  if (!serve || serve.exitCode !== null) return;
  serve.kill('SIGTERM');
  await once(serve, 'exit');
});

/** The built assistant as a server, with a second document in its content; its log lines so far. */
function start() {
  const dir = mkdtempSync(join(tmpdir(), 'live-'));
  const content = join(dir, 'content');
  cpSync(join(ROOT, 'content'), content, { recursive: true });
  mkdirSync(join(content, 'bezoek'));
  const document = join(content, 'bezoek', 'policy.md');
  writeFileSync(document, `${FRONT_MATTER}Aan de ingang hangt een camera.`);
  const log: string[] = [];
  serve = spawn(process.execPath, [join(ROOT, 'dist/cli.js'), 'serve'], {
    cwd: dir,
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: '0',
      CONTENT_DIR: content,
      DATABASE_FILE: join(dir, 'cases.sqlite'),
      DATA_KEY: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
      LOOKUP_KEY: Buffer.alloc(32, 2).toString('base64'),
      DPO_MAILBOX: 'dpo@example.test',
      MAIL_FROM: 'privacyloket@example.test',
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: '9',
      TEAMS_APP_ID: '00000000-0000-4000-8000-00000000fa4e',
      TEAMS_TENANT_ID: '00000000-0000-4000-8000-00000000fa4e',
      TEAMS_APP_PASSWORD: 'not-a-secret',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  serve.stderr?.on('data', (chunk: Buffer) => log.push(...chunk.toString().split('\n')));
  const event = (name: string) => () => log.find((line) => line.includes(`"event":"${name}`));
  return { document, event, log };
}

test('SIGHUP reads the content again; a broken file keeps the old one, and /readyz says so', async () => {
  const { document, event } = start();
  const listening = await until('the server', event('listening'));
  const { port } = JSON.parse(listening) as { port: number };
  const content = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    return ((await response.json()) as { checks: { content: string } }).checks.content;
  };
  expect(await content()).toBe('ok');
  writeFileSync(document, 'zonder begin');
  serve?.kill('SIGHUP');
  expect(await until('the broken content', event('content not reloaded'))).toContain('"place":"bezoek/policy.md:1"');
  expect(await content()).toBe('kept_old');
  writeFileSync(document, `${FRONT_MATTER}Aan de ingang hangen twee camera's.`);
  serve?.kill('SIGHUP');
  await until('the mended content', event('content reloaded'));
  expect(await content()).toBe('ok');
});
