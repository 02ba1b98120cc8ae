import { GraphRefusal, isTokenRefused } from './graph-refusal';
import { call } from './http';
import type { Reach } from './http';
import { mimeOf } from './message';
import type { MailRoad } from './road';
import { createTokens } from './tokens';
import type { Credential } from './tokens';
import { withTrouble } from './trouble';

export const GRAPH = 'https://graph.microsoft.com';

export type GraphSettings = Reach & {
  /** The assistant's own mailbox: user principal name or address. */
  readonly mailbox: string;
  /** Of an app, or an identity, that holds the application permission Mail.Send; to read the mailbox Mail.ReadWrite. */
  readonly credential: Credential;
};

/**
 * Microsoft Graph `sendMail`. The whole mail goes as MIME (base64, `text/plain`), so that Message-ID, References and
 * attachments are those of SMTP; in that form Graph has no `saveToSentItems` and always keeps a copy in the mailbox's
 * Sent Items. Accepted is a 202; all else throws a {@link GraphRefusal} with code `graph:<status>:<Graph's own code>`.
 * Exchange may still drop header fields, as was reported of Auto-Submitted (msgraph-sdk-dotnet issue 2209) and of fields
 * that begin with `X-` (microsoft-graph-docs issue 17444): nothing here depends on them.
 * Source: learn.microsoft.com/graph/api/user-sendmail.
 */
export function createGraphRoad(settings: GraphSettings): MailRoad {
  const { mailbox, credential } = settings;
  const tokens = createTokens(credential, GRAPH, settings);
  const url = `${GRAPH}/v1.0/users/${encodeURIComponent(mailbox)}/sendMail`;
  return {
    send: async (mail, signal) => {
      const body = (await mimeOf(mail)).toString('base64');
      const post = async (token: string) => {
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' };
        const answer = await call({ method: 'POST', url, headers, body, ...(signal ? { signal } : {}) }, settings);
        if (answer.status !== 202) throw new GraphRefusal(answer);
        return { response: ['202 Accepted', answer.headers['request-id']].filter(Boolean).join(' ') };
      };
      try {
        return await tokens.use(post, isTokenRefused);
      } catch (error) {
        throw withTrouble(error, { step: 'Graph send', host: new URL(GRAPH).hostname });
      }
    },
    close: () => undefined,
  };
}
