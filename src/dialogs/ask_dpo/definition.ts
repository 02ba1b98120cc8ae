import type { DialogDefinition } from '../definition';

/** A question that the policy does not answer, passed on to the data protection officer. One page, sent as it stands. */
export const askDpo: DialogDefinition = {
  id: 'ask_dpo',
  files: 'case',
  prefix: 'VRG',
  pages: [
    {
      id: 'question',
      submits: true,
      notices: [{ id: 'passage', shows: 'passage' }],
      fields: [
        { id: 'question', kind: 'text', required: true, min: 5, max: 1000, multiline: true },
        { id: 'urgency', kind: 'choice', required: true, options: ['normal', 'by_day'], initial: 'normal' },
        { id: 'needed_by', kind: 'day', required: true, when: [{ field: 'urgency', is: ['by_day'] }] },
        { id: 'publish', kind: 'choice', required: true, options: ['no', 'yes'], initial: 'no' },
        { id: 'passage', kind: 'carried', max: 200 },
      ],
    },
  ],
};
