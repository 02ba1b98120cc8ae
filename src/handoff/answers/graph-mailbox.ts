import { GRAPH } from '../roads/graph';
import type { GraphSettings } from '../roads/graph';
import { GraphRefusal, isTokenRefused } from '../roads/graph-refusal';
import { call, membersOf } from '../roads/http';
import type { Answer, Call } from '../roads/http';
import { RoadError } from '../roads/road';
import { createTokens } from '../roads/tokens';
import { troubleOf, withTrouble } from '../roads/trouble';
import { LIST_AT_MOST, MailboxAway, READ_AT_MOST_BYTES } from './mailbox';
import type { Mailbox, OpenMailbox } from './mailbox';

const PAGE = 50;
/** Of a page of ids; Graph's ids have some 150 characters. */
const PAGE_AT_MOST_BYTES = 1024 * 1024;
/** Too many requests, or nobody home: whatever mail is asked for. */
const AWAY_STATUSES = [401, 429, 502, 503, 504];

/**
 * The inbox over Microsoft Graph, with the application permission Mail.ReadWrite: `$value` of a message is its MIME.
 * Source: learn.microsoft.com/graph/api/user-list-messages, message-get, message-update.
 */
export function graphMailbox(settings: GraphSettings): OpenMailbox {
  const tokens = createTokens(settings.credential, GRAPH, settings);
  const user = `${GRAPH}/v1.0/users/${encodeURIComponent(settings.mailbox)}`;
  const messageAt = (id: string) => `${user}/messages/${encodeURIComponent(id)}`;

  async function ask(request: Omit<Call, 'headers'>, contentType?: string): Promise<Answer> {
    const attempt = async (token: string): Promise<Answer> => {
      const type = contentType === undefined ? {} : { 'content-type': contentType };
      const answer = await call({ ...request, headers: { authorization: `Bearer ${token}`, ...type } }, settings);
      if (answer.status !== 200) throw new GraphRefusal(answer);
      return answer;
    };
    try {
      return await tokens.use(attempt, isTokenRefused);
    } catch (error) {
      throw isAboutOneMail(error) ? error : away(error);
    }
  }

  async function unread(since: Date): Promise<readonly string[]> {
    const ids: string[] = [];
    // What is ordered by comes first in the filter, or Graph refuses it (InefficientFilter).
    const from = since.toISOString().replace(/\.\d+Z$/, 'Z');
    const query = {
      $filter: `receivedDateTime ge ${from} and isRead eq false`,
      $orderby: 'receivedDateTime desc',
      $select: 'id',
      $top: String(PAGE),
    };
    const parameters = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    let url: string | undefined = `${user}/mailFolders/inbox/messages?${parameters.join('&')}`;
    for (let page = 0; url !== undefined && page < LIST_AT_MOST / PAGE; page++) {
      const { body } = await ask({ method: 'GET', url, readAtMostBytes: PAGE_AT_MOST_BYTES });
      const { value, '@odata.nextLink': next } = membersOf(body);
      if (!Array.isArray(value)) throw new RoadError('graph:200:no_list');
      ids.push(...value.flatMap(idOf));
      url = next === undefined ? undefined : sameOrigin(next);
    }
    return ids.slice(0, LIST_AT_MOST);
  }

  const mailbox: Mailbox = {
    unread,
    fetch: async (id) => {
      try {
        const url = `${messageAt(id)}/$value`;
        return (await ask({ method: 'GET', url, readAtMostBytes: READ_AT_MOST_BYTES })).body;
      } catch (error) {
        if (error instanceof GraphRefusal && error.status === 404) return undefined;
        throw error;
      }
    },
    markRead: async (id) => {
      const body = JSON.stringify({ isRead: true });
      const request = { method: 'PATCH', url: messageAt(id), body, readAtMostBytes: PAGE_AT_MOST_BYTES } as const;
      await ask(request, 'application/json');
    },
    close: () => undefined,
  };
  return () => Promise.resolve(mailbox);
}

function idOf(message: unknown): string[] {
  const id = (message as { id?: unknown } | null)?.id;
  return typeof id === 'string' && id !== '' ? [id] : [];
}

/** The token goes wherever the link leads. */
function sameOrigin(link: unknown): string {
  const url = typeof link === 'string' && URL.canParse(link) ? new URL(link) : undefined;
  if (url?.origin !== GRAPH) throw new RoadError('graph:200:foreign_link');
  return url.href;
}

function isAboutOneMail(error: unknown): boolean {
  return error instanceof GraphRefusal && !AWAY_STATUSES.includes(error.status);
}

function away(error: unknown): unknown {
  if (!(error instanceof RoadError)) return error;
  return withTrouble(new MailboxAway(error.code, error.retryAfterMs), troubleOf(error));
}
