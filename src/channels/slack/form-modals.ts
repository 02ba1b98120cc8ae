import type { App, BlockElementAction, types, ViewOutput } from '@slack/bolt';
import { webApi } from '@slack/bolt';
import type { Assistant, Submission } from '../../assistant/turn';
import type { Texts } from '../../texts/texts';
import { OPEN_PREFIX, requestFrom } from './buttons';
import type { Client } from './client';
import { receiptPlaceOf } from './direct';
import type { Keeper } from './keeper';
import { BACK, CANCEL, FORM_MODAL, modalFor, REDRAW_PREFIX } from './modal';
import type { Lookup } from './people';
import { CHANGE_PREFIX } from './review-blocks';
import { keyFrom, submissionFrom } from './submission';
import type { Pressed } from './submission';
import { answerToSubmission, viewAfter } from './submit-answer';
import type { ViewChange } from './submit-answer';

type Deps = {
  readonly assistant: Assistant;
  readonly client: Client;
  readonly lookup: Lookup;
  readonly keeper: Keeper;
  readonly texts: Pick<Texts, 't'>;
};

/** Acknowledged after `submit` alone: when the store fails, Slack says so and the modal keeps what was typed. */
export function handleForms(app: App, { assistant, client, lookup, keeper, texts }: Deps): void {
  const closeLabelOf = (view: ViewOutput) => texts.t(keyFrom(view).language, 'slack.close');

  const submit = async (submission: Submission): Promise<ViewChange> => {
    keeper.drop(submission.state.submissionId);
    const result = await assistant.submit(submission);
    if (result.kind === 'kept') throw new TypeError(`Move '${submission.move}' was answered as if it were 'keep'`);
    return result;
  };

  app.view(FORM_MODAL, async ({ view, body, context, ack }) => {
    const { person } = await lookup(context, body.user.id, body.user.name);
    const result = await submit(submissionFrom(view, { person, move: 'send' }));
    await ack(answerToSubmission(view, result, closeLabelOf(view)));
  });

  // In the view of a receipt as well: it has buttons that open forms.
  app.action({ type: 'block_actions' }, async ({ action, body, context, ack }) => {
    const { view, user } = body;
    if (view === undefined) return;
    const { person } = await lookup(context, user.id, user.name ?? user.username);
    const request = openedBy(action);
    if (request !== undefined) {
      const form = await assistant.form(request, person, receiptPlaceOf(person));
      await update(client, view, modalFor(form));
    } else if (view.callback_id === FORM_MODAL) {
      const pressed = pressedBy(action);
      if (pressed.move === 'keep') {
        // Not waited for: nothing in the modal depends on it, and with the next page all of it comes again.
        keeper.keep(keyFrom(view).submissionId, async () =>
          assistant.submit(submissionFrom(view, { person, ...pressed })),
        );
      } else {
        const result = await submit(submissionFrom(view, { person, ...pressed }));
        await update(client, view, viewAfter(view, result, closeLabelOf(view)));
      }
    }
    await ack();
  });
}

/** The form that a button opens in place of the view it is in. */
function openedBy(action: BlockElementAction): ReturnType<typeof requestFrom> | undefined {
  const isOpening = action.type === 'button' && action.action_id.startsWith(OPEN_PREFIX);
  return isOpening ? requestFrom(action.value ?? '') : undefined;
}

/** A button that turns the page, an option that answers its page, or else a field that was filled in. */
function pressedBy(action: BlockElementAction): Pressed {
  if (action.type !== 'button') return { move: action.block_id.startsWith(REDRAW_PREFIX) ? 'redraw' : 'keep' };
  const { action_id, value = '' } = action;
  if (action_id === BACK) return { move: 'back' };
  if (action_id === CANCEL) return { move: 'cancel' };
  if (action_id.startsWith(CHANGE_PREFIX)) return { move: 'change', to: action_id.slice(CHANGE_PREFIX.length) };
  const [field = ''] = action_id.split('.');
  return { move: 'send', tapped: { [field]: value } };
}

async function update(client: Client, shown: ViewOutput, view: types.ModalView): Promise<void> {
  try {
    await client.views.update({ view_id: shown.id, hash: shown.hash, view });
  } catch (error) {
    // A second click on a page that has gone on, or a modal that was closed meanwhile: there is nothing to draw.
    const gone = ['hash_conflict', 'not_found'];
    if (error instanceof webApi.WebAPIPlatformError && gone.includes(error.data.error)) return;
    throw error;
  }
}
