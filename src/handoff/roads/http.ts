import { RoadError } from './road';
import { withTrouble } from './trouble';

export type Reach = {
  /** How long one request may take, its answer read whole, in milliseconds. */
  readonly timeoutMs: number;
  /** For tests: where the origins of Microsoft are instead, `{'https://graph.microsoft.com': 'http://127.0.0.1:1'}`. */
  readonly origins?: Readonly<Record<string, string>>;
};

export type Call = {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Of the answer's body no more is read than this; all of it when absent. */
  readonly readAtMostBytes?: number;
  readonly signal?: AbortSignal;
};

/** Names of headers in lower case. */
export type Answer = { readonly status: number; readonly headers: Record<string, string>; readonly body: string };

/** One HTTP request, without redirects. Any answer is a value; throws a {@link RoadError} when there is none. */
export async function call(
  { url, readAtMostBytes = Infinity, signal, ...init }: Call,
  { timeoutMs, origins = {} }: Reach,
): Promise<Answer> {
  const { origin, href, hostname } = new URL(url);
  const place = (origins[origin] ?? origin) + href.slice(origin.length);
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    // A redirect could carry a token or a mail elsewhere.
    const answer = await fetch(place, {
      ...init,
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await beginningOf(answer, readAtMostBytes),
    };
  } catch (error) {
    throw withTrouble(new RoadError(networkCode(error)), { host: hostname, response: networkWords(error) });
  }
}

async function beginningOf({ body }: Response, bytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop ends the connection.
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= bytes) break;
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, bytes));
}

function networkCode(error: unknown): string {
  const { name, cause } = error as { name?: unknown; cause?: { code?: unknown } };
  if (name === 'TimeoutError') return 'ETIMEDOUT';
  if (name === 'AbortError') return 'EABORT';
  return typeof cause?.code === 'string' ? cause.code : 'ECONNECTION';
}

/** `getaddrinfo ENOTFOUND graph.microsoft.com`; fetch itself says only that it failed. */
function networkWords(error: unknown): string {
  const { cause, message } = error as { cause?: { message?: unknown }; message?: unknown };
  const words = [cause?.message, message].find((part) => typeof part === 'string' && part !== '');
  return typeof words === 'string' ? words : networkCode(error);
}

const HOUR_MS = 3_600_000;

/**
 * The header `Retry-After` in milliseconds, as Microsoft gives it: whole seconds, never a date. At most an hour: a
 * mistaken one must not hold up a report for days.
 */
export function retryAfterMs({ headers }: Pick<Answer, 'headers'>): number | undefined {
  const seconds = headers['retry-after'];
  return seconds !== undefined && /^\d+$/.test(seconds) ? Math.min(Number(seconds) * 1_000, HOUR_MS) : undefined;
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
