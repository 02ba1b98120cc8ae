import { createTransport } from 'nodemailer';
import type { SMTPPoolOptions } from 'nodemailer/lib/smtp-pool';
import type { Reach } from './http';
import { TEXTS_ONLY, messageOf } from './message';
import type { MailRoad } from './road';
import { createTokens } from './tokens';
import type { AppCredential, Tokens } from './tokens';

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
};

const EXCHANGE_ONLINE = 'https://outlook.office365.com';

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
    send: async (mail) => {
      const post = async () => ({ response: (await transport.sendMail(messageOf(mail))).response });
      // The token is asked for before the connection, where its failure keeps its own code; the login finds it kept.
      return tokens ? tokens.use(post, isLoginRefused) : post();
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
