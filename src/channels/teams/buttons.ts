import type { InvokeResponse, TurnContext } from 'botbuilder';
import { codeOf } from '../../log';
import type { Log } from '../../log';
import type { Texts } from '../../texts/texts';
import { isPersonal, languageFor } from './activity';
import type { AdaptiveCard } from './card';
import { submissionFrom } from './card-action';
import type { Outcome, Perform } from './forms';
import { cardMessage, textMessage } from './message';
import type { Sending } from './sending';
import type { Turns } from './turns';

type Deps = {
  readonly perform: Perform;
  readonly sending: Sending;
  readonly turns: Turns;
  readonly texts: Texts;
  readonly log: Log;
};

export type Buttons = {
  /** An Action.Execute: the answer to the invoke carries the card. */
  readonly invoked: (context: TurnContext) => Promise<InvokeResponse>;
  /** An Action.Submit, of a client without Universal Actions: the card is edited instead. */
  readonly submitted: (context: TurnContext) => Promise<void>;
};

/** `text` tells the person what did not happen. */
type Refused = { readonly kind: 'refused'; readonly code: 'card_malformed' | 'not_saved'; readonly text: string };

export function createButtons(deps: Deps): Buttons {
  const { perform, sending, turns, texts, log } = deps;

  const pressed = async (context: TurnContext): Promise<Outcome | Refused> => {
    const action = submissionFrom(context.activity.value);
    if (action === undefined) {
      log.warn('teams card data malformed', { channel: 'teams' });
      const text = texts.t(languageFor(context.activity), 'teams.card_malformed');
      return { kind: 'refused', code: 'card_malformed', text };
    }
    const { language } = 'request' in action ? action.request : action.state;
    try {
      return await perform(context, action);
    } catch (error) {
      log.error('teams card not processed', { channel: 'teams', outcome: action.verb, code: codeOf(error) });
      // Who reads of older cases had nothing to save.
      const key = action.verb === 'older' ? 'teams.failed' : 'teams.not_saved';
      return { kind: 'refused', code: 'not_saved', text: texts.t(language, key) };
    }
  };

  const edit = (context: TurnContext, card: AdaptiveCard) =>
    sending.send(context, cardMessage(card), context.activity.replyToId);

  const invoked = async (context: TurnContext): Promise<InvokeResponse> => {
    const outcome = await pressed(context);
    switch (outcome.kind) {
      case 'card':
        // The client keeps the answered card only until it loads the chat again: the message itself changes as well.
        if (context.activity.replyToId) await edit(context, outcome.card).catch(notSent);
        return answer(200, 'application/vnd.microsoft.card.adaptive', outcome.card);
      case 'opened':
        return answer(200, 'application/vnd.microsoft.activity.message', outcome.text);
      case 'refused':
        if (outcome.code === 'card_malformed')
          return answer(200, 'application/vnd.microsoft.activity.message', outcome.text);
        // A client shows a failure in words of its own, or not at all; only ours say that nothing was saved.
        if (isPersonal(context.activity)) await sending.send(context, textMessage(outcome.text)).catch(notSent);
        return answer(500, 'application/vnd.microsoft.error', { code: outcome.code, message: outcome.text });
    }
  };

  const submitted = async (context: TurnContext): Promise<void> => {
    const outcome = await pressed(context);
    switch (outcome.kind) {
      case 'card':
        await edit(context, outcome.card).catch(async (error: unknown) => {
          notSent(error);
          await sending.send(context, cardMessage(outcome.card));
        });
        return;
      case 'opened':
        if (outcome.elsewhere) await sending.send(context, textMessage(outcome.text));
        return;
      case 'refused':
        await sending.send(context, textMessage(outcome.text));
    }
  };

  const notSent = (error: unknown) => log.warn('teams message not sent', { channel: 'teams', code: codeOf(error) });

  return {
    invoked: (context) => turns.during(context.activity.replyToId, () => invoked(context)),
    submitted: (context) => turns.during(context.activity.replyToId, () => submitted(context)),
  };
}

function answer(status: 200 | 500, type: string, value: unknown): InvokeResponse {
  return { status, body: { statusCode: status, type, value } };
}
