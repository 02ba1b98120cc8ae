import { createPrivateKey } from 'node:crypto';
import type { GraphSettings } from '../handoff/roads/graph';
import type { RoadSettings } from '../handoff/roads/open-road';
import type { SmtpLogin, SmtpSettings } from '../handoff/roads/smtp';
import type { AppCredential, Credential } from '../handoff/roads/tokens';
import type { MailConfig } from './config';
import { LANGUAGES } from '../texts/language';
import { GUID } from './variables';
import type { Variables } from './variables';

/** Of one step: a connection, an answer, a token. */
const TIMEOUT_MS = 20_000;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/;
const MAILBOX = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/;
const SHA_256 = /^([0-9a-f]{2}:?){31}[0-9a-f]{2}$/i;

/** Whose mailboxes, and the road between them. */
export function readMail(variables: Variables): MailConfig {
  const dpo = variables.matching('DPO_MAILBOX', MAILBOX, 'the address of the DPO');
  const from = variables.matching('MAIL_FROM', MAILBOX, "the address of the assistant's own mailbox");
  const language = variables.oneOf('MAIL_LANGUAGE', LANGUAGES, 'nl');
  return { dpo, from, language, road: readRoad(variables, from) };
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

function readCredential(variables: Variables): Credential {
  if (!variables.has('MAIL_OAUTH_MANAGED_IDENTITY')) {
    const others = 'or set MAIL_OAUTH_CERTIFICATE_* or MAIL_OAUTH_MANAGED_IDENTITY';
    return readAppCredential(variables, `a client secret of the app (${others})`);
  }
  const owner = variables.oneOf('MAIL_OAUTH_MANAGED_IDENTITY', ['system', 'user'], 'system');
  const secrets = ['MAIL_OAUTH_CLIENT_SECRET', 'MAIL_OAUTH_CERTIFICATE_THUMBPRINT', 'MAIL_OAUTH_CERTIFICATE_KEY'];
  const spare = secrets.find((name) => variables.has(name));
  if (spare) variables.problem(`${spare} and MAIL_OAUTH_MANAGED_IDENTITY: set one of the two`);
  if (owner === 'system') return { kind: 'managed_identity' };
  const clientId = variables.matching('MAIL_OAUTH_CLIENT_ID', GUID, 'the client id of the managed identity, a GUID');
  return { kind: 'managed_identity', clientId };
}

function readAppCredential(variables: Variables, secretExpected: string): AppCredential {
  const app = {
    tenantId: variables.matching('MAIL_OAUTH_TENANT_ID', GUID, 'the directory (tenant) id, a GUID'),
    clientId: variables.matching('MAIL_OAUTH_CLIENT_ID', GUID, 'the application (client) id, a GUID'),
  };
  if (!variables.any('MAIL_OAUTH_CERTIFICATE_')) {
    return { kind: 'secret', ...app, secret: variables.required('MAIL_OAUTH_CLIENT_SECRET', secretExpected) };
  }
  if (variables.has('MAIL_OAUTH_CLIENT_SECRET')) {
    variables.problem('MAIL_OAUTH_CLIENT_SECRET and MAIL_OAUTH_CERTIFICATE_*: set one of the two');
  }
  const hint = 'the SHA-256 thumbprint of the certificate: `openssl x509 -noout -fingerprint -sha256 -in cert.pem`';
  const thumbprint = variables.matching('MAIL_OAUTH_CERTIFICATE_THUMBPRINT', SHA_256, hint).replaceAll(':', '');
  const privateKey = variables.required('MAIL_OAUTH_CERTIFICATE_KEY', 'the private key of the certificate, RSA in PEM');
  if (privateKey !== '' && !isRsaKey(privateKey)) {
    variables.problem('MAIL_OAUTH_CERTIFICATE_KEY: expected the private key of the certificate, RSA in PEM');
  }
  return { kind: 'certificate', ...app, thumbprint, privateKey };
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
