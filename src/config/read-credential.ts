import { createPrivateKey } from 'node:crypto';
import type { AppCredential, Credential } from '../handoff/roads/tokens';
import { GUID } from './variables';
import type { Variables } from './variables';

const SHA_256 = /^([0-9a-f]{2}:?){31}[0-9a-f]{2}$/i;

/** How the app or the machine proves to Microsoft who it is: `MAIL_OAUTH_*`. */
export function readCredential(variables: Variables): Credential {
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

/** As {@link readCredential}, of an app alone. */
export function readAppCredential(variables: Variables, secretExpected: string): AppCredential {
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
