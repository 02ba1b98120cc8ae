import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { closeServer, createHttpServer } from '../src/server';
import type { Health, ServerDeps } from '../src/server';

async function withServer(deps: Partial<ServerDeps>, use: (base: string) => Promise<void>): Promise<void> {
  const server = createHttpServer({
    ready: async () => ({ ok: true, checks: {} }),
    afterAcknowledge: () => undefined,
    ...deps,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

test('the process says that it runs, whatever the rest does', async () => {
  await withServer({ ready: () => Promise.reject(new Error('down')) }, async (base) => {
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    expect((await fetch(`${base}/readyz`)).status).toBe(503);
  });
});

test.each<[Health, number]>([
  [{ ok: true, checks: { database: 'ok', mail: 'late', oldest_unsent_seconds: 901 } }, 200],
  [{ ok: false, checks: { database: 'SQLITE_BUSY' } }, 503],
])('readiness %j answers %i', async (health, status) => {
  await withServer({ ready: async () => health }, async (base) => {
    const response = await fetch(`${base}/readyz`);
    expect([response.status, await response.json()]).toEqual([status, health]);
  });
});

test('each channel gets its own path, with what stands behind a question mark left alone', async () => {
  const listener = (name: string) => (_: unknown, res: { end: (text: string) => void }) => res.end(name);
  await withServer({ slack: listener('slack'), teams: listener('teams') }, async (base) => {
    const get = async (path: string) => (await fetch(`${base}${path}`)).text();
    expect(await get('/slack/events?x=1')).toBe('slack');
    expect(await get('/api/messages')).toBe('teams');
    expect((await fetch(`${base}/`)).status).toBe(404);
  });
});

test('a channel that is off does not answer', async () => {
  await withServer({}, async (base) => {
    const statuses = [await fetch(`${base}/slack/events`), await fetch(`${base}/api/messages`)].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([404, 404]);
  });
});

test('a listener that fails answers 500, and the answer that left is told', async () => {
  let acknowledged = 0;
  const teams = () => Promise.reject(new Error('broken'));
  const slack = () => {
    throw new Error('broken');
  };
  await withServer({ teams, slack, afterAcknowledge: () => void acknowledged++ }, async (base) => {
    expect((await fetch(`${base}/api/messages`, { method: 'POST' })).status).toBe(500);
    expect((await fetch(`${base}/slack/events`, { method: 'POST' })).status).toBe(500);
    expect(acknowledged).toBe(2);
  });
});

test('a request that never ends does not keep the server from closing', async () => {
  const server = createHttpServer({
    teams: () => new Promise<void>(() => undefined),
    ready: async () => ({ ok: true, checks: {} }),
    afterAcknowledge: () => undefined,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) =>
    socket.write('POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc', () => resolve()),
  );
  await closeServer(server);
  expect(server.listening).toBe(false);
  socket.destroy();
});
