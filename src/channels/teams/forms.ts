import type { TurnContext } from 'botbuilder';
import type { Assistant, SubmitResult } from '../../assistant/turn';
import type { Language } from '../../texts/language';
import type { Texts } from '../../texts/texts';
import { isPersonal, personOf } from './activity';
import type { AdaptiveCard } from './card';
import type { CardAction } from './card-action';
import { cardFor } from './form-card';
import { cardMessage } from './message';
import { reporterOf } from './person';
import type { Questions } from './questions';
import { cancelledCard, receiptCard } from './receipt-card';
import { receiptPlaceOf } from './receipts';
import type { Sending } from './sending';

type Deps = {
  readonly assistant: Assistant;
  readonly questions: Questions;
  readonly sending: Sending;
  readonly texts: Texts;
};

/** What pressing a button led to. */
export type Outcome =
  /** The card that takes the place of the one pressed. */
  | { readonly kind: 'card'; readonly card: AdaptiveCard }
  /** The form was sent to the conversation itself, or `text` says where else. The pressed card stays. */
  | { readonly kind: 'opened'; readonly elsewhere: boolean; readonly text: string };

export type Perform = (context: TurnContext, action: CardAction) => Promise<Outcome>;

/** Throws when the store failed or the form could not be sent: nothing is acknowledged then. */
export function createForms(deps: Deps): Perform {
  const { assistant, questions, sending, texts } = deps;

  const open = async (context: TurnContext, form: AdaptiveCard, language: Language): Promise<Outcome> => {
    const message = cardMessage(form);
    if (!isPersonal(context.activity)) {
      const text = await questions.moveToPersonalChat(context, message, language);
      return { kind: 'opened', elsewhere: true, text };
    }
    await sending.send(context, message);
    return { kind: 'opened', elsewhere: false, text: texts.t(language, 'teams.form_below') };
  };

  const cardOf = (result: SubmitResult, language: Language): AdaptiveCard => {
    switch (result.kind) {
      case 'form':
        return cardFor(result.form, texts);
      case 'filed':
        return receiptCard(result.receipt, texts);
      case 'cancelled':
        return cancelledCard(result.text, language, texts);
    }
  };

  return async (context, action) => {
    if (action.verb === 'open') {
      return open(context, cardFor(assistant.form(action.request), texts), action.request.language);
    }
    const { verb: move, state, inputs } = action;
    const person = move === 'send' ? await reporterOf(context) : personOf(context.activity);
    const result = await assistant.submit({
      person,
      state,
      inputs,
      move,
      receiptPlace: receiptPlaceOf(context.activity),
    });
    return { kind: 'card', card: cardOf(result, state.language) };
  };
}
