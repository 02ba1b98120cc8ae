import type { DialogDefinition } from '../definition';

/**
 * The first alarm of a suspected personal data breach: four answers, then it is filed and mailed.
 * The first page asks the cause alone, so that the next one can open with the first aid for it. Without a review: the
 * second page shows all that is sent, and from opening to sent it takes six presses at most.
 */
export const breach: DialogDefinition = {
  id: 'breach',
  files: 'case',
  prefix: 'INC',
  pages: [
    {
      id: 'cause',
      notices: [{ id: 'no_blame' }],
      fields: [
        {
          id: 'cause',
          kind: 'choice',
          required: true,
          tap: true,
          options: [
            'misdirected_mail',
            'wrong_caller',
            'lost_or_stolen',
            'phishing',
            'unauthorised_access',
            'snooping',
            'lost_or_altered_data',
            'published',
            'reported_by_partner',
            'other',
            'unknown',
          ],
        },
      ],
    },
    {
      id: 'alarm',
      submits: true,
      notices: [{ id: 'first_aid', by: 'cause' }, { id: 'first_aid_all' }],
      fields: [
        { id: 'discovered_at', kind: 'moment', required: true },
        { id: 'data_owner', kind: 'choice', required: true, options: ['ipg', 'client', 'both', 'unknown'] },
        { id: 'client', kind: 'client', when: [{ field: 'data_owner', is: ['client', 'both', 'unknown'] }] },
        {
          id: 'client_name',
          kind: 'text',
          min: 0,
          max: 75,
          when: [
            { field: 'data_owner', is: ['client', 'both', 'unknown'] },
            { field: 'client', is: ['other'] },
          ],
        },
        { id: 'description', kind: 'text', required: true, min: 5, max: 800, multiline: true },
        { id: 'confidential', kind: 'choice', required: true, options: ['no', 'yes'], initial: 'no' },
      ],
    },
  ],
};
