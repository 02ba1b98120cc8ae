import { membersOf, retryAfterMs } from './http';
import type { Answer } from './http';
import { RoadError } from './road';

/** Graph answered, and not as it does when all is well; the code is `graph:<status>:<Graph's own code>`. */
export class GraphRefusal extends RoadError {
  readonly status: number;
  constructor({ status, headers, body }: Answer) {
    super(['graph', status, ...graphCode(body)].join(':'), retryAfterMs({ headers }));
    this.status = status;
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
