import { membersOf, retryAfterMs } from './http';
import type { Answer } from './http';
import { RoadError } from './road';
import { withTrouble } from './trouble';

/** Graph answered, and not as it does when all is well; the code is `graph:<status>:<Graph's own code>`. */
export class GraphRefusal extends RoadError {
  readonly status: number;
  constructor({ status, headers, body }: Answer) {
    super(['graph', status, ...graphCode(body)].join(':'), retryAfterMs({ headers }));
    this.status = status;
    withTrouble(this, { response: graphWords(status, body) });
  }
}

export function isTokenRefused(error: unknown): boolean {
  return error instanceof GraphRefusal && error.status === 401;
}

/** `ErrorAccessDenied` of `{"error":{"code":…,"message":…}}`; the message may hold addresses. */
function graphCode(body: string): string[] {
  const { error } = membersOf(body);
  const code = (error as { code?: unknown } | undefined | null)?.code;
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? [code] : [];
}

/** `403 ErrorAccessDenied: Access is denied. …` */
function graphWords(status: number, body: string): string {
  const { code, message } = (membersOf(body)['error'] ?? {}) as { code?: unknown; message?: unknown };
  const words = [code, message].filter((part) => typeof part === 'string' && part !== '').join(': ');
  return [status, words].filter(Boolean).join(' ');
}
