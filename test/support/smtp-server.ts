import { readFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** Self-signed for localhost; nothing but these tests trusts it. */
export const CERTIFICATE_FILE = join(__dirname, 'localhost-cert.pem');

/** `content`: the first bytes of a mail; `accept`: all of it is there and the client waits for the answer. */
export type Stage = 'greeting' | 'sender' | 'content' | 'accept';

/** A number is the reply code of a refusal. */
export type Conduct = 'ok' | 'hang up' | 'silence' | number;

/** A mail that came in whole; `accepted` when the client was told so. */
export type Delivery = { readonly mail: ParsedMail; readonly raw: string; readonly secure: boolean; accepted: boolean };

export type SmtpOptions = {
  readonly port?: number;
  readonly tls?: 'none' | 'starttls' | 'implicit';
  /** Wants this login. */
  readonly login?: { readonly user: string; readonly password: string };
  /** Wants a login by XOAUTH2, of this user with a token that is good. */
  readonly oauth2?: { readonly user: string; readonly isGood: (token: string) => boolean };
};

export type RunningSmtp = {
  readonly port: number;
  readonly deliveries: Delivery[];
  /** Connections so far. */
  readonly connections: () => number;
  /** How the server meets clients from now on; well, until told otherwise. */
  readonly meet: (conduct: (stage: Stage) => Conduct | Promise<Conduct>) => void;
  readonly close: () => Promise<void>;
};

/** A real mail server on a free port of this machine. */
export async function startSmtp({ port = 0, tls = 'none', login, oauth2 }: SmtpOptions = {}): Promise<RunningSmtp> {
  const deliveries: Delivery[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let conductAt: (stage: Stage) => Conduct | Promise<Conduct> = () => 'ok';

  const hangUp = () => sockets.forEach((socket) => socket.destroy());

  async function meet(stage: Stage, callback: (error?: Error | null) => void, onGood?: () => void): Promise<void> {
    const conduct = await conductAt(stage);
    if (conduct === 'silence') return;
    if (conduct === 'hang up') return hangUp();
    if (conduct !== 'ok') return callback(Object.assign(new Error('not now'), { responseCode: conduct }));
    onGood?.();
    callback();
  }

  const server = new SMTPServer({
    secure: tls === 'implicit',
    disabledCommands: tls === 'starttls' ? [] : ['STARTTLS'],
    key: readFileSync(join(__dirname, 'localhost-key.pem')),
    cert: readFileSync(CERTIFICATE_FILE),
    minVersion: 'TLSv1.2',
    authOptional: !login && !oauth2,
    ...(oauth2 ? { authMethods: ['XOAUTH2'] } : {}),
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 20,
    onAuth: ({ method, username, password, accessToken }, _session, callback) => {
      const right =
        method === 'XOAUTH2'
          ? oauth2 !== undefined && username === oauth2.user && oauth2.isGood(accessToken ?? '')
          : username === login?.user && password === login?.password;
      callback(right ? null : new Error('Wrong name or password'), right ? { user: username } : undefined);
    },
    onConnect: (_session, callback) => void meet('greeting', callback),
    onMailFrom: (_address, _session, callback) => void meet('sender', callback),
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.once('data', () => void meet('content', () => undefined));
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => void arrived(Buffer.concat(chunks), session.secure, callback));
    },
  });
  // Clients that hang up in the middle are the tests' own.
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    connections++;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  async function arrived(raw: Buffer, secure: boolean, callback: (error?: Error | null) => void): Promise<void> {
    const delivery = { mail: await simpleParser(raw), raw: raw.toString('utf8'), secure, accepted: false };
    deliveries.push(delivery);
    await meet('accept', callback, () => (delivery.accepted = true));
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    deliveries,
    connections: () => connections,
    meet: (conduct) => void (conductAt = conduct),
    close: async () => {
      // Node may crash on a socket that is destroyed under its TLS: those are the server's to close.
      if (tls === 'none') hangUp();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}
