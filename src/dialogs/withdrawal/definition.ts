import type { DialogDefinition } from '../definition';

/** A request to the DPO to take a case as withdrawn; nothing is deleted by it. */
export const withdrawal: DialogDefinition = {
  id: 'withdrawal',
  files: 'version',
  starts_from: [],
  pages: [
    {
      id: 'withdrawal',
      submits: true,
      notices: [{ id: 'request' }],
      fields: [{ id: 'withdrawal_reason', kind: 'text', min: 0, max: 500, multiline: true }],
    },
  ],
};
