import { RoadError } from './road';

export type Reach = {
  /** How long one request may take, its answer read whole, in milliseconds. */
  readonly timeoutMs: number;
  /** For tests: where the origins of Microsoft are instead, `{'https://graph.microsoft.com': 'http://127.0.0.1:1'}`. */
  readonly origins?: Readonly<Record<string, string>>;
};

export type Call = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** Names of headers in lower case. */
export type Answer = { readonly status: number; readonly headers: Record<string, string>; readonly body: string };

/** One HTTP request, without redirects. Any answer is a value; throws a {@link RoadError} when there is none. */
export async function call({ url, ...init }: Call, { timeoutMs, origins = {} }: Reach): Promise<Answer> {
  const { origin, href } = new URL(url);
  const place = (origins[origin] ?? origin) + href.slice(origin.length);
  try {
    // A redirect could carry a token or a mail elsewhere.
    const answer = await fetch(place, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
  } catch (error) {
    throw new RoadError(networkCode(error));
  }
}

function networkCode(error: unknown): string {
  const { name, cause } = error as { name?: unknown; cause?: { code?: unknown } };
  if (name === 'TimeoutError') return 'ETIMEDOUT';
  return typeof cause?.code === 'string' ? cause.code : 'ECONNECTION';
}

/** The members of a JSON object; none when the text is something else. */
export function membersOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
