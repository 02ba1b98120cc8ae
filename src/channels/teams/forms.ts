import type { TurnContext } from 'botbuilder';
import type { Assistant, FormRequest, OlderCases, SubmitResult } from '../../assistant/turn';
import type { FormKey } from '../../dialogs/form';
import type { Texts } from '../../texts/texts';
import { isPersonal, personOf } from './activity';
import type { AdaptiveCard } from './card';
import type { CardAction } from './card-action';
import { cardFor } from './form-card';
import { cardMessage } from './message';
import { reporterOf } from './person';
import type { Questions } from './questions';
import { cancelledCard, receiptCard } from './receipt-card';
import { conversationOf, receiptPlaceOf } from './receipts';
import { replyCard } from './reply-card';
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
  /** A message was sent to the conversation itself, or `text` says where else. The pressed card stays. */
  | { readonly kind: 'opened'; readonly elsewhere: boolean; readonly text: string };

export type Perform = (context: TurnContext, action: CardAction) => Promise<Outcome>;

/** Throws when the store failed or the form could not be sent: nothing is acknowledged then. */
export function createForms(deps: Deps): Perform {
  const { assistant, questions, sending, texts } = deps;

  /** Only of the personal chat: what is said there later about the form is for the person alone. */
  const formCard = async ({ activity }: TurnContext, request: FormRequest): Promise<AdaptiveCard> => {
    const place = isPersonal(activity) ? conversationOf(activity) : undefined;
    return cardFor(await assistant.form(request, personOf(activity), place), texts);
  };

  const open = async (context: TurnContext, request: FormRequest): Promise<Outcome> => {
    const message = cardMessage(await formCard(context, request));
    if (!isPersonal(context.activity)) {
      const { isSent, text } = await questions.moveToPersonalChat(context, message, request.language);
      if (isSent) await questions.tellOnce(context, request.language);
      return { kind: 'opened', elsewhere: true, text };
    }
    // Above the form: what is to be filled in stands last, where it is looked for.
    await questions.tellOnce(context, request.language);
    await sending.send(context, message);
    return { kind: 'opened', elsewhere: false, text: texts.t(request.language, 'teams.form_below') };
  };

  const showOlder = async (context: TurnContext, { language, before }: OlderCases): Promise<Outcome> => {
    const reply = await assistant.cases(personOf(context.activity), language, before);
    const message = cardMessage(replyCard(reply, texts));
    if (!isPersonal(context.activity)) {
      const { text } = await questions.moveToPersonalChat(context, message, language);
      return { kind: 'opened', elsewhere: true, text };
    }
    await sending.send(context, message);
    return { kind: 'opened', elsewhere: false, text: texts.t(language, 'teams.cases_below') };
  };

  const cardOf = (result: SubmitResult, { language }: FormKey): AdaptiveCard => {
    switch (result.kind) {
      case 'form':
        return cardFor(result.form, texts);
      case 'filed':
        return receiptCard(result.receipt, texts);
      case 'cancelled':
        return cancelledCard(result.text, language, texts);
      case 'kept':
        throw new RangeError('A card never sends the move `keep`');
    }
  };

  const move = async (context: TurnContext, action: Exclude<CardAction, { request: unknown }>): Promise<Outcome> => {
    const { verb, state, inputs } = action;
    const result = await assistant.submit({
      person: verb === 'send' ? await reporterOf(context) : personOf(context.activity),
      state,
      inputs,
      move: verb,
      ...(verb === 'change' && { to: action.to }),
      receiptPlace: receiptPlaceOf(context.activity),
    });
    return { kind: 'card', card: cardOf(result, state) };
  };

  return async (context, action) => {
    switch (action.verb) {
      case 'open':
        return open(context, action.request);
      case 'replace':
        // A form is shown to its person alone, even where a card with the button has got among others.
        if (!isPersonal(context.activity)) return open(context, action.request);
        return { kind: 'card', card: await formCard(context, action.request) };
      case 'older':
        return showOlder(context, action.request);
      case 'send':
      case 'back':
      case 'change':
      case 'cancel':
        return move(context, action);
    }
  };
}
