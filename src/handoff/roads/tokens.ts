import { AuthError, ConfidentialClientApplication, ManagedIdentityApplication } from '@azure/msal-node';
import type { AuthenticationResult, INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { call, membersOf, retryAfterMs } from './http';
import type { Call, Reach } from './http';
import { RoadError } from './road';

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
  let waitMs: number | undefined;
  const noteWait = (ms: number | undefined) => void (waitMs = ms);
  const acquire = acquirerFor(credential, resource, networkOf(reach, noteWait));
  const underWay = new Map<boolean, Promise<string>>();

  /** Whoever asks while a request is under way gets its answer. */
  function once(renewed: boolean): Promise<string> {
    const running =
      underWay.get(renewed) ?? tokenOf(acquire(renewed), () => waitMs).finally(() => underWay.delete(renewed));
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

async function tokenOf(result: ReturnType<Acquire>, waitMs: () => number | undefined): Promise<string> {
  try {
    const { accessToken } = (await result) ?? {};
    if (accessToken) return accessToken;
  } catch (error) {
    throw new RoadError(tokenCode(error), waitMs());
  }
  throw new RoadError('ETOKEN');
}

/** Microsoft's number for the failure, else the word for it; the description may repeat what we sent. */
function tokenCode(error: unknown): string {
  if (!(error instanceof AuthError)) return 'ETOKEN';
  const { errorNo } = error as { errorNo?: unknown };
  if (/^\d+$/.test(String(errorNo))) return `AADSTS${String(errorNo)}`;
  return /^\w{1,60}$/.test(error.errorCode) ? error.errorCode : 'ETOKEN';
}

/** MSAL over {@link call}: its own client has no time-out for POST. */
function networkOf(reach: Reach, noteWait: (ms: number | undefined) => void): INetworkModule {
  async function send<T>(request: Call): Promise<NetworkResponse<T>> {
    noteWait(undefined);
    try {
      const { status, headers, body } = await call(request, reach);
      noteWait(retryAfterMs({ headers }));
      return { status, headers, body: bodyOf(status, body) as T };
    } catch (error) {
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
