import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createSmtpRoad } from '../../../src/handoff/roads/smtp';
import { MAIL } from '../one-mail';

/** Greets, and then answers a line at a time without ever coming to an end. */
async function startDripping(): Promise<{ server: Server; port: number; sockets: Set<Socket> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write('220 mail.example.test\r\n');
    const drip = setInterval(() => socket.writable && socket.write('250-MORE\r\n'), 20);
    socket.on('close', () => {
      clearInterval(drip);
      sockets.delete(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, sockets };
}

let dripping: Awaited<ReturnType<typeof startDripping>>;
beforeEach(async () => (dripping = await startDripping()));
afterEach(async () => {
  dripping.sockets.forEach((socket) => socket.destroy());
  await new Promise((resolve) => dripping.server.close(resolve));
});

const roadTo = (wholeMs: number) =>
  createSmtpRoad({ host: '127.0.0.1', port: dripping.port, tls: 'none', timeoutMs: 1_000, wholeMs });

test('a server that never comes to an end does not hold a mail for ever, nor the next one', async () => {
  const road = roadTo(300);
  await expect(road.send(MAIL)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  await expect(road.send(MAIL)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  road.close();
});

test('a mail is broken off when it is no longer ours to send', async () => {
  const road = roadTo(60_000);
  await expect(road.send(MAIL, AbortSignal.timeout(200))).rejects.toMatchObject({ code: 'EABORT' });
  road.close();
});
