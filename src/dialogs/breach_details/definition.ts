import type { DialogDefinition } from '../definition';

/**
 * What else is known of a reported incident, for Art. 33(3) GDPR. Nothing has to be answered, and "I don't know" is an
 * answer. Filed as a further version of the case, now or later.
 */
export const breachDetails: DialogDefinition = {
  id: 'breach_details',
  files: 'version',
  of: 'breach',
  starts_from: [
    'cause',
    'confidential',
    'ongoing',
    'data_types',
    'number_of_people',
    'recipient',
    'protection',
    'actions',
    'informed',
    'informed_client',
    'occurred_at',
    'theft',
    'medium',
    'recoverable',
    'entity',
    'site',
    'callback',
  ],
  pages: [
    {
      id: 'extent',
      notices: [{ id: 'optional' }],
      fields: [
        { id: 'ongoing', kind: 'choice', options: ['stopped', 'ongoing', 'unknown'] },
        {
          id: 'data_types',
          kind: 'choices',
          options: [
            'contact',
            'customer_number',
            'birth_date',
            'national_number',
            'identity_card',
            'financial',
            'credentials',
            'health',
            'special_category',
            'criminal',
            'call_recording',
            'location_or_usage',
            'vulnerable_people',
            'unknown',
          ],
          alone: ['unknown'],
        },
        {
          id: 'number_of_people',
          kind: 'choice',
          options: ['one', 'up_to_10', 'up_to_100', 'up_to_1000', 'up_to_10000', 'more', 'unknown'],
        },
        {
          id: 'recipient',
          kind: 'choice',
          options: ['trusted', 'stranger', 'everyone', 'nobody', 'unknown'],
        },
        { id: 'protection', kind: 'choice', options: ['encrypted', 'password', 'none', 'unknown'] },
        {
          id: 'theft',
          kind: 'choice',
          options: ['lost', 'stolen', 'unknown'],
          when: [{ field: 'cause', is: ['lost_or_stolen'] }],
        },
        {
          id: 'medium',
          kind: 'choice',
          options: ['device', 'storage', 'paper', 'unknown'],
          when: [{ field: 'cause', is: ['lost_or_stolen'] }],
        },
        {
          id: 'recoverable',
          kind: 'choice',
          options: ['yes', 'no', 'unknown'],
          when: [{ field: 'cause', is: ['lost_or_altered_data', 'lost_or_stolen'] }],
        },
      ],
    },
    {
      id: 'measures',
      fields: [
        {
          id: 'actions',
          kind: 'choices',
          options: [
            'asked_deletion',
            'deletion_confirmed',
            'mail_recalled',
            'password_changed',
            'it_called',
            'device_blocked',
            'police',
            'none',
            'unknown',
          ],
          alone: ['none', 'unknown'],
        },
        {
          id: 'informed',
          kind: 'choices',
          options: ['team_leader', 'it', 'client', 'data_subject', 'police', 'nobody', 'unknown'],
          alone: ['nobody', 'unknown'],
        },
        { id: 'informed_client', kind: 'text', min: 0, max: 200 },
        { id: 'occurred_at', kind: 'moment' },
        { id: 'entity', kind: 'listed', list: 'entities', extras: ['unknown'] },
        { id: 'site', kind: 'listed', list: 'sites', extras: ['home', 'other', 'unknown'] },
        // Of a confidential report it would say who reports.
        { id: 'callback', kind: 'text', min: 0, max: 120, when: [{ field: 'confidential', is: ['no'] }] },
      ],
    },
    { id: 'review', review: true, submits: true, fields: [] },
  ],
};
