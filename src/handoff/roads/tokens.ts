import { AuthError, ConfidentialClientApplication, ManagedIdentityApplication } from '@azure/msal-node';
import type { AuthenticationResult, INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { call, membersOf, retryAfterMs } from './http';
import type { Call, Reach } from './http';
import { RoadError } from './road';
import { troubleOf, withTrouble } from './trouble';
import type { Trouble } from './trouble';

/** How an app registered in Microsoft Entra proves who it is. */
export type AppCredential =
  | { readonly kind: 'secret'; readonly tenantId: string; readonly clientId: string; readonly secret: string }
  | {
      readonly kind: 'certificate';
      readonly tenantId: string;
      readonly clientId: string;
      /** SHA-256 of the certificate, in hex. */
      readonly thumbprint: string;
      /** RSA, PEM. */
      readonly privateKey: string;
    };

/** `clientId`: of a user-assigned identity; without it the system-assigned one of the machine. */
export type Credential = AppCredential | { readonly kind: 'managed_identity'; readonly clientId?: string };

export type Tokens = {
  /**
   * A token that is valid for at least five minutes more (MSAL keeps it and renews it then). Throws a
   * {@link RoadError}: `AADSTS7000215` for a wrong secret, `ECONNREFUSED` when nobody answers.
   */
  readonly get: () => Promise<string>;
  /** Tries with a token; when that token is refused, once more with a new one. */
  readonly use: <T>(attempt: (token: string) => Promise<T>, refused: (error: unknown) => boolean) => Promise<T>;
};

/** What SMTP and IMAP of Microsoft 365 are as a resource. */
export const EXCHANGE_ONLINE = 'https://outlook.office365.com';

/** Access tokens of the app itself, without a user; `resource` such as `https://graph.microsoft.com`. */
export function createTokens(credential: Credential, resource: string, reach: Reach): Tokens {
  /** Of the last answer that was no token: MSAL does not pass it on. */
  let heard: Heard = {};
  const acquire = acquirerFor(
    credential,
    resource,
    networkOf(reach, (now) => void (heard = now)),
  );
  const underWay = new Map<boolean, Promise<string>>();

  /** Whoever asks while a request is under way gets its answer. */
  function once(renewed: boolean): Promise<string> {
    const running =
      underWay.get(renewed) ?? tokenOf(acquire(renewed), () => heard).finally(() => underWay.delete(renewed));
    underWay.set(renewed, running);
    return running;
  }

  return {
    get: () => once(false),
    use: async (attempt, refused) => {
      try {
        return await attempt(await once(false));
      } catch (error) {
        if (!refused(error)) throw error;
        return attempt(await once(true));
      }
    },
  };
}

/** `waitMs`: how long the endpoint asked to be left alone. */
type Heard = { readonly waitMs?: number | undefined; readonly trouble?: Partial<Trouble> };

type Acquire = (renewed: boolean) => Promise<AuthenticationResult | null>;

function acquirerFor(credential: Credential, resource: string, networkClient: INetworkModule): Acquire {
  if (credential.kind === 'managed_identity') {
    const identity = new ManagedIdentityApplication({
      ...(credential.clientId ? { managedIdentityIdParams: { userAssignedClientId: credential.clientId } } : {}),
      // The outbox tries again; retries in here could outlast its claim on the mail.
      system: { networkClient, disableInternalRetries: true },
    });
    return (renewed) => identity.acquireToken({ resource, forceRefresh: renewed });
  }
  const app = new ConfidentialClientApplication({
    auth: {
      clientId: credential.clientId,
      authority: `https://login.microsoftonline.com/${credential.tenantId}`,
      ...(credential.kind === 'secret'
        ? { clientSecret: credential.secret }
        : { clientCertificate: { thumbprintSha256: credential.thumbprint, privateKey: credential.privateKey } }),
    },
    system: { networkClient },
  });
  return (renewed) => app.acquireTokenByClientCredential({ scopes: [`${resource}/.default`], skipCache: renewed });
}

async function tokenOf(result: ReturnType<Acquire>, heard: () => Heard): Promise<string> {
  try {
    const { accessToken } = (await result) ?? {};
    if (accessToken) return accessToken;
  } catch (error) {
    const { waitMs, trouble = {} } = heard();
    throw withTrouble(new RoadError(tokenCode(error), waitMs), { response: wordsOf(error), ...trouble, step: 'token' });
  }
  throw withTrouble(new RoadError('ETOKEN'), { step: 'token' });
}

/** Microsoft's number for the failure, else the word for it; the description may repeat what we sent. */
function tokenCode(error: unknown): string {
  if (!(error instanceof AuthError)) return 'ETOKEN';
  const { errorNo } = error as { errorNo?: unknown };
  if (/^\d+$/.test(String(errorNo))) return `AADSTS${String(errorNo)}`;
  return /^\w{1,60}$/.test(error.errorCode) ? error.errorCode : 'ETOKEN';
}

/** Of what went wrong before anybody was asked: a key that does not sign, a tenant that is none. */
function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : 'no token';
}

/** `invalid_client: AADSTS7000215: Invalid client secret provided. …`, without the trace ids on the lines below. */
function refusalWords(status: number, text: string): string {
  const { error, error_description: description } = membersOf(text);
  const words = [error, description].filter((part) => typeof part === 'string' && part !== '').join(': ');
  return (words === '' ? `HTTP ${status}` : words).split(/[\r\n]/, 1)[0] ?? '';
}

/** MSAL over {@link call}: its own client has no time-out for POST. */
function networkOf(reach: Reach, note: (heard: Heard) => void): INetworkModule {
  async function send<T>(request: Call): Promise<NetworkResponse<T>> {
    const host = new URL(request.url).hostname;
    note({ trouble: { host } });
    try {
      const { status, headers, body } = await call(request, reach);
      note({ waitMs: retryAfterMs({ headers }), trouble: { host, response: refusalWords(status, body) } });
      return { status, headers, body: bodyOf(status, body) as T };
    } catch (error) {
      note({ trouble: troubleOf(error) });
      // MSAL passes on its own class alone, and hides any other as a nameless network error.
      throw error instanceof RoadError ? new AuthError(error.code, '') : error;
    }
  }
  const headersOf = (options?: NetworkRequestOptions) => ({ headers: options?.headers ?? {} });
  return {
    sendGetRequestAsync: (url, options) => send({ method: 'GET', url, ...headersOf(options) }),
    sendPostRequestAsync: (url, options) =>
      send({ method: 'POST', url, ...headersOf(options), body: options?.body ?? '' }),
  };
}

/** For a proxy's page, or JSON that is neither token nor error, an error in the form that MSAL knows. */
function bodyOf(status: number, text: string): unknown {
  const body = membersOf(text);
  return 'access_token' in body || 'error' in body ? body : { error: `http_${status}` };
}
