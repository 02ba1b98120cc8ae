import type { App, Context, types } from '@slack/bolt';
import { withNotice } from '../../assistant/notice';
import type { Assistant, Person, Reply, Turn } from '../../assistant/turn';
import type { Once } from '../channel';
import type { Client } from './client';
import { replyMessage } from './message';
import type { Lookup } from './people';
import { plainText } from './slack-text';

type Question = {
  readonly user: string;
  readonly text: string;
  /** How many files came along. They are never fetched. */
  readonly files: number;
  readonly channel: string;
  /** The thread it was asked in, when there is one already. */
  readonly threadTs?: string;
  /** Others read along: the answer goes under this message, and what is the person's own to the person alone. */
  readonly publicTs?: string;
};

type Deps = {
  readonly assistant: Assistant;
  readonly once: Once;
  readonly lookup: Lookup;
  readonly client: Client;
};

/** Direct messages and mentions in channels, each answered once however often Slack delivers it. */
export function answerQuestions(app: App, deps: Deps): void {
  app.event('message', async ({ event, body, context }) => {
    const question = directQuestion(event);
    if (question !== undefined) await deps.once(`slack:${body.event_id}`, () => answer(deps, question, context));
  });
  app.event('app_mention', async ({ event, body, context }) => {
    const question = mentionQuestion(event);
    if (question !== undefined) await deps.once(`slack:${body.event_id}`, () => answer(deps, question, context));
  });
}

/** A person's own message in their conversation with the assistant; edits, deletions and bots are none. */
function directQuestion(event: types.AllMessageEvents): Question | undefined {
  if (event.channel_type !== 'im') return undefined;
  if (event.subtype !== undefined && event.subtype !== 'file_share' && event.subtype !== 'thread_broadcast') {
    return undefined;
  }
  if ('bot_id' in event && event.bot_id !== undefined) return undefined;
  const { user, text = '', channel, thread_ts } = event;
  const files = ('files' in event ? event.files : undefined) ?? [];
  return { user, text, files: files.length, channel, ...(thread_ts === undefined ? {} : { threadTs: thread_ts }) };
}

function mentionQuestion(event: types.AppMentionEvent): Question | undefined {
  const { user, bot_id, text, files = [], channel, ts, thread_ts } = event;
  if (user === undefined || bot_id !== undefined) return undefined;
  return {
    user,
    text,
    files: files.length,
    channel,
    publicTs: ts,
    ...(thread_ts === undefined ? {} : { threadTs: thread_ts }),
  };
}

async function answer({ assistant, lookup, client }: Deps, question: Question, context: Context): Promise<void> {
  const { user, files, channel, threadTs, publicTs } = question;
  // Events carry no name, only the id.
  const { person, locale } = await lookup(context, user, user);
  const text = plainText(question.text);
  const isPublic = publicTs !== undefined;
  const turn: Turn = {
    person,
    text,
    ...(locale === undefined ? {} : { locale }),
    ...(files > 0 ? { files } : {}),
    ...(isPublic ? { inPublic: true } : {}),
  };
  const isEmpty = text === '' && files === 0;
  const reply = isEmpty ? await welcome(assistant, isPublic ? undefined : person, locale) : await assistant.reply(turn);
  if (isPublic && (reply.isPrivate || reply.kind === 'dialog')) {
    // Slack shows an ephemeral message in a thread only where the thread exists: under a first message it would be lost.
    const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
    await client.chat.postEphemeral({ channel, user, ...thread, ...replyMessage(reply) });
    return;
  }
  const answerTs = threadTs ?? publicTs;
  const thread = answerTs === undefined ? {} : { thread_ts: answerTs };
  await client.chat.postMessage({
    channel,
    ...thread,
    ...replyMessage(reply),
    unfurl_links: false,
    unfurl_media: false,
  });
}

/** `person`: to whom it is said alone. */
async function welcome(assistant: Assistant, person: Person | undefined, locale: string | undefined): Promise<Reply> {
  const reply = assistant.welcome(locale);
  return person ? withNotice(reply, await assistant.firstNotice(person, reply.language)) : reply;
}
