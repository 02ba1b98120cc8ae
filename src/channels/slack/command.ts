import type { App } from '@slack/bolt';
import { withNotice } from '../../assistant/notice';
import type { Assistant, Person } from '../../assistant/turn';
import type { CaseKind } from '../../dialogs/definition';
import type { Language } from '../../texts/language';
import type { Texts } from '../../texts/texts';
import { replyMessage, textMessage } from './message';
import type { Message } from './message';
import type { OpenForm } from './open-form';
import type { Lookup } from './people';
import { plainText } from './slack-text';
import { commandFrom, languageFor } from './words';

type Deps = {
  readonly assistant: Assistant;
  readonly lookup: Lookup;
  readonly openForm: OpenForm;
  readonly texts: Pick<Texts, 't'>;
};

/** `/privacy` with a question or a word. Only the person sees the answer, which is the answer to the request itself. */
export function answerCommand(app: App, { assistant, lookup, openForm, texts }: Deps): void {
  /** Beside the form stands what is kept, for who was not told before; else nothing is said. */
  const open = async (triggerId: string, dialog: CaseKind, language: Language, person: Person) => {
    const opened = await openForm(triggerId, { dialog, language, inputs: {} }, person);
    if (!opened) return textMessage(texts.t(language, 'slack.not_opened'));
    const notice = await assistant.firstNotice(person, language);
    return notice && replyMessage(notice);
  };

  // Whatever the command is called in this workspace: the app has one.
  app.command(/^\//, async ({ command, context, ack }) => {
    const asked = commandFrom(plainText(command.text));
    const { person, locale } = await lookup(context, command.user_id, command.user_name);
    const answer = async (): Promise<Message | undefined> => {
      if (asked.kind === 'question') {
        const turn = { person, text: asked.text, ...(locale === undefined ? {} : { locale }) };
        return replyMessage(await assistant.reply(turn));
      }
      const language = languageFor(asked.languages, locale);
      switch (asked.kind) {
        case 'breach':
        case 'dsr':
        case 'ask_dpo':
          return open(command.trigger_id, asked.kind, language, person);
        case 'cases':
          return replyMessage(
            withNotice(await assistant.cases(person, language), await assistant.firstNotice(person, language)),
          );
        case 'notice':
          return replyMessage((await assistant.firstNotice(person, language)) ?? assistant.notice(language));
        case 'help':
          return replyMessage(withNotice(assistant.welcome(language), await assistant.firstNotice(person, language)));
      }
    };
    const message = await answer();
    await ack(message === undefined ? undefined : { response_type: 'ephemeral', ...message });
  });
}
