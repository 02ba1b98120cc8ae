import type { App, BlockElementAction, ViewOutput } from '@slack/bolt';
import { webApi } from '@slack/bolt';
import type { Assistant, FormRequest, Submission } from '../../assistant/turn';
import type { Inputs } from '../../dialogs/definition';
import type { Log } from '../../log';
import type { Texts } from '../../texts/texts';
import type { Client } from './client';
import { BACK, FORM_MODAL, modalFor } from './modal';
import type { Lookup } from './people';
import { slackCodeOf } from './sdk-log';
import { stateFrom, submissionFrom } from './submission';
import { answerToSubmission, viewAfter } from './submit-answer';

/** Opens a form for the person behind `triggerId`; false, and logged, when it did not open. */
export type OpenForm = (triggerId: string, request: FormRequest) => Promise<boolean>;

export function createOpenForm(deps: { assistant: Assistant; client: Client; log: Log }): OpenForm {
  return async (triggerId, request) => {
    try {
      await deps.client.views.open({ trigger_id: triggerId, view: modalFor(deps.assistant.form(request)) });
      return true;
    } catch (error) {
      deps.log.error('slack form not opened', { channel: 'slack', dialog: request.dialog, code: slackCodeOf(error) });
      return false;
    }
  };
}

type Deps = {
  readonly assistant: Assistant;
  readonly client: Client;
  readonly lookup: Lookup;
  readonly texts: Pick<Texts, 't'>;
};

/** Acknowledged after `submit` alone: when the store fails, Slack says so and the modal keeps what was typed. */
export function handleForms(app: App, { assistant, client, lookup, texts }: Deps): void {
  const closeLabelOf = (view: ViewOutput) => texts.t(stateFrom(view).language, 'slack.close');

  app.view(FORM_MODAL, async ({ view, body, context, ack }) => {
    const { person } = await lookup(context, body.user.id, body.user.name);
    const result = await assistant.submit(submissionFrom(view, { person, move: 'send' }));
    await ack(answerToSubmission(view, result, closeLabelOf(view)));
  });

  app.action({ type: 'block_actions' }, async ({ action, body, context, ack }) => {
    const { view, user } = body;
    if (view?.callback_id !== FORM_MODAL) return;
    const { person } = await lookup(context, user.id, user.name ?? user.username);
    const result = await assistant.submit(submissionFrom(view, { person, ...pressed(action) }));
    await update(client, view, viewAfter(view, result, closeLabelOf(view)));
    await ack();
  });
}

/** Back, an option that answers its page, or else a field that others depend on. */
function pressed(action: BlockElementAction): { move: Submission['move']; tapped?: Inputs } {
  if (action.type !== 'button') return { move: 'redraw' };
  if (action.action_id === BACK) return { move: 'back' };
  const [field = ''] = action.action_id.split('.');
  return { move: 'send', tapped: { [field]: action.value ?? '' } };
}

async function update(client: Client, shown: ViewOutput, view: ReturnType<typeof viewAfter>): Promise<void> {
  try {
    await client.views.update({ view_id: shown.id, hash: shown.hash, view });
  } catch (error) {
    // A second click on a page that has gone on, or a modal that was closed meanwhile: there is nothing to draw.
    const gone = ['hash_conflict', 'not_found'];
    if (error instanceof webApi.WebAPIPlatformError && gone.includes(error.data.error)) return;
    throw error;
  }
}
