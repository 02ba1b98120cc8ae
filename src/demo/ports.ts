import { createServer } from 'node:net';

const PATIENCE_MS = 60_000;
const PAUSE_MS = 250;

/** Throws an Error that names every port that another program holds, and the option that chooses another. */
export async function assertFree(ports: readonly (readonly [port: number, option: string])[]): Promise<void> {
  const taken: string[] = [];
  for (const [port, option] of ports) {
    if (!(await isFree(port))) taken.push(`Port ${port} is taken by another program: choose another with ${option}`);
  }
  if (taken.length > 0) throw new Error(taken.join('\n'));
}

/** Free on every interface: one of the demo's parts listens on all of them. */
async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '0.0.0.0'));
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** Resolves when a page answers, or when `givenUp` says that nobody waits any more; rejects after a minute. */
export async function waitForPage(address: string, givenUp: () => boolean): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
    const answered = await fetch(address, { headers: { accept: 'text/html' } }).then(
      (response) => response.ok,
      () => false,
    );
    if (answered || givenUp()) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`${address} did not answer within a minute`);
}
