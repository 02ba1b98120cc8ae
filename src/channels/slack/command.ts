import type { App } from '@slack/bolt';
import type { Assistant } from '../../assistant/turn';
import type { Texts } from '../../texts/texts';
import { replyMessage, textMessage } from './message';
import type { OpenForm } from './form-modals';
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
  // Whatever the command is called in this workspace: the app has one.
  app.command(/^\//, async ({ command, context, ack }) => {
    const asked = commandFrom(plainText(command.text));
    const { person, locale } = await lookup(context, command.user_id, command.user_name);
    switch (asked.kind) {
      case 'incident': {
        const language = languageFor(asked.languages, locale);
        const opened = await openForm(command.trigger_id, { dialog: 'breach', language, inputs: {} });
        const failure = { response_type: 'ephemeral' as const, ...textMessage(texts.t(language, 'slack.not_opened')) };
        return ack(opened ? undefined : failure);
      }
      case 'help':
        return ack({
          response_type: 'ephemeral',
          ...replyMessage(assistant.welcome(languageFor(asked.languages, locale))),
        });
      case 'question': {
        const turn = { person, text: asked.text, ...(locale === undefined ? {} : { locale }) };
        return ack({ response_type: 'ephemeral', ...replyMessage(await assistant.reply(turn)) });
      }
    }
  });
}
