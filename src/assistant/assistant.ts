import { createForms } from './forms';
import type { FormsDeps } from './forms';
import { createReply } from './reply';
import type { ReplyDeps } from './reply';
import type { Assistant } from './turn';

/** The assistant: everything that a channel talks to. */
export function createAssistant(deps: ReplyDeps & FormsDeps): Assistant {
  return { ...createReply(deps), ...createForms(deps) };
}
