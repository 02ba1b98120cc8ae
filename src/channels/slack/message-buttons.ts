import type { App, BlockAction, RespondFn } from '@slack/bolt';
import type { Assistant, Person } from '../../assistant/turn';
import type { Log } from '../../log';
import type { Language } from '../../texts/language';
import type { Texts } from '../../texts/texts';
import { MORE, moreFrom, OLDER, olderFrom, OPEN_PREFIX, requestFrom } from './buttons';
import type { Client } from './client';
import { passagesMessage, replyMessage, textMessage } from './message';
import type { Message } from './message';
import type { OpenForm } from './open-form';
import type { Lookup } from './people';
import { slackCodeOf } from './sdk-log';

type Deps = {
  readonly assistant: Assistant;
  readonly client: Client;
  readonly lookup: Lookup;
  readonly openForm: OpenForm;
  readonly texts: Pick<Texts, 't'>;
  readonly log: Log;
};

/** The buttons under the assistant's messages: more passages, older cases, and the dialogs it offers. */
export function handleMessageButtons(app: App, deps: Deps): void {
  app.action({ type: 'block_actions' }, async ({ action, body, context, respond, ack }) => {
    if (body.view !== undefined || action.type !== 'button') return;
    const value = action.value ?? '';
    const who = () => deps.lookup(context, body.user.id, body.user.name ?? body.user.username);
    if (action.action_id === MORE) await showMore(deps, value, body, respond);
    if (action.action_id === OLDER) await showOlder(deps, { value, ...(await who()) }, body, respond);
    if (action.action_id.startsWith(OPEN_PREFIX)) {
      const { person } = await who();
      await open(deps, { value, triggerId: body.trigger_id, person }, respond);
    }
    await ack();
  });
}

type Opening = { readonly value: string; readonly triggerId: string; readonly person: Person };

async function open(deps: Deps, { value, triggerId, person }: Opening, respond: RespondFn) {
  const request = requestFrom(value);
  if (await deps.openForm(triggerId, request, person)) return tellOnce(deps, person, request.language, respond);
  await respond(toPersonAlone(textMessage(deps.texts.t(request.language, 'slack.not_opened'))));
}

/** Beside the form: what is kept, for who was not told before. The form is open, whether or not that arrives. */
async function tellOnce({ assistant, log }: Deps, person: Person, language: Language, respond: RespondFn) {
  const notice = await assistant.firstNotice(person, language);
  if (!notice) return;
  try {
    await respond(toPersonAlone(replyMessage(notice)));
  } catch (error) {
    log.warn('slack notice not shown', { channel: 'slack', code: slackCodeOf(error) });
  }
}

function toPersonAlone(message: Message) {
  return { response_type: 'ephemeral', replace_original: false, ...message } as const;
}

/** Below the message, and as private as it. */
async function showMore(deps: Deps, value: string, body: BlockAction, respond: RespondFn): Promise<void> {
  const { ids, language } = moreFrom(value);
  const passages = deps.assistant.passages(ids, language);
  const message =
    passages.length > 0 ? passagesMessage(passages) : textMessage(deps.texts.t(language, 'slack.passages_gone'));
  const channel = isEphemeral(body) ? undefined : body.channel?.id;
  await postBelow(deps, { message, channel }, body, respond);
}

/** Below the message where the person and the assistant are alone; elsewhere the person alone sees it. */
async function showOlder(
  deps: Deps,
  { value, person }: { readonly value: string; readonly person: Person },
  body: BlockAction,
  respond: RespondFn,
): Promise<void> {
  const { language, before } = olderFrom(value);
  const message = replyMessage(await deps.assistant.cases(person, language, before));
  const channel = isEphemeral(body) || !body.channel?.id.startsWith(DIRECT) ? undefined : body.channel.id;
  await postBelow(deps, { message, channel }, body, respond);
}

/** What ids of conversations with one person begin with. */
const DIRECT = 'D';

function isEphemeral(body: BlockAction): boolean {
  return body.container['is_ephemeral'] === true;
}

/** In `channel`; without one through the answer address of the button, which works where the assistant is no member. */
async function postBelow(
  { client }: Deps,
  { message, channel }: { readonly message: Message; readonly channel: string | undefined },
  body: BlockAction,
  respond: RespondFn,
): Promise<void> {
  const threadTs: unknown = body.container['thread_ts'] ?? body.message?.['thread_ts'];
  const thread = typeof threadTs === 'string' ? { thread_ts: threadTs } : {};
  if (channel === undefined) await respond({ ...toPersonAlone(message), ...thread });
  else await client.chat.postMessage({ channel, ...thread, ...message, unfurl_links: false, unfurl_media: false });
}
