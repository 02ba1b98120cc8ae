import type { DialogDefinition } from '../definition';

/** Something more to a case that was filed. */
export const addition: DialogDefinition = {
  id: 'addition',
  files: 'version',
  starts_from: [],
  pages: [
    {
      id: 'addition',
      submits: true,
      fields: [{ id: 'addition', kind: 'text', required: true, min: 5, max: 1000, multiline: true }],
    },
  ],
};
