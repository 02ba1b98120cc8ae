import type { Condition, Conditions, DialogDefinition } from '../definition';

/** Rights under Art. 15 to 22 and 7(3) GDPR, as people choose them; `unsure`: the DPO classifies. */
export const RIGHTS = [
  'access',
  'portability',
  'rectification',
  'restriction',
  'erasure',
  'objection',
  'direct_marketing',
  'stop_contact',
  'withdraw_consent',
  'automated_decision',
  'unsure',
] as const;
export type Right = (typeof RIGHTS)[number];

/** The register against sales calls of any company: a person enters it himself, and it is no request to the organisation. */
export const DO_NOT_CALL = 'do_not_call';

/** Options of `subject_category` whose data are the organisation's own, also of those who worked for a client's campaign. */
export const OWN_PEOPLE: readonly string[] = ['employee', 'former_employee', 'applicant'];

const forOther: Condition = { field: 'requester_role', is: ['other', 'child', 'representative', 'unknown'] };
const ofClient: Condition = { field: 'data_owner', is: ['client'] };
const asks = (...rights: Right[]): Condition => ({ field: 'rights', is: rights });
/** What a client that decides needs to know beside the request (GDPR Art. 28(3)(e)); an unknown owner may be one. */
const perhapsForClient: Conditions = [forOther, { field: 'data_owner', is: ['client', 'unknown'] }];
/** "Bel mij niet meer, wis mijn nummer" may mean the calls alone. */
const stopsAndErases: Conditions = [asks('erasure'), asks('direct_marketing', 'stop_contact')];

/** The request of a data subject: whose, which rights, in what words, since when. */
export const dsr: DialogDefinition = {
  id: 'dsr',
  files: 'case',
  prefix: 'DSR',
  pages: [
    {
      id: 'who',
      notices: [{ id: 'never_ask' }],
      fields: [
        {
          id: 'requester_role',
          kind: 'choice',
          required: true,
          options: ['self', 'other', 'child', 'representative', 'unknown'],
        },
        {
          id: 'reply_language',
          kind: 'choice',
          required: true,
          options: ['nl', 'fr', 'en', 'de'],
          initial: { from: 'language' },
          redraws: true,
        },
        {
          id: 'data_owner',
          kind: 'choice',
          required: true,
          options: ['ipg', 'client', 'unknown'],
          redraws: true,
          when: [forOther],
        },
        {
          id: 'client',
          kind: 'client',
          required: true,
          redraws: true,
          when: [forOther, ofClient],
        },
        {
          id: 'client_name',
          kind: 'text',
          required: true,
          min: 2,
          max: 75,
          when: [forOther, ofClient, { field: 'client', is: ['other'] }],
        },
      ],
    },
    {
      id: 'request',
      notices: [
        { id: 'processor', when: [forOther, ofClient] },
        { id: 'stop_or_erase', when: stopsAndErases },
        { id: 'do_not_call', when: [{ field: 'rights', is: [DO_NOT_CALL] }] },
      ],
      fields: [
        { id: 'rights', kind: 'choices', required: true, options: [...RIGHTS, DO_NOT_CALL], informs: [DO_NOT_CALL] },
        { id: 'request_text', kind: 'text', required: true, min: 5, max: 1000, multiline: true },
        { id: 'received_at', kind: 'moment', required: true, when: [forOther] },
        {
          id: 'received_by',
          kind: 'choice',
          required: true,
          options: ['phone', 'email', 'chat', 'letter', 'social_media', 'on_site', 'this_chat', 'unknown'],
          when: [forOther],
        },
      ],
    },
    {
      id: 'person',
      when: [forOther],
      fields: [
        { id: 'subject_name', kind: 'text', required: true, min: 2, max: 120 },
        { id: 'subject_contact', kind: 'text', required: true, min: 5, max: 200, format: 'contact' },
        { id: 'subject_reference', kind: 'text', min: 0, max: 40 },
        {
          id: 'subject_category',
          kind: 'choice',
          options: [
            'end_customer',
            'business_contact',
            'employee',
            'former_employee',
            'applicant',
            'website_visitor',
            'other',
            'unknown',
          ],
        },
        { id: 'identity_status', kind: 'choice', required: true, options: ['checked', 'partly', 'no', 'unknown'] },
        {
          id: 'identity_method',
          kind: 'text',
          min: 0,
          max: 200,
          when: [{ field: 'identity_status', is: ['checked', 'partly'] }],
        },
        {
          id: 'child_relation',
          kind: 'choice',
          options: ['parent', 'guardian', 'other', 'unknown'],
          when: [{ field: 'requester_role', is: ['child'] }],
        },
        {
          id: 'child_age',
          kind: 'choice',
          options: ['under_13', 'from_13_to_15', 'from_16', 'unknown'],
          when: [{ field: 'requester_role', is: ['child'] }],
        },
        {
          id: 'child_consent',
          kind: 'choice',
          options: ['without_consent', 'with_consent', 'unknown'],
          when: [{ field: 'requester_role', is: ['child'] }],
        },
        {
          id: 'mandate',
          kind: 'choice',
          options: ['lawyer', 'administrator', 'proxy', 'other', 'unknown'],
          when: [{ field: 'requester_role', is: ['representative'] }],
        },
      ],
    },
    {
      id: 'follow_up',
      when: [
        asks(
          'access',
          'portability',
          'rectification',
          'restriction',
          'erasure',
          'objection',
          'direct_marketing',
          'stop_contact',
          'withdraw_consent',
        ),
      ],
      fields: [
        {
          id: 'access_scope',
          kind: 'choices',
          options: [
            'everything',
            'call_recordings',
            'messages',
            'customer_file',
            'staff_file',
            'application',
            'recipients',
            'other',
          ],
          alone: ['everything'],
          when: [asks('access')],
        },
        { id: 'access_period', kind: 'text', min: 0, max: 120, when: [asks('access')] },
        { id: 'portability_to', kind: 'choice', options: ['person', 'organisation'], when: [asks('portability')] },
        { id: 'portability_recipient', kind: 'text', min: 0, max: 120, when: [asks('portability')] },
        { id: 'rectification_what', kind: 'text', min: 0, max: 120, when: [asks('rectification')] },
        { id: 'rectification_new', kind: 'text', min: 0, max: 200, when: [asks('rectification')] },
        {
          id: 'restriction_reason',
          kind: 'choice',
          options: ['accuracy', 'unlawful', 'legal_claim', 'objection_pending', 'unknown'],
          when: [asks('restriction')],
        },
        { id: 'erasure_scope', kind: 'choice', options: ['everything', 'part'], when: [asks('erasure')] },
        { id: 'erasure_part', kind: 'text', min: 0, max: 200, when: [asks('erasure')] },
        {
          id: 'erasure_reason',
          kind: 'choice',
          options: [
            'no_longer_needed',
            'consent_withdrawn',
            'objection',
            'unlawful',
            'legal_duty',
            'child_online',
            'unknown',
          ],
          when: [asks('erasure')],
        },
        { id: 'objection_use', kind: 'text', min: 0, max: 300, when: [asks('objection')] },
        {
          id: 'marketing_channels',
          kind: 'choices',
          options: ['all', 'phone', 'sms', 'email', 'post'],
          alone: ['all'],
          when: [asks('direct_marketing')],
        },
        {
          id: 'marketing_contact',
          kind: 'text',
          required: true,
          min: 5,
          max: 200,
          format: 'contact',
          when: [asks('direct_marketing')],
        },
        {
          id: 'stop_messages',
          kind: 'choices',
          options: ['all', 'newsletter', 'sms', 'calls', 'vacancies'],
          alone: ['all'],
          when: [asks('stop_contact')],
        },
        { id: 'consent_which', kind: 'text', min: 0, max: 200, when: [asks('withdraw_consent')] },
      ],
    },
    {
      id: 'closing',
      fields: [
        { id: 'campaign', kind: 'text', min: 0, max: 120, when: perhapsForClient },
        { id: 'told_person', kind: 'text', min: 0, max: 300, multiline: true, when: perhapsForClient },
        {
          id: 'own_copies',
          kind: 'choices',
          options: ['recording', 'customer_file', 'mailbox', 'ticket', 'other', 'none', 'unknown'],
          alone: ['none', 'unknown'],
          when: perhapsForClient,
        },
        { id: 'entity', kind: 'listed', list: 'entities', extras: ['unknown'] },
        {
          id: 'signals',
          kind: 'choices',
          options: ['complaint', 'lawyer', 'press', 'conflict', 'danger', 'none'],
          alone: ['none'],
        },
      ],
    },
    {
      id: 'review',
      review: true,
      submits: true,
      notices: [
        { id: 'stop_or_erase', when: stopsAndErases },
        { id: 'do_not_call', when: [{ field: 'rights', is: [DO_NOT_CALL] }] },
      ],
      fields: [],
    },
  ],
};
