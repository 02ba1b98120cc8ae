import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerSession } from 'smtp-server';
import type { Stage, Whim } from './whims';

/** A mail that the server kept, whether or not the client was told so. */
export type Kept = {
  readonly at: number;
  readonly raw: string;
  /** Whether the server answered 250 on a connection that stood. */
  readonly told: boolean;
};

/** What went on at the server. `at` in milliseconds of the clock. */
export type ServerCounts = {
  connections: number;
  transactions: number;
  /** Transactions that began while another was under way. */
  overlapping: number;
  refused4xx: number;
  refused5xx: number;
  droppedBeforeData: number;
  droppedInData: number;
  droppedAfterData: number;
  /** Left without an answer for longer than the client waits. */
  stalled: number;
};

export type SoakServer = {
  readonly port: number;
  readonly kept: readonly Kept[];
  readonly counts: Readonly<ServerCounts>;
  /** When it was down: pairs of moments, the last without an end while it is. */
  readonly downs: readonly { readonly from: number; readonly to?: number }[];
  /** Ends all sessions and listens no more. */
  readonly goDown: () => Promise<void>;
  readonly goUp: () => Promise<void>;
};

type Deps = {
  /** How the next step of a client is met. */
  readonly whim: (stage: Stage) => Whim;
  /** Told of every step before it is met. */
  readonly reached: (stage: Stage) => void | Promise<void>;
};

type Answer = (error?: Error | null) => void;

/** A mail server on this machine that is as moody as `whim` says. */
export async function startServer({ whim, reached }: Deps): Promise<SoakServer> {
  const kept: Kept[] = [];
  const downs: { from: number; to?: number }[] = [];
  const sockets = new Map<number, Socket>();
  /** Sessions from MAIL FROM to the last answer about that mail. */
  const underWay = new Set<number>();
  const counts: ServerCounts = {
    connections: 0,
    transactions: 0,
    overlapping: 0,
    refused4xx: 0,
    refused5xx: 0,
    droppedBeforeData: 0,
    droppedInData: 0,
    droppedAfterData: 0,
    stalled: 0,
  };
  let server = listener();
  let port = 0;

  function listener(): SMTPServer {
    const created = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      authOptional: true,
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 20,
      onConnect: (session, answer) => void meet('greeting', session, answer),
      onMailFrom: (_address, session, answer) => {
        counts.transactions++;
        if (underWay.size > 0) counts.overlapping++;
        underWay.add(session.remotePort);
        void meet('sender', session, answer);
      },
      onRcptTo: (_address, session, answer) => void meet('recipient', session, answer),
      onData: (stream, session, answer) => {
        const chunks: Buffer[] = [];
        stream.once('data', () => void meet('content', session, () => undefined));
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => void meet('end', session, answer, Buffer.concat(chunks).toString('utf8')));
      },
    });
    // Clients that are killed in the middle are what this is for.
    created.on('error', () => undefined);
    created.server.on('connection', (socket: Socket) => {
      const { remotePort = 0 } = socket;
      counts.connections++;
      sockets.set(remotePort, socket);
      socket.once('close', () => {
        sockets.delete(remotePort);
        underWay.delete(remotePort);
      });
    });
    return created;
  }

  async function meet(stage: Stage, { remotePort }: SMTPServerSession, answer: Answer, raw?: string): Promise<void> {
    await reached(stage);
    const { delayMs, does, code, keeps } = whim(stage);
    await pause(delayMs);
    const keep = (told: boolean) => {
      if (raw !== undefined) kept.push({ at: Date.now(), raw, told });
    };
    switch (does) {
      case 'answer':
        keep(sockets.has(remotePort));
        if (stage === 'end') underWay.delete(remotePort);
        return answer();
      case 'refuse':
        if (code < 500) counts.refused4xx++;
        else counts.refused5xx++;
        underWay.delete(remotePort);
        return answer(Object.assign(new Error('not now'), { responseCode: code }));
      case 'stall':
        if (keeps) keep(false);
        counts.stalled++;
        return;
      case 'drop':
        if (keeps) keep(false);
        counts[stage === 'end' ? 'droppedAfterData' : stage === 'content' ? 'droppedInData' : 'droppedBeforeData']++;
        sockets.get(remotePort)?.destroy();
    }
  }

  const listen = () =>
    new Promise<void>((resolve, reject) => {
      server.server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });

  await listen();
  port = (server.server.address() as AddressInfo).port;
  return {
    port,
    kept,
    counts,
    downs,
    goDown: async () => {
      downs.push({ from: Date.now() });
      sockets.forEach((socket) => socket.destroy());
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
    goUp: async () => {
      server = listener();
      await listen();
      const last = downs.at(-1);
      if (last) last.to = Date.now();
    },
  };
}
