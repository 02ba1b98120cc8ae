import { codeOf } from '../../log';

/**
 * Why a mail was not accepted. `away`: nobody answered, whatever mail it was. `refused`: the server will refuse it again
 * until a person changes something. `later`: it may be accepted another time, or it could not be written.
 */
export type Failure = {
  readonly kind: 'away' | 'refused' | 'later';
  readonly code: string | number;
  /** How long the server asked to be left alone, in milliseconds; 0 when it did not. */
  readonly retryAfterMs: number;
};

/** "Service not available, closing transmission channel", RFC 5321 section 4.2.3: it says so to everyone. */
const CLOSING = 421;
/** Entra's own passing troubles, and too many requests. */
const PASSING_TOKEN_CODES = ['AADSTS90033', 'AADSTS90024', 'AADSTS50196'];
/** Time-out and too many requests. */
const PASSING_STATUSES = [408, 429];

/** What the road threw: `responseCode` of an SMTP reply, or a `code` such as `graph:403:ErrorAccessDenied`. */
export function failureOf(error: unknown): Failure {
  const { responseCode, retryAfterMs, code: given } = (error ?? {}) as Readonly<Record<string, unknown>>;
  const wait = { retryAfterMs: typeof retryAfterMs === 'number' ? retryAfterMs : 0 };
  if (typeof responseCode === 'number') return { kind: kindOfReply(responseCode), code: responseCode, ...wait };
  const code = typeof given === 'string' ? given : codeOf(error);
  return { kind: kindOfCode(code), code, ...wait };
}

function kindOfReply(code: number): Failure['kind'] {
  if (code === CLOSING) return 'away';
  return code >= 500 ? 'refused' : 'later';
}

function kindOfCode(code: string): Failure['kind'] {
  const [, status] = /^graph:(\d+)/.exec(code) ?? [];
  if (status !== undefined) return kindOfStatus(Number(status));
  if (code.startsWith('AADSTS')) return PASSING_TOKEN_CODES.includes(code) ? 'later' : 'refused';
  // EAUTH without a reply: the login was broken off.
  return /^E[A-Z]+$/.test(code) && code !== 'EMESSAGE' && code !== 'EENVELOPE' ? 'away' : 'later';
}

function kindOfStatus(status: number): Failure['kind'] {
  if (status >= 500) return 'away';
  return PASSING_STATUSES.includes(status) ? 'later' : 'refused';
}
