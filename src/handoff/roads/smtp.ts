import { createTransport } from 'nodemailer';
import type { SMTPPoolOptions } from 'nodemailer/lib/smtp-pool';
import type { Reach } from './http';
import { TEXTS_ONLY, messageOf } from './message';
import { RoadError } from './road';
import type { MailRoad } from './road';
import { EXCHANGE_ONLINE, createTokens } from './tokens';
import type { AppCredential, Tokens } from './tokens';
import { withTrouble } from './trouble';
import type { Trouble } from './trouble';

/** `oauth2`: SASL XOAUTH2 with a token for Exchange Online, of an app that holds SMTP.SendAsApp. */
export type SmtpLogin =
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  | {
      readonly kind: 'oauth2';
      /** The mailbox that sends. */
      readonly user: string;
      readonly credential: AppCredential;
    };

export type SmtpSettings = Reach & {
  readonly host: string;
  readonly port: number;
  /** `starttls`: upgrade or fail. `implicit`: TLS from the first byte. `none`: unencrypted. */
  readonly tls: 'starttls' | 'implicit' | 'none';
  readonly login?: SmtpLogin;
  /** How long a whole mail may take, however lively the server is, in milliseconds; 90 s when absent. */
  readonly wholeMs?: number;
};

const WHOLE_MS = 90_000;

/** One pooled connection: mails leave in order. */
export function createSmtpRoad(settings: SmtpSettings): MailRoad {
  const { login } = settings;
  const tokens = login?.kind === 'oauth2' ? createTokens(login.credential, EXCHANGE_ONLINE, settings) : undefined;
  const transport = createTransport({
    pool: true,
    maxConnections: 1,
    // Once more at once, for an idle connection that the server had closed; after that the outbox pauses.
    maxRequeues: 1,
    host: settings.host,
    port: settings.port,
    secure: settings.tls === 'implicit',
    requireTLS: settings.tls === 'starttls',
    ignoreTLS: settings.tls === 'none',
    ...authOf(login, tokens),
    connectionTimeout: settings.timeoutMs,
    greetingTimeout: settings.timeoutMs,
    socketTimeout: settings.timeoutMs,
    dnsTimeout: settings.timeoutMs,
    ...TEXTS_ONLY,
  });
  return {
    send: async (mail, signal) => {
      const { host, wholeMs = WHOLE_MS } = settings;
      const deadline = AbortSignal.timeout(wholeMs);
      const end = signal ? AbortSignal.any([signal, deadline]) : deadline;
      const post = async () => ({
        response: (await transport.sendMail({ ...messageOf(mail), signal: end })).response,
      });
      try {
        // The token is asked for before the connection, where its failure keeps its own code; the login finds it kept.
        return await (tokens ? tokens.use(post, isLoginRefused) : post());
      } catch (error) {
        if (!deadline.aborted) throw withTrouble(error, { host, ...troubleIn(error) });
        throw withTrouble(new RoadError('ETIMEDOUT'), {
          step: 'SMTP send',
          host,
          response: `not done in ${wholeMs} ms`,
        });
      }
    },
    close: () => transport.close(),
  };
}

function authOf(login: SmtpLogin | undefined, tokens: Tokens | undefined): Pick<SMTPPoolOptions, 'auth'> {
  if (login?.kind === 'password') return { auth: { user: login.user, pass: login.password } };
  if (!login || !tokens) return {};
  return {
    auth: {
      type: 'OAuth2' as const,
      user: login.user,
      // Called for every connection. A refused token is renewed in `send`: Exchange answers 535 at once, which
      // nodemailer does not take for a reason to renew.
      provisionCallback: (_user: string, _renew: boolean, done: (error: Error | null, token?: string) => void) =>
        void tokens.get().then(
          (token) => done(null, token),
          (error: Error) => done(error),
        ),
    },
  };
}

function isLoginRefused(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'EAUTH';
}

/** A connection that could not be made, or broke: before the server heard of a mail. */
const CONNECTING = /^(?:CONN|EHLO|HELO|LHLO|STARTTLS)/;

/** Of nodemailer's errors: `command` is what the server answered, `response` its line, absent when it gave none. */
function troubleIn(error: unknown): Pick<Trouble, 'step'> & Partial<Trouble> {
  const { code, command, response, message } = error as Readonly<Record<string, unknown>>;
  const words = typeof response === 'string' ? response : message;
  const said = typeof words === 'string' ? { response: words } : {};
  if (code === 'EAUTH') return { step: 'SMTP login', ...said };
  return { step: CONNECTING.test(String(command)) ? 'SMTP connect' : 'SMTP send', ...said };
}
