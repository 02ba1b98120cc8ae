import { createHmac } from 'node:crypto';
import type { Json, Recorder } from './recorder';

export type Answer = { readonly status: number; readonly body: Json };

/** Requests as Slack sends them, signed, from a person in a workspace. */
export type SignedRequests = {
  readonly postEvent: (event: Json, eventId?: string) => Promise<Answer>;
  readonly postCommand: (text: string) => Promise<Answer>;
  readonly postInteraction: (payload: Json) => Promise<Answer>;
  /** Any request, signed with `secret`. */
  readonly post: (path: string, type: string, body: string, secret?: string) => Promise<Answer>;
};

export function signedRequests(base: string, recorder: Recorder, signingSecret: string): SignedRequests {
  let serial = 0;

  async function post(path: string, type: string, body: string, secret = signingSecret): Promise<Answer> {
    const timestamp = Math.floor(Date.now() / 1000);
    const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
    const headers = {
      'content-type': type,
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    };
    const response = await fetch(`${base}${path}`, { method: 'POST', headers, body });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Json) };
  }
  const postForm = (fields: Record<string, string>) =>
    post('/slack/events', 'application/x-www-form-urlencoded', new URLSearchParams(fields).toString());

  return {
    post,
    postEvent: (event, eventId = `Ev00FAKE${(serial += 1)}`) =>
      post('/slack/events', 'application/json', JSON.stringify(envelope(event, eventId))),
    postCommand: (text) =>
      postForm({
        command: '/privacy',
        text,
        team_id: 'T00FAKE',
        channel_id: 'C00FAKE',
        user_id: 'U00FAKE',
        user_name: 'an',
        trigger_id: recorder.newTrigger(),
        response_url: `${recorder.url}response_url`,
      }),
    postInteraction: (payload) =>
      postForm({
        payload: JSON.stringify({
          team: { id: 'T00FAKE' },
          user: { id: 'U00FAKE', username: 'an' },
          trigger_id: recorder.newTrigger(),
          response_url: `${recorder.url}response_url`,
          ...payload,
        }),
      }),
  };
}

function envelope(event: Json, eventId: string): Json {
  return {
    type: 'event_callback',
    team_id: 'T00FAKE',
    api_app_id: 'A00FAKE',
    event_id: eventId,
    event_time: 1700000000,
    authorizations: [
      { enterprise_id: null, team_id: 'T00FAKE', user_id: 'U00BOT', is_bot: true, is_enterprise_install: false },
    ],
    event,
  };
}
