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
/** Exchange's "too many connections", and a login that cannot be checked for now (RFC 4954). */
const BUSY = [432, 454];
/** Before any mail was named. */
const GREETINGS = /^(?:CONN|EHLO|HELO|LHLO|STARTTLS|AUTH)/;
/** The mail system itself is in trouble (RFC 3463): full, shutting down, overloaded. */
const SYSTEM_TROUBLE = /^4\d\d[ -]4\.3\.\d/;
/** Entra's own passing troubles, and too many requests. */
const PASSING_TOKEN_CODES = ['AADSTS90033', 'AADSTS90024', 'AADSTS50196'];
/** RFC 6749 and OpenID Connect: the server of the tokens cannot now. */
const NO_TOKEN_NOW = ['temporarily_unavailable', 'server_error'];
/** Time-out and too many requests. */
const PASSING_STATUSES = [408, 429];

/** What the road threw: `responseCode` of an SMTP reply, or a `code` such as `graph:403:ErrorAccessDenied`. */
export function failureOf(error: unknown): Failure {
  const {
    responseCode,
    response,
    command,
    retryAfterMs,
    code: given,
  } = (error ?? {}) as Readonly<Record<string, unknown>>;
  const wait = { retryAfterMs: typeof retryAfterMs === 'number' ? retryAfterMs : 0 };
  if (typeof responseCode === 'number')
    return { kind: kindOfReply(responseCode, String(response), String(command)), code: responseCode, ...wait };
  const code = typeof given === 'string' ? given : codeOf(error);
  return { kind: kindOfCode(code), code, ...wait };
}

function kindOfReply(code: number, response: string, command: string): Failure['kind'] {
  if (code >= 500) return 'refused';
  const isForAll = code === CLOSING || BUSY.includes(code) || GREETINGS.test(command) || SYSTEM_TROUBLE.test(response);
  return isForAll ? 'away' : 'later';
}

function kindOfCode(code: string): Failure['kind'] {
  const [, ofToken] = /^http_(\d+)$/.exec(code) ?? [];
  if (ofToken !== undefined) return isPassing(Number(ofToken)) ? 'away' : 'refused';
  const [, status] = /^graph:(\d+)/.exec(code) ?? [];
  if (status !== undefined) return kindOfStatus(Number(status));
  if (code.startsWith('AADSTS')) return PASSING_TOKEN_CODES.includes(code) ? 'away' : 'refused';
  if (NO_TOKEN_NOW.includes(code)) return 'away';
  // EAUTH without a reply: the login was broken off.
  return /^E[A-Z]+$/.test(code) && code !== 'EMESSAGE' && code !== 'EENVELOPE' ? 'away' : 'later';
}

function kindOfStatus(status: number): Failure['kind'] {
  if (status >= 500) return 'away';
  return isPassing(status) ? 'later' : 'refused';
}

function isPassing(status: number): boolean {
  return status >= 500 || PASSING_STATUSES.includes(status);
}
