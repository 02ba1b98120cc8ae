import { ImapFlow } from 'imapflow';
import type { ImapFlowError } from 'imapflow';
import type { SmtpSettings } from '../roads/smtp';
import { RoadError } from '../roads/road';
import { EXCHANGE_ONLINE, createTokens } from '../roads/tokens';
import { withTrouble } from '../roads/trouble';
import { LIST_AT_MOST, MailboxAway, READ_AT_MOST_BYTES } from './mailbox';
import type { Mailbox, OpenMailbox } from './mailbox';

/** As for SMTP, with a login always; the app of an OAuth2 login holds IMAP.AccessAsApp. */
export type ImapSettings = Omit<SmtpSettings, 'login'> & { readonly login: NonNullable<SmtpSettings['login']> };

/** However busy the server keeps it, a connection ends after this. */
const CONNECTION_AT_MOST_MS = 5 * 60_000;
/** No answer to us is longer; a server that is broken or not the one we think must not fill the memory. */
const RESPONSE_AT_MOST_BYTES = 8 * 1024 * 1024;
const RETRY_AT_MOST_MS = 3_600_000;

type Auth = { readonly user: string } & ({ readonly pass: string } | { readonly accessToken: string });

/** The inbox over IMAP, a new connection each time. */
export function imapMailbox(settings: ImapSettings): OpenMailbox {
  const { login } = settings;
  if (login.kind === 'password') {
    return () => open(settings, { user: login.user, pass: login.password });
  }
  const tokens = createTokens(login.credential, EXCHANGE_ONLINE, settings);
  return () =>
    tokens.use(
      (accessToken) => open(settings, { user: login.user, accessToken }),
      (error) => error instanceof LoginRefused,
    );
}

class LoginRefused extends MailboxAway {}

async function open({ host, port, tls, timeoutMs }: ImapSettings, auth: Auth): Promise<Mailbox> {
  const client = new ImapFlow({
    host,
    port,
    secure: tls === 'implicit',
    ...(tls === 'implicit' ? {} : { doSTARTTLS: tls === 'starttls' }),
    auth,
    // It would log whom it talks to and what is said.
    logger: false,
    clientInfo: { name: 'privacyloket', version: false, vendor: false, 'support-url': false },
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    maxLiteralSize: RESPONSE_AT_MOST_BYTES,
    maxLineLength: RESPONSE_AT_MOST_BYTES,
    maxResponseSize: 2 * RESPONSE_AT_MOST_BYTES,
  });
  // Whatever it reports, what was under way fails too.
  client.on('error', () => undefined);
  const deadline = setTimeout(() => client.close(), CONNECTION_AT_MOST_MS);
  client.once('close', () => clearTimeout(deadline));
  const close = (): void => {
    clearTimeout(deadline);
    client.close();
  };
  try {
    await client.connect();
    const { uidValidity, readOnly } = await client.mailboxOpen('INBOX');
    if (readOnly) throw new MailboxAway('READ-ONLY');
    return inboxOf(client, uidValidity, close);
  } catch (error) {
    close();
    throw away(error);
  }
}

/** An id is `<UIDVALIDITY>:<UID>`: when a server numbers its mails anew, no other mail is taken for one that we know. */
function inboxOf(client: ImapFlow, uidValidity: bigint, close: () => void): Mailbox {
  const uidOf = (id: string): string | undefined => {
    const [validity, uid] = id.split(':');
    return validity === String(uidValidity) ? uid : undefined;
  };
  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!client.usable || isThrottled(error)) throw away(error);
      throw withTrouble(new RoadError(codeOf(error)), { response: wordsOf(error) });
    }
  };
  return {
    unread: (since) =>
      run(async () => {
        const found = await client.search({ seen: false, deleted: false, since }, { uid: true });
        if (!found) throw new RoadError('SEARCH');
        const newestFirst = found.sort((one, other) => other - one).slice(0, LIST_AT_MOST);
        return newestFirst.map((uid) => `${uidValidity}:${uid}`);
      }),
    fetch: (id) =>
      run(async () => {
        const uid = uidOf(id);
        if (uid === undefined) return undefined;
        const source = { start: 0, maxLength: READ_AT_MOST_BYTES };
        const mail = await client.fetchOne(uid, { source }, { uid: true });
        return mail ? mail.source?.toString('utf8') : undefined;
      }),
    markRead: (id) =>
      run(async () => {
        const uid = uidOf(id);
        if (uid === undefined) return;
        if (!(await client.messageFlagsAdd(uid, ['\\Seen'], { uid: true }))) throw new RoadError('STORE');
      }),
    close,
  };
}

function isThrottled(error: unknown): boolean {
  return (error as ImapFlowError).code === 'ETHROTTLE';
}

function away(error: unknown): MailboxAway {
  if (error instanceof MailboxAway) return error;
  const { authenticationFailed, throttleReset } = error as ImapFlowError;
  const retryAfterMs = throttleReset === undefined ? undefined : Math.min(throttleReset, RETRY_AT_MOST_MS);
  return new (authenticationFailed ? LoginRefused : MailboxAway)(codeOf(error), retryAfterMs, wordsOf(error));
}

/** The server's, or those of the system when no server spoke. */
function wordsOf(error: unknown): string {
  const { response, responseText, message } = error as ImapFlowError;
  return typeof response === 'string' ? response : (responseText ?? message);
}

/** `AUTHENTICATIONFAILED`, `ECONNREFUSED`; the message may hold what the server said. */
function codeOf(error: unknown): string {
  const { authenticationFailed, serverResponseCode, code, responseStatus, name } = error as ImapFlowError;
  if (authenticationFailed) return serverResponseCode ?? 'EAUTH';
  return code ?? serverResponseCode ?? responseStatus ?? name;
}
