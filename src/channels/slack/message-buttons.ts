import type { App, BlockAction, RespondFn } from '@slack/bolt';
import type { Assistant, Person } from '../../assistant/turn';
import type { Texts } from '../../texts/texts';
import { MORE, moreFrom, OPEN_PREFIX, requestFrom } from './buttons';
import type { Client } from './client';
import { passagesMessage, textMessage } from './message';
import type { OpenForm } from './open-form';
import type { Lookup } from './people';

type Deps = {
  readonly assistant: Assistant;
  readonly client: Client;
  readonly lookup: Lookup;
  readonly openForm: OpenForm;
  readonly texts: Pick<Texts, 't'>;
};

/** The buttons under the assistant's messages: more passages, and the dialogs it offers. */
export function handleMessageButtons(app: App, deps: Deps): void {
  app.action({ type: 'block_actions' }, async ({ action, body, context, respond, ack }) => {
    if (body.view !== undefined || action.type !== 'button') return;
    const value = action.value ?? '';
    if (action.action_id === MORE) await showMore(deps, value, body, respond);
    if (action.action_id.startsWith(OPEN_PREFIX)) {
      const { person } = await deps.lookup(context, body.user.id, body.user.name ?? body.user.username);
      await open(deps, { value, triggerId: body.trigger_id, person }, respond);
    }
    await ack();
  });
}

type Opening = { readonly value: string; readonly triggerId: string; readonly person: Person };

async function open({ openForm, texts }: Deps, { value, triggerId, person }: Opening, respond: RespondFn) {
  const request = requestFrom(value);
  if (await openForm(triggerId, request, person)) return;
  const notice = textMessage(texts.t(request.language, 'slack.not_opened'));
  await respond({ response_type: 'ephemeral', replace_original: false, ...notice });
}

/** Below the message, and as private as it. */
async function showMore(deps: Deps, value: string, body: BlockAction, respond: RespondFn): Promise<void> {
  const { ids, language } = moreFrom(value);
  const passages = deps.assistant.passages(ids, language);
  const message =
    passages.length > 0 ? passagesMessage(passages) : textMessage(deps.texts.t(language, 'slack.passages_gone'));
  const threadTs: unknown = body.container['thread_ts'] ?? body.message?.['thread_ts'];
  const thread = typeof threadTs === 'string' ? { thread_ts: threadTs } : {};
  if (body.container['is_ephemeral'] === true || body.channel === undefined) {
    // Through the answer address of the button: it works in channels that the assistant is no member of.
    await respond({ response_type: 'ephemeral', replace_original: false, ...thread, ...message });
    return;
  }
  const channel = body.channel.id;
  await deps.client.chat.postMessage({ channel, ...thread, ...message, unfurl_links: false, unfurl_media: false });
}
