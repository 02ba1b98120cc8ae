import { createForms } from './forms';
import type { FormsDeps } from './forms';
import { createReply } from './reply';
import type { ReplyDeps } from './reply';
import type { Assistant } from './turn';

/** The assistant: everything that a channel talks to. */
export function createAssistant(deps: ReplyDeps & FormsDeps): Assistant {
  const { reply, welcome, passages } = createReply(deps);
  const { form, submit } = createForms(deps);
  return { reply: (turn) => Promise.resolve(reply(turn)), welcome, passages, form, submit };
}
