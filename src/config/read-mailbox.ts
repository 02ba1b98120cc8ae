import type { ImapSettings } from '../handoff/answers/imap-mailbox';
import type { RoadSettings } from '../handoff/roads/open-road';
import type { AppCredential, Credential } from '../handoff/roads/tokens';
import { MAILBOX_POLL_MS } from './config';
import type { MailConfig } from './config';
import { readAppCredential, readCredential } from './read-credential';
import { LOOPBACK } from './variables';
import type { Variables } from './variables';

type Sending = { readonly from: string; readonly road: RoadSettings; readonly timeoutMs: number };

/** How the assistant's own mailbox is read; undefined when it is not. Logs in as for sending unless told otherwise. */
export function readMailbox(variables: Variables, sending: Sending): MailConfig['mailbox'] {
  // Off unless asked for: to read takes a permission more than to send.
  const kind = variables.oneOf('MAILBOX_READ', ['off', 'imap', 'graph'], 'off');
  if (kind !== 'imap' && variables.any('IMAP_')) variables.problem('IMAP_*: only with MAILBOX_READ=imap');
  if (kind === 'off') return undefined;
  const pollMs = MAILBOX_POLL_MS;
  if (kind === 'imap') return { kind, ...readImap(variables, sending), pollMs };
  const credential = credentialOf(sending.road) ?? readCredential(variables);
  return { kind, mailbox: sending.from, credential, timeoutMs: sending.timeoutMs, pollMs };
}

function readImap(variables: Variables, sending: Sending): ImapSettings {
  const host = variables.required('IMAP_HOST', 'the name of the IMAP server; of Microsoft 365 outlook.office365.com');
  const loopback = LOOPBACK.test(host);
  const tls = variables.oneOf('IMAP_TLS', ['implicit', 'starttls', 'none'], loopback ? 'none' : 'implicit');
  if (tls === 'none' && host !== '' && !loopback) {
    variables.problem('IMAP_TLS: expected implicit or starttls: none is for a server on this machine');
  }
  const port = variables.number('IMAP_PORT', tls === 'implicit' ? 993 : 143);
  return { host, port, tls, login: readLogin(variables, sending), timeoutMs: sending.timeoutMs };
}

function readLogin(variables: Variables, { from, road }: Sending): ImapSettings['login'] {
  const user = variables.optional('IMAP_USER');
  const password = variables.optional('IMAP_PASSWORD');
  if (variables.any('MAIL_OAUTH_')) {
    if (password !== undefined) variables.problem('IMAP_PASSWORD and MAIL_OAUTH_*: log in with one of the two');
    return {
      kind: 'oauth2',
      user: user ?? variables.optional('SMTP_USER') ?? from,
      credential: appCredential(variables, road),
    };
  }
  if (user !== undefined && password !== undefined) return { kind: 'password', user, password };
  const asForSending = road.kind === 'smtp' ? road.login : undefined;
  if (user !== undefined || password !== undefined || !asForSending) {
    variables.problem('IMAP_USER and IMAP_PASSWORD: set both, or neither to log in with SMTP_USER and SMTP_PASSWORD');
  }
  return asForSending ?? { kind: 'password', user: '', password: '' };
}

function appCredential(variables: Variables, road: RoadSettings): AppCredential {
  const credential = credentialOf(road);
  if (credential && credential.kind !== 'managed_identity') return credential;
  if (credential) {
    variables.problem('MAIL_OAUTH_MANAGED_IDENTITY: only with MAILBOX_READ=graph, or off');
    return { kind: 'secret', tenantId: '', clientId: '', secret: '' };
  }
  return readAppCredential(variables, 'a client secret of the app (or set MAIL_OAUTH_CERTIFICATE_*)');
}

/** What was read for sending is not read twice: its problems would be named twice. */
function credentialOf(road: RoadSettings): Credential | undefined {
  if (road.kind === 'graph') return road.credential;
  return road.login?.kind === 'oauth2' ? road.login.credential : undefined;
}
