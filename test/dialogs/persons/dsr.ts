import { RIGHTS } from '../../../src/dialogs/dsr/definition';
import type { ScriptedPerson } from './person';

const NOW_MINUTE = '2026-11-20T16:43:00+01:00';

const self = {
  requester_role: 'self',
  rights: 'access',
  request_text: 'Ik wil zien wat jullie over mij bijhouden.',
} as const;

const caller = {
  requester_role: 'other',
  reply_language: 'nl',
  data_owner: 'client',
  client: 'voorbeeld_energie',
  rights: 'erasure',
  request_text: 'Mevrouw wil dat we alles wissen.',
  received_at: 'now',
  received_by: 'phone',
  subject_name: 'Jo Janssens',
  subject_contact: 'jo.janssens@example.test',
  identity_status: 'no',
} as const;

const callerBecomes = { received_at: NOW_MINUTE } as const;

/** What a right makes mandatory. */
const mandatory = (right: string) => (right === 'direct_marketing' ? { marketing_contact: '+32470000000' } : {});

const everyRight = RIGHTS.map((right, index): ScriptedPerson => ({
  who: `an employee who asks for ${right}`,
  dialog: 'dsr',
  language: (['nl', 'fr', 'en', 'de'] as const)[index % 4] ?? 'nl',
  inputs: { ...self, rights: right, ...mandatory(right) },
}));

export const dsrPersons: readonly ScriptedPerson[] = [
  ...everyRight,
  {
    who: 'an employee who asks for everything at once',
    dialog: 'dsr',
    language: 'nl',
    inputs: { ...self, rights: RIGHTS.join(','), marketing_contact: 'nele.voorbeeld@example.test' },
  },
  {
    who: 'an agent who tells the client what it must know',
    dialog: 'dsr',
    language: 'fr',
    inputs: { ...caller, campaign: 'Lente', told_person: 'Dat we het doorgeven.', own_copies: 'recording,ticket' },
    become: callerBecomes,
  },
  {
    who: 'an agent who does not know where the data are',
    dialog: 'dsr',
    language: 'de',
    inputs: { ...caller, own_copies: 'unknown' },
    become: callerBecomes,
  },
  {
    who: 'an agent who knows the campaign and not whose the data are',
    dialog: 'dsr',
    language: 'nl',
    inputs: { ...caller, data_owner: 'unknown', client: '', campaign: 'Klantendienst', own_copies: 'none' },
    become: { ...callerBecomes, client: null },
  },
  {
    who: 'an agent who said too much, and wrote down a card number',
    dialog: 'dsr',
    language: 'en',
    inputs: { ...caller, told_person: 'That it is erased by Friday, and the card 4111 1111 1111 1111 too.' },
    become: {
      ...callerBecomes,
      told_person: 'That it is erased by Friday, and the card [card number removed] too.',
    },
  },
  {
    who: 'an agent with a caller of a client',
    dialog: 'dsr',
    language: 'nl',
    inputs: caller,
    become: callerBecomes,
  },
  {
    who: 'an agent whose caller speaks French',
    dialog: 'dsr',
    language: 'nl',
    inputs: { ...caller, reply_language: 'fr' },
    become: callerBecomes,
  },
  {
    who: 'an agent with a caller of the organisation itself',
    dialog: 'dsr',
    language: 'fr',
    inputs: { ...caller, data_owner: 'ipg', client: '' },
    become: { ...callerBecomes, client: null },
  },
  {
    who: 'an agent who does not know whose data they are',
    dialog: 'dsr',
    language: 'en',
    inputs: { ...caller, data_owner: 'unknown', client: '' },
    become: { ...callerBecomes, client: null },
  },
  {
    who: 'an agent whose client is not on the list',
    dialog: 'dsr',
    language: 'de',
    inputs: { ...caller, client: 'other', client_name: 'Voorbeeld Post' },
    become: callerBecomes,
  },
  {
    who: 'an agent who took a letter three weeks ago',
    dialog: 'dsr',
    language: 'nl',
    inputs: { ...caller, received_at: 'earlier', received_at_on: '2026-10-30', received_by: 'letter' },
    become: { received_at: '2026-10-30', received_at_on: null },
  },
  {
    who: 'an agent who had the call yesterday at half past two',
    dialog: 'dsr',
    language: 'nl',
    inputs: { ...caller, received_at: 'yesterday', received_at_time: '14:30' },
    become: { received_at: '2026-11-19T14:30:00+01:00', received_at_time: null },
  },
  {
    who: 'an agent who does not know when it came in',
    dialog: 'dsr',
    language: 'fr',
    inputs: { ...caller, received_at: 'unknown', received_by: 'unknown' },
  },
  {
    who: 'an agent whose caller wants no sales calls, with a Belgian number',
    dialog: 'dsr',
    language: 'nl',
    inputs: {
      ...caller,
      rights: 'direct_marketing',
      marketing_channels: 'phone,sms',
      marketing_contact: '0470 00 00 00',
      subject_contact: '+32 470 00 00 00',
    },
    become: { ...callerBecomes, marketing_contact: '+32470000000', subject_contact: '+32470000000' },
  },
  {
    who: 'an agent whose caller wants neither reclame nor data',
    dialog: 'dsr',
    language: 'nl',
    inputs: {
      ...caller,
      rights: 'erasure,direct_marketing,do_not_call',
      erasure_scope: 'part',
      erasure_part: 'het telefoonnummer',
      erasure_reason: 'consent_withdrawn',
      marketing_channels: 'all',
      marketing_contact: 'Jo.Janssens@example.test',
    },
    become: {
      ...callerBecomes,
      rights: 'erasure,direct_marketing',
      marketing_contact: 'jo.janssens@example.test',
    },
  },
  {
    who: 'an agent who checked who it is, by the client’s script',
    dialog: 'dsr',
    language: 'en',
    inputs: { ...caller, identity_status: 'checked', identity_method: 'customer number and postcode asked' },
    become: callerBecomes,
  },
  {
    who: 'an agent with an address of brick and mortar',
    dialog: 'dsr',
    language: 'nl',
    inputs: { ...caller, subject_contact: 'Voorbeeldstraat 1, 2000 Antwerpen', subject_reference: 'VE-000123' },
    become: callerBecomes,
  },
  {
    who: 'a parent',
    dialog: 'dsr',
    language: 'nl',
    inputs: {
      ...caller,
      requester_role: 'child',
      data_owner: 'ipg',
      client: '',
      child_relation: 'parent',
      child_age: 'from_13_to_15',
      child_consent: 'without_consent',
    },
    become: { ...callerBecomes, client: null },
  },
  {
    who: 'a lawyer’s helper',
    dialog: 'dsr',
    language: 'fr',
    inputs: { ...caller, requester_role: 'representative', mandate: 'lawyer', signals: 'complaint,lawyer' },
    become: callerBecomes,
  },
  {
    who: 'someone who does not know for whom the question is',
    dialog: 'dsr',
    language: 'de',
    inputs: { ...caller, requester_role: 'unknown', data_owner: 'unknown', client: '' },
    become: { ...callerBecomes, client: null },
  },
  {
    who: 'an applicant’s recruiter, with every detail of access',
    dialog: 'dsr',
    language: 'nl',
    inputs: {
      ...caller,
      data_owner: 'ipg',
      client: '',
      rights: 'access',
      subject_category: 'applicant',
      access_scope: 'application,recipients',
      access_period: 'dit jaar',
      entity: 'ipg_it_solutions',
      signals: 'none',
    },
    become: { ...callerBecomes, client: null },
  },
  {
    who: 'someone who moves to another supplier',
    dialog: 'dsr',
    language: 'en',
    inputs: { ...caller, rights: 'portability', portability_to: 'organisation', portability_recipient: 'Voorbeeld bv' },
    become: callerBecomes,
  },
  {
    who: 'someone whose name is spelt wrong',
    dialog: 'dsr',
    language: 'nl',
    inputs: { ...self, rights: 'rectification', rectification_what: 'familienaam', rectification_new: 'Janssens' },
  },
  {
    who: 'someone who wants it frozen and objects',
    dialog: 'dsr',
    language: 'fr',
    inputs: {
      ...self,
      rights: 'restriction,objection',
      restriction_reason: 'objection_pending',
      objection_use: 'les statistiques',
    },
  },
  {
    who: 'someone who chose the options in another order',
    dialog: 'dsr',
    language: 'nl',
    inputs: { ...self, rights: 'stop_contact,access', stop_messages: 'sms,newsletter' },
    become: { rights: 'access,stop_contact', stop_messages: 'newsletter,sms' },
  },
];
