import { call, membersOf } from './http';
import type { Answer, Reach } from './http';
import { mimeOf } from './message';
import { RoadError } from './road';
import type { MailRoad } from './road';
import { createTokens } from './tokens';
import type { Credential } from './tokens';

const GRAPH = 'https://graph.microsoft.com';
const HOUR_MS = 3_600_000;

export type GraphSettings = Reach & {
  /** The mailbox that sends: user principal name or address. */
  readonly mailbox: string;
  /** Of an app, or an identity, that holds the application permission Mail.Send. */
  readonly credential: Credential;
};

/**
 * Microsoft Graph `sendMail`. The whole mail goes as MIME (base64, `text/plain`), so that Message-ID, References and
 * attachments are those of SMTP; in that form Graph has no `saveToSentItems` and always keeps a copy in the mailbox's
 * Sent Items. Accepted is a 202; all else throws a {@link RoadError} with code `graph:<status>:<Graph's own code>`.
 * Exchange may still drop header fields, as was reported of Auto-Submitted (msgraph-sdk-dotnet issue 2209).
 * Source: learn.microsoft.com/graph/api/user-sendmail.
 */
export function createGraphRoad(settings: GraphSettings): MailRoad {
  const { mailbox, credential } = settings;
  const tokens = createTokens(credential, GRAPH, settings);
  const url = `${GRAPH}/v1.0/users/${encodeURIComponent(mailbox)}/sendMail`;
  return {
    send: async (mail) => {
      const body = (await mimeOf(mail)).toString('base64');
      const post = async (token: string) => {
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' };
        const answer = await call({ method: 'POST', url, headers, body }, settings);
        if (answer.status !== 202) throw new Refusal(answer);
        return { response: ['202 Accepted', answer.headers['request-id']].filter(Boolean).join(' ') };
      };
      return tokens.use(post, (error) => error instanceof Refusal && error.status === 401);
    },
    close: () => undefined,
  };
}

class Refusal extends RoadError {
  readonly status: number;
  constructor({ status, headers, body }: Answer) {
    super(['graph', status, ...graphCode(body)].join(':'), retryAfterMs(headers['retry-after']));
    this.status = status;
  }
}

/** `ErrorAccessDenied` of `{"error":{"code":…,"message":…}}`; the message may hold addresses. */
function graphCode(body: string): string[] {
  const { error } = membersOf(body);
  const code = (error as { code?: unknown } | undefined | null)?.code;
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? [code] : [];
}

/** Graph gives whole seconds, never a date. At most an hour: a mistaken header must not hold up a report for days. */
function retryAfterMs(seconds: string | undefined): number | undefined {
  return seconds !== undefined && /^\d+$/.test(seconds) ? Math.min(Number(seconds) * 1_000, HOUR_MS) : undefined;
}
