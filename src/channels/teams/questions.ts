import type { TurnContext } from 'botbuilder';
import { withNotice } from '../../assistant/notice';
import type { Assistant, Reply } from '../../assistant/turn';
import { codeOf } from '../../log';
import type { Log } from '../../log';
import type { Language } from '../../texts/language';
import type { Texts } from '../../texts/texts';
import { filesOf, isPersonal, languageFor, localeOf, personOf, questionOf } from './activity';
import { cardMessage, textMessage } from './message';
import type { Message } from './message';
import { replyCard } from './reply-card';
import type { Sending } from './sending';

type Deps = { readonly assistant: Assistant; readonly sending: Sending; readonly texts: Texts; readonly log: Log };

export type Questions = {
  readonly answer: (context: TurnContext) => Promise<void>;
  readonly welcome: (context: TurnContext) => Promise<void>;
  /** Sends to the person alone. `text` tells the others' conversation, or the button, how that went. */
  readonly moveToPersonalChat: (context: TurnContext, message: Message, language: Language) => Promise<Moved>;
  /** What is kept, in the personal chat, for who was not told before. Never rejects: it stands in nobody's way. */
  readonly tellOnce: (context: TurnContext, language: Language) => Promise<void>;
};

export type Moved = { readonly isSent: boolean; readonly text: string };

/** Messages: answered where they were asked, but a dialog and what is the person's own always in the personal chat. */
export function createQuestions(deps: Deps): Questions {
  const { assistant, sending, texts, log } = deps;

  const say = (context: TurnContext, reply: Reply) => sending.send(context, cardMessage(replyCard(reply, texts)));

  const welcome: Questions['welcome'] = async (context) => {
    await say(context, assistant.welcome(localeOf(context.activity)));
  };

  /** To somebody who wrote nothing that could be read. */
  const welcomeBack = async (context: TurnContext) => {
    const { activity } = context;
    const reply = assistant.welcome(localeOf(activity));
    const notice = isPersonal(activity) ? await assistant.firstNotice(personOf(activity), reply.language) : undefined;
    await say(context, withNotice(reply, notice));
  };

  const tellOnce: Questions['tellOnce'] = async (context, language) => {
    const notice = await assistant.firstNotice(personOf(context.activity), language);
    if (!notice) return;
    const send = isPersonal(context.activity) ? sending.send : sending.sendPrivately;
    try {
      await send(context, cardMessage(replyCard(notice, texts)));
    } catch (error) {
      log.warn('teams notice not shown', { channel: 'teams', code: codeOf(error) });
    }
  };

  const moveToPersonalChat: Questions['moveToPersonalChat'] = async (context, message, language) => {
    try {
      await sending.sendPrivately(context, message);
      return { isSent: true, text: texts.t(language, 'teams.wrote_privately') };
    } catch (error) {
      log.warn('teams personal chat not opened', { channel: 'teams', code: codeOf(error) });
      return { isSent: false, text: texts.t(language, 'teams.cannot_write_privately') };
    }
  };

  const answerQuestion = async (context: TurnContext, text: string) => {
    const { activity } = context;
    const locale = localeOf(activity);
    const files = filesOf(activity);
    const reply = await assistant.reply({
      person: personOf(activity),
      text,
      ...(locale !== undefined && { locale }),
      ...(files > 0 && { files }),
      ...(!isPersonal(activity) && { inPublic: true }),
    });
    const message = cardMessage(replyCard(reply, texts));
    const forEveryone = !reply.isPrivate && reply.kind !== 'dialog' && reply.kind !== 'cases';
    if (forEveryone || isPersonal(activity)) {
      await sending.send(context, message);
      return;
    }
    const moved = await moveToPersonalChat(context, message, reply.language);
    await sending.send(context, textMessage(moved.text));
  };

  return {
    welcome,
    moveToPersonalChat,
    tellOnce,
    answer: async (context) => {
      const text = questionOf(context.activity);
      if (text === '' && filesOf(context.activity) === 0) return welcomeBack(context);
      try {
        await answerQuestion(context, text);
      } catch (error) {
        log.error('teams question not answered', { channel: 'teams', code: codeOf(error) });
        await sending.send(context, textMessage(texts.t(languageFor(context.activity), 'teams.failed')));
      }
    },
  };
}
