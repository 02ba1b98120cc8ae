import type { DialogDefinition } from '../definition';

/** A question that the policy does not answer, passed on to the data protection officer. */
export const askDpo: DialogDefinition = {
  id: 'ask_dpo',
  prefix: 'VRG',
  pages: [
    {
      id: 'question',
      submits: true,
      fields: [{ id: 'question', kind: 'text', required: true, min: 5, max: 1000, multiline: true }],
    },
  ],
};
