import { join } from 'node:path';
import { brusselsCalendar } from '../../../src/cases/calendar';
import type { Case, Stage } from '../../../src/cases/case';
import { dialogs } from '../../../src/dialogs';
import { checkDialog } from '../../../src/dialogs/check';
import type { Answers, CaseKind, DialogId, Inputs } from '../../../src/dialogs/definition';
import { caseCalendar } from '../../../src/handoff/attachments/calendar';
import { caseJson } from '../../../src/handoff/attachments/case-json';
import type { CaseJson } from '../../../src/handoff/attachments/case-schema';
import { contextIn } from '../../../src/handoff/compose/case-mail';
import type { Language } from '../../../src/texts/language';
import { loadTexts } from '../../../src/texts/texts';
import { law } from '../../cases/shipped-law';
import { NELE } from '../../support/filings';
import { AUTHORITY_FORM } from '../authority-form';
import { POLICY_SHA256 } from '../composing';
import { ORGANISATION } from '../organisation';

const texts = loadTexts([join(__dirname, '../../../locales')]);
export const FILED_AT = new Date('2026-11-20T15:43:12Z');
const PREFIX: Readonly<Record<CaseKind, string>> = { breach: 'INC', dsr: 'DSR', ask_dpo: 'VRG' };

/** The answers that a dialog makes of these inputs; throws when a person could not have sent them. */
export function answersTo(dialog: DialogId, inputs: Inputs, at = FILED_AT): Answers {
  const checked = checkDialog(dialogs[dialog], inputs, {
    calendar: brusselsCalendar(at),
    clientIds: ORGANISATION.clients.map(({ id }) => id),
    listedIds: {
      entities: ORGANISATION.entities.map(({ id }) => id),
      sites: ORGANISATION.sites.map(({ id }) => id),
    },
  });
  if ('problems' in checked) throw new Error(`${dialog}: ${JSON.stringify(checked.problems)}`);
  return checked.answers;
}

export function aCase(kind: CaseKind, answers: Answers, more: Partial<Case> = {}): Case {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    reference: `${PREFIX[kind]}-2026-000001`,
    kind,
    version: 1,
    stage: 'filed',
    language: 'nl',
    reporter: NELE,
    answers,
    additions: [],
    filedAt: FILED_AT,
    submittedAt: FILED_AT,
    messageToken: 'token-fake',
    earlierTokens: [],
    similar: [],
    ...more,
  };
}

export function aBreach(inputs: Inputs = {}, more: Partial<Case> = {}): Case {
  const all = {
    cause: 'misdirected_mail',
    discovered_at: 'now',
    data_owner: 'ipg',
    description: 'Een lijst ging naar de verkeerde ontvanger',
    confidential: 'no',
    ...inputs,
  };
  return aCase('breach', answersTo('breach', all, more.filedAt ?? FILED_AT), more);
}

export function aRequest(inputs: Inputs = {}, more: Partial<Case> = {}): Case {
  const all = {
    requester_role: 'other',
    reply_language: 'nl',
    data_owner: 'ipg',
    rights: 'erasure',
    request_text: 'Gooi al mijn oproepen weg',
    received_at: 'now',
    received_by: 'phone',
    subject_name: 'Bram Verzonnen',
    subject_contact: 'bram.verzonnen@example.test',
    identity_status: 'unknown',
    marketing_contact: 'bram.verzonnen@example.test',
    ...inputs,
  };
  return aCase('dsr', answersTo('dsr', withoutForeign(all), more.filedAt ?? FILED_AT), more);
}

export function aQuestion(inputs: Inputs = {}, more: Partial<Case> = {}): Case {
  const all = { question: 'Hoe lang bewaren we sollicitaties?', urgency: 'normal', publish: 'no', ...inputs };
  return aCase('ask_dpo', answersTo('ask_dpo', all, more.filedAt ?? FILED_AT), more);
}

/** What a person would not have been asked. */
function withoutForeign(inputs: Inputs): Inputs {
  const asksMarketing = inputs.rights?.split(',').includes('direct_marketing');
  const { marketing_contact, ...others } = inputs;
  return asksMarketing && marketing_contact ? { ...others, marketing_contact } : others;
}

/** The later versions that a case can have, as the store gives them. */
export function stagesOf(filed: Case): Case[] {
  const later = (stage: Stage, more: Partial<Case> = {}): Case => ({
    ...filed,
    version: 2,
    stage,
    submittedAt: new Date(filed.filedAt.getTime() + 3_600_000),
    earlierTokens: ['token-fake'],
    ...more,
  });
  const said = { version: 2, at: new Date(filed.filedAt.getTime() + 3_600_000), text: 'Nog dit; “met” komma’s, en 🚨' };
  return [
    filed,
    later('addition', { additions: [said], answers: { ...filed.answers, addition: said.text } }),
    later('withdrawal'),
    later('withdrawal', { answers: { ...filed.answers, withdrawal_reason: 'Het was een vergissing' } }),
    ...(filed.kind === 'breach'
      ? [
          later('breach_details'),
          later('breach_details', { answers: { ...filed.answers, ...answersTo('breach_details', details(filed)) } }),
        ]
      : []),
  ];
}

function details({ answers }: Case): Inputs {
  return {
    ...(answers.confidential ? { confidential: answers.confidential } : {}),
    ongoing: 'ongoing',
    data_types: 'contact,national_number,vulnerable_people',
    number_of_people: 'unknown',
    recipient: 'stranger',
    protection: 'none',
    actions: 'unknown',
    informed: 'client,data_subject',
    informed_client: 'Een naam, daarnet',
    occurred_at: 'unknown',
    entity: 'vg_holding',
    site: 'home',
  };
}

const CAUSES = dialogs.breach.pages.flatMap(({ fields }) =>
  fields.flatMap((field) => (field.id === 'cause' && field.kind === 'choice' ? field.options : [])),
);
const ROLES: readonly Inputs[] = [
  { data_owner: 'ipg' },
  { data_owner: 'client', client: 'energie' },
  { data_owner: 'client', client: 'telecom' },
  { data_owner: 'client', client: 'other' },
  { data_owner: 'both', client: 'unknown' },
  { data_owner: 'both', client: 'energie' },
  { data_owner: 'unknown' },
  { data_owner: 'unknown', client: 'energie' },
];
const MOMENTS: readonly Inputs[] = [
  { discovered_at: 'unknown' },
  { discovered_at: 'yesterday' },
  { discovered_at: 'earlier', discovered_at_on: '2026-10-20', discovered_at_time: '10:00' },
];

const BREACHES = [
  ...CAUSES.map((cause) => aBreach({ cause })),
  ...ROLES.flatMap((role) => [aBreach(role), aBreach({ ...role, confidential: 'yes' })]),
  ...MOMENTS.map((moment) => aBreach(moment)),
];
const RIGHTS =
  'access,portability,rectification,restriction,erasure,objection,direct_marketing,stop_contact,withdraw_consent,automated_decision,unsure';
const FOR_A_CLIENT = { data_owner: 'client', client: 'telecom' };
const REQUESTS = [
  ...RIGHTS.split(',').map((rights) => aRequest({ rights })),
  aRequest({ rights: RIGHTS, access_scope: 'messages,recipients', marketing_channels: 'phone,sms', signals: 'none' }),
  aRequest({ requester_role: 'self', data_owner: '' }),
  aRequest({ requester_role: 'child', child_age: 'under_13' }),
  aRequest({ requester_role: 'representative', mandate: 'lawyer' }),
  aRequest({ data_owner: 'unknown' }),
  aRequest(FOR_A_CLIENT),
  aRequest({ ...FOR_A_CLIENT, client: 'other', client_name: 'Voorbeeld Post' }),
  aRequest({ ...FOR_A_CLIENT, subject_category: 'employee' }),
  aRequest({ received_at: 'unknown' }),
  aRequest({ received_at: 'yesterday' }, { similar: ['DSR-2026-000009'] }),
];
const QUESTIONS = [aQuestion(), aQuestion({ urgency: 'by_day', needed_by: '2026-12-04' })];

/** Every kind of case, in every role, at every stage. */
export const CASES: readonly Case[] = [...BREACHES, ...REQUESTS, ...QUESTIONS].flatMap(stagesOf);

const SETTINGS = {
  dpo: 'dpo@example.test',
  from: 'privacyloket@example.test',
  organisation: ORGANISATION,
  law,
  authorityForm: AUTHORITY_FORM,
  texts,
  version: '0.0.0',
  policySha256: POLICY_SHA256,
};

export function json(filed: Case): string {
  return caseJson(filed, contextIn('nl', SETTINGS));
}

export function parsed(filed: Case): CaseJson {
  return JSON.parse(json(filed)) as CaseJson;
}

export function calendar(filed: Case, organisation = ORGANISATION, language: Language = 'nl'): string | undefined {
  return caseCalendar(filed, {
    t: (key, params) => texts.t(language, key, params),
    language,
    organisation,
    law,
    version: '0.0.0',
    from: 'privacyloket@example.test',
  });
}
