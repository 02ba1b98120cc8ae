import { MAILBOX } from '../roads/microsoft';
import type { GraphRequest, Reply, RunningMicrosoft } from '../roads/microsoft';

export type GraphMail = { readonly id: string; readonly raw: string; readonly receivedAt: Date; isRead: boolean };

export type GraphInbox = {
  readonly mails: GraphMail[];
  /** What was asked: `GET /mailFolders/inbox/messages`. */
  readonly asked: string[];
  /** Answers before the inbox does. */
  readonly meet: (reply: (asked: string) => Reply | undefined) => void;
  readonly deliver: (raw: string, receivedAt: Date) => string;
};

const ROOT = `/v1.0/users/${encodeURIComponent(MAILBOX)}`;
const FILTER = /^receivedDateTime ge (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) and isRead eq false$/;

/** The inbox of {@link MAILBOX} as Graph gives it: as strict about its queries, three messages a page. */
export function graphInbox(microsoft: RunningMicrosoft): GraphInbox {
  const mails: GraphMail[] = [];
  const asked: string[] = [];
  let planned: (asked: string) => Reply | undefined = () => undefined;

  function list({ query }: GraphRequest): Reply {
    const { $filter = '', $orderby, $select, $top, $skiptoken = '0' } = query;
    const [, since] = FILTER.exec($filter) ?? [];
    if (!since || $orderby !== 'receivedDateTime desc' || $select !== 'id' || $top !== '50') {
      return { status: 400, body: { error: { code: 'InefficientFilter' } } };
    }
    const found = mails
      .filter(({ isRead, receivedAt }) => !isRead && receivedAt >= new Date(since))
      .sort((one, other) => other.receivedAt.getTime() - one.receivedAt.getTime());
    const from = Number($skiptoken);
    const next = new URLSearchParams({ ...query, $skiptoken: String(from + 3) });
    return {
      status: 200,
      body: {
        value: found.slice(from, from + 3).map(({ id }) => ({ '@odata.etag': 'W/"fake"', id })),
        ...(found.length > from + 3
          ? { '@odata.nextLink': `https://graph.microsoft.com${ROOT}/mailFolders/inbox/messages?${next.toString()}` }
          : {}),
      },
    };
  }

  function answer(request: GraphRequest): Reply | undefined {
    const { method, path, contentType, body } = request;
    const name = `${method} ${path.replace(ROOT, '')}`;
    asked.push(name);
    const reply = planned(name);
    if (reply) return reply;
    if (name === 'GET /mailFolders/inbox/messages') return list(request);
    const [, id, value] = /^\w+ \/messages\/([^/]+)(\/\$value)?$/.exec(name) ?? [];
    const mail = mails.find((one) => one.id === decodeURIComponent(id ?? ''));
    if (!mail) return { status: 404, body: { error: { code: 'ErrorItemNotFound' } } };
    if (method === 'GET' && value) return { status: 200, headers: { 'content-type': 'text/plain' }, body: mail.raw };
    if (method !== 'PATCH' || contentType !== 'application/json') return { status: 405 };
    mail.isRead = (JSON.parse(body) as { isRead: boolean }).isRead;
    return { status: 200, body: { id: mail.id } };
  }

  microsoft.onGraph(answer);
  return {
    mails,
    asked,
    meet: (reply) => void (planned = reply),
    deliver: (raw, receivedAt) => {
      // As Graph's: no path as it stands.
      const id = `AAMkFAKE${mails.length + 1}/+=`;
      mails.push({ id, raw, receivedAt, isRead: false });
      return id;
    },
  };
}
