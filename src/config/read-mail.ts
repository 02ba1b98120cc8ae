import type { GraphSettings } from '../handoff/roads/graph';
import type { RoadSettings } from '../handoff/roads/open-road';
import type { SmtpLogin, SmtpSettings } from '../handoff/roads/smtp';
import type { MailConfig } from './config';
import { LANGUAGES } from '../texts/language';
import { readAppCredential, readCredential } from './read-credential';
import { readMailbox } from './read-mailbox';
import { LOOPBACK } from './variables';
import type { Variables } from './variables';

/** Of one step: a connection, an answer, a token. */
const TIMEOUT_MS = 20_000;
const MAILBOX = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/;

/** Whose mailboxes, the road between them, and whether the assistant reads its own. */
export function readMail(variables: Variables): MailConfig {
  const dpo = variables.matching('DPO_MAILBOX', MAILBOX, 'the address of the DPO');
  const from = variables.matching('MAIL_FROM', MAILBOX, "the address of the assistant's own mailbox");
  const language = variables.oneOf('MAIL_LANGUAGE', LANGUAGES, 'nl');
  const road = readRoad(variables, from);
  const mailbox = readMailbox(variables, { from, road, timeoutMs: TIMEOUT_MS });
  return { dpo, from, language, road, ...(mailbox ? { mailbox } : {}) };
}

function readRoad(variables: Variables, from: string): RoadSettings {
  const transport = variables.oneOf('MAIL_TRANSPORT', ['smtp', 'graph'], 'smtp');
  return transport === 'smtp'
    ? { kind: 'smtp', ...readSmtp(variables, from) }
    : { kind: 'graph', ...readGraph(variables, from) };
}

function readSmtp(variables: Variables, from: string): SmtpSettings {
  const host = variables.required('SMTP_HOST', 'the name of the mail server (or set MAIL_TRANSPORT=graph)');
  const loopback = LOOPBACK.test(host);
  const tls = variables.oneOf('SMTP_TLS', ['starttls', 'implicit', 'none'], loopback ? 'none' : 'starttls');
  const login = variables.any('MAIL_OAUTH_') ? readOAuth2(variables, from) : readPassword(variables);
  if (login?.kind === 'oauth2' && tls === 'none' && !loopback) {
    variables.problem('SMTP_TLS: expected starttls or implicit: a token must not travel unencrypted');
  }
  const port = variables.number('SMTP_PORT', tls === 'implicit' ? 465 : 587);
  return { host, port, tls, ...(login ? { login } : {}), timeoutMs: TIMEOUT_MS };
}

function readPassword(variables: Variables): SmtpLogin | undefined {
  const user = variables.optional('SMTP_USER');
  const password = variables.optional('SMTP_PASSWORD');
  if ((user === undefined) !== (password === undefined)) {
    variables.problem('SMTP_USER and SMTP_PASSWORD: set both, or neither');
  }
  return user !== undefined && password !== undefined ? { kind: 'password', user, password } : undefined;
}

function readOAuth2(variables: Variables, from: string): SmtpLogin {
  if (variables.has('SMTP_PASSWORD')) variables.problem('SMTP_PASSWORD and MAIL_OAUTH_*: log in with one of the two');
  if (variables.has('MAIL_OAUTH_MANAGED_IDENTITY')) {
    variables.problem('MAIL_OAUTH_MANAGED_IDENTITY: only with MAIL_TRANSPORT=graph');
  }
  return {
    kind: 'oauth2',
    user: variables.optional('SMTP_USER') ?? from,
    credential: readAppCredential(variables, 'a client secret of the app (or set MAIL_OAUTH_CERTIFICATE_*)'),
  };
}

function readGraph(variables: Variables, mailbox: string): GraphSettings {
  if (variables.has('SMTP_HOST')) variables.problem('SMTP_HOST: with MAIL_TRANSPORT=graph no mail server is used');
  return { mailbox, credential: readCredential(variables), timeoutMs: TIMEOUT_MS };
}
