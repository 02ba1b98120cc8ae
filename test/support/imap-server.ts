import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { CERTIFICATE_FILE } from './smtp-server';
import { until } from './until';

const DOVECOT = '/usr/sbin/dovecot';

/** Dovecot hands every login to another user, for which it must be root. In CI its absence is a failure. */
const canRun = (existsSync(DOVECOT) && process.getuid?.() === 0) || Boolean(process.env.CI);

/** `describe`, where Dovecot can run; elsewhere its tests are reported as skipped, with what they need. */
export function describeWithDovecot(name: string, tests: () => void): void {
  if (canRun) describe(name, tests);
  else describe.skip(`${name} (skipped: needs Dovecot, apt-get install dovecot-imapd, and root)`, tests);
}

export const IMAP_PASSWORD = 'geheim-fake';

export type RunningImap = {
  readonly port: number;
  /** TLS from the first byte. */
  readonly tlsPort: number;
  /** Puts a mail in the inbox of `user`; every user exists. */
  readonly deliver: (user: string, raw: string, at: Date) => Promise<void>;
  /** The inbox of `user`, oldest first. */
  readonly inbox: (user: string) => Promise<readonly { readonly subject: string; readonly seen: boolean }[]>;
  /** At once, whatever is under way. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A real Dovecot on free ports of this machine. Tokens of OAuth2 are checked at `tokenInfoUrl`, ended by the token. */
export async function startImap({ tokenInfoUrl }: { readonly tokenInfoUrl?: string } = {}): Promise<RunningImap> {
  const folder = mkdtempSync(join(tmpdir(), 'imap-'));
  // The users whose mail it is must get through.
  chmodSync(folder, 0o755);
  const mailFolder = join(folder, 'mail');
  mkdirSync(mailFolder);
  chmodSync(mailFolder, 0o777);
  const [port, tlsPort] = [await freePort(), await freePort()];
  const configFile = join(folder, 'dovecot.conf');
  writeFileSync(configFile, configuration({ folder, mailFolder, port, tlsPort, oauth2: tokenInfoUrl !== undefined }));
  if (tokenInfoUrl !== undefined) {
    writeFileSync(join(folder, 'oauth2.conf'), `tokeninfo_url = ${tokenInfoUrl}\nusername_attribute = user\n`);
  }
  let server: ChildProcess | undefined;

  async function start(): Promise<void> {
    // A group of its own: at the end its sessions go with it.
    server = spawn(DOVECOT, ['-F', '-c', configFile], { stdio: 'ignore', detached: true });
    await until('the IMAP server answers', () => isListening(port));
  }

  async function stop(): Promise<void> {
    if (server?.pid === undefined) return;
    const ended = once(server, 'exit');
    process.kill(-server.pid, 'SIGKILL');
    server = undefined;
    await ended;
  }

  async function inInbox<T>(user: string, work: (client: ImapFlow) => Promise<T>): Promise<T> {
    const auth = { user, pass: IMAP_PASSWORD };
    const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, auth, logger: false });
    await client.connect();
    try {
      await client.mailboxOpen('INBOX');
      return await work(client);
    } finally {
      await client.logout();
    }
  }

  await start();
  return {
    port,
    tlsPort,
    deliver: (user, raw, at) =>
      inInbox(user, async (client) => {
        await client.append('INBOX', raw, [], at);
      }),
    inbox: (user) =>
      inInbox(user, async (client) => {
        const mails = await client.fetchAll('1:*', { envelope: true, flags: true }).catch(() => []);
        return mails.map(({ envelope, flags }) => ({
          subject: envelope?.subject ?? '',
          seen: flags?.has('\\Seen') ?? false,
        }));
      }),
    stop,
    start,
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Layout = {
  readonly folder: string;
  readonly mailFolder: string;
  readonly port: number;
  readonly tlsPort: number;
  readonly oauth2: boolean;
};

function configuration({ folder, mailFolder, port, tlsPort, oauth2 }: Layout): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
auth_verbose = yes
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${CERTIFICATE_FILE}
ssl_key = <${CERTIFICATE_FILE.replace('cert', 'key')}
disable_plaintext_auth = no
auth_failure_delay = 0
auth_mechanisms = plain ${oauth2 ? 'xoauth2 oauthbearer' : ''}
mail_location = maildir:${mailFolder}/%u
first_valid_uid = 1
mail_max_userip_connections = 50
${oauth2 ? `passdb {\n driver = oauth2\n mechanisms = xoauth2 oauthbearer\n args = ${folder}/oauth2.conf\n}` : ''}
passdb {
 driver = static
 mechanisms = plain
 args = password=${IMAP_PASSWORD}
}
userdb {
 driver = static
 args = uid=nobody gid=nogroup home=${mailFolder}/%u allow_all_users=yes
}
service imap-login {
 chroot =
 inet_listener imap {
  port = ${port}
 }
 inet_listener imaps {
  port = ${tlsPort}
  ssl = yes
 }
}
service anvil {
 chroot =
 unix_listener anvil-auth-penalty {
  mode = 0
 }
}
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
}
