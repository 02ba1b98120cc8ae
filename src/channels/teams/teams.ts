import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Assistant } from '../../assistant/turn';
import type { TeamsConfig } from '../../config/config';
import type { Log } from '../../log';
import type { Texts } from '../../texts/texts';
import type { Say, ShowReceipt, TryDraw } from '../channel';
import { createAdapter } from './adapter';
import { createButtons } from './buttons';
import { appIdOf } from './credentials';
import { cardFor } from './form-card';
import { createForms } from './forms';
import { TeamsHandler } from './handler';
import { createQuestions } from './questions';
import { createSay, createShowReceipt } from './receipts';
import { createRequestListener } from './request-listener';
import { createSending } from './sending';
import { createTurns } from './turns';

export type Teams = {
  /** For `POST /api/messages`. Never rejects because of what was sent. */
  readonly requestListener: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  readonly showReceipt: ShowReceipt;
  readonly say: Say;
  readonly tryDraw: TryDraw;
};

export type TeamsDeps = {
  readonly config: TeamsConfig;
  readonly assistant: Assistant;
  readonly texts: Texts;
  readonly log: Log;
};

/** The assistant in Microsoft Teams. */
export function createTeams({ config, assistant, texts, log }: TeamsDeps): Teams {
  const adapter = createAdapter(config, log);
  const sending = createSending({ adapter, appId: appIdOf(config) });
  const turns = createTurns();
  const questions = createQuestions({ assistant, sending, texts, log });
  const perform = createForms({ assistant, questions, sending, texts });
  const handler = new TeamsHandler(questions, createButtons({ perform, sending, turns, texts, log }));
  return {
    requestListener: createRequestListener({
      log,
      handle: (authorization, activity) => adapter.answer(authorization, activity, (context) => handler.run(context)),
    }),
    showReceipt: createShowReceipt({ sending, turns, texts }),
    say: createSay({ sending, texts }),
    tryDraw: (form) => void cardFor(form, texts),
  };
}
