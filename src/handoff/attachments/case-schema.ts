import { z } from 'zod';
import { EDPB_CASES } from '../../cases/edpb-case';
import type { EdpbCase } from '../../cases/edpb-case';
import { WANTED_IDS } from '../compose/breach-missing';
import { answersSchema, day, instant } from './answers-schema';
import { DPV_CONTEXT } from './dpv';

/** Grows with a change that whoever reads the attachment must know of; an addition keeps it. */
export const CASE_SCHEMA = 'privacyloket/case-1';

const term = z.string().regex(/^(dpv|eu-gdpr|risk|legal-be|pd):[\w-]+$/);
const text = z.string().min(1);
const ternary = z.enum(['yes', 'no', 'unknown']);

const rule = z
  .strictObject({
    counted: text.describe('From where to where: "discovered_at + 72 hours"'),
    applies: z
      .enum(['certain', 'if_controller', 'if_processor', 'guide'])
      .describe('guide: the likely time of the client, and none of the organisation'),
    source: text.describe('Where the figure stands'),
  })
  .meta({ id: 'rule' });

/** A clock that does not run for the case has neither a time nor a rule. */
const breachTimes = z.strictObject({
  timezone: z.literal('Europe/Brussels'),
  filed_at: instant,
  submitted_at: instant,
  discovered_at: instant,
  discovered_basis: z
    .enum(['stated', 'start_of_day', 'reported'])
    .describe('start_of_day: the hour is not known; reported: not said, so counted from filed_at'),
  authority_deadline_at: instant.optional(),
  controller_guide_at: instant.optional(),
  contractual_deadline_at: instant.optional(),
  rules: z.strictObject({
    authority_deadline_at: rule.optional(),
    controller_guide_at: rule.optional(),
    contractual_deadline_at: rule.optional(),
  }),
});

const requestTimes = z.strictObject({
  timezone: z.literal('Europe/Brussels'),
  filed_at: instant,
  submitted_at: instant,
  received_at: instant.optional().describe('When the hour is known'),
  received_on: day,
  received_basis: z.enum(['stated', 'day', 'reported']).describe('reported: not said, so the day of filed_at'),
  pass_on_on: day.optional().describe('For a client: the working day to pass it on'),
  answer_due_on: day.optional().describe('Until midnight'),
  answer_safe_on: day.optional().describe('The same without moving it to a working day'),
  answer_extended_due_on: day.optional().describe('When the DPO extends'),
  controller_guide_on: day.optional(),
  rules: z.strictObject({
    pass_on_on: rule.optional(),
    answer_due_on: rule.optional(),
    answer_extended_due_on: rule.optional(),
    controller_guide_on: rule.optional(),
  }),
});

const questionTimes = z.strictObject({
  timezone: z.literal('Europe/Brussels'),
  filed_at: instant,
  submitted_at: instant,
  needed_on: day.optional(),
});

const common = {
  schema: z.literal(CASE_SCHEMA),
  '@context': z.strictObject({
    dpv: z.literal(DPV_CONTEXT.dpv),
    'eu-gdpr': z.literal(DPV_CONTEXT['eu-gdpr']),
    risk: z.literal(DPV_CONTEXT.risk),
    'legal-be': z.literal(DPV_CONTEXT['legal-be']),
    pd: z.literal(DPV_CONTEXT.pd),
  }),
  '@id': z.string().regex(/^urn:privacyloket:[A-Z]+-\d{4}-\d+$/),
  reference: text,
  version: z.int().min(1),
  stage: z.enum(['filed', 'breach_details', 'addition', 'withdrawal']).describe('What this version is'),
  language: z.enum(['nl', 'fr', 'en', 'de']).describe('Of the reporter'),
  additions: z.array(z.strictObject({ version: z.int().min(1), at: instant, text: z.string() })),
  withdrawal: z
    .strictObject({ reason: z.string().nullable() })
    .nullable()
    .describe('The reporter asks with this version to take the case as withdrawn; the DPO decides'),
  similar: z.array(text).describe('References of cases of others that seem to be the same request'),
  reporter: z.discriminatedUnion('confidential', [
    z.strictObject({ confidential: z.literal(true) }),
    z.strictObject({
      confidential: z.literal(false),
      name: z.string(),
      email: z.string().nullable(),
      channel: z.enum(['slack', 'teams', 'terminal']),
    }),
  ]),
  provenance: z.strictObject({
    assistant: text,
    policy_sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('Of the policy that the assistant answers from; of several, of their files one after another'),
    verified: z.literal(false).describe('Filled in by the reporter and checked by nobody'),
  }),
};

const client = z
  .strictObject({ id: text.describe('other and unknown are none of the list'), name: z.string().nullable() })
  .nullable();

const entity = z
  .strictObject({ id: text, name: z.string().nullable() })
  .nullable()
  .describe('Of the group, the legal person that is concerned; null while nobody told');

const breachHints = z
  .strictObject({
    severity: z
      .strictObject({
        data_context: z.number().min(1).max(4),
        identification: z.number().min(0.25).max(1),
        circumstances: z.number().min(0),
        score: z.number(),
        band: z.enum(['low', 'medium', 'high', 'very_high']),
      })
      .nullable()
      .describe('ENISA 2013, SE = DPC × EI + CB; null while no kind of data is known'),
    edpb_cases: z
      .array(z.enum(Object.keys(EDPB_CASES) as EdpbCase[]))
      .describe('Examples of EDPB Guidelines 01/2021 nearest to the answers'),
    special_categories: ternary,
    national_number: ternary,
    more_than_100: ternary,
    malice: z.enum(['yes', 'assumed', 'no', 'unknown']),
  })
  .describe('Computed from the answers: an indication for the DPO, no assessment');

export const caseSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('breach'),
    '@type': z.array(term).min(1),
    'dpv:hasStatus': z.array(z.strictObject({ '@id': term })).min(1),
    'dpv:hasPersonalData': z.array(z.strictObject({ '@id': term })),
    'dpv:hasAuthority': z
      .array(z.strictObject({ '@id': term }))
      .describe('Whom the law may want it notified to; none as processor'),
    times: breachTimes,
    role: z.enum(['controller', 'processor', 'both', 'unknown']),
    client,
    entity,
    nature: z.strictObject({
      cia: z
        .array(z.enum(['C', 'I', 'A']))
        .describe('Confidentiality, integrity, availability, as the cause points to; empty when it says nothing'),
    }),
    records: z.int().min(0).nullable().describe('How many records; null, as the reporter is not asked'),
    answers: answersSchema('breach', 'breach_details'),
    missing: z
      .array(z.enum([...WANTED_IDS]))
      .describe('What a notification must say (GDPR Art. 33(1) and (3)) and nobody told yet, as the mail lists it'),
    hints: breachHints,
  }),
  z.strictObject({
    ...common,
    kind: z.literal('dsr'),
    '@type': z.array(term).min(1),
    'dpv:hasRight': z.array(z.strictObject({ '@id': term })).min(1),
    'dpv:hasRequestStatus': z.strictObject({ '@id': term }),
    purpose: z.literal('direct_marketing').nullable().describe('To be stopped at once, whatever else is asked'),
    times: requestTimes,
    role: z.enum(['controller', 'processor', 'unknown']),
    client,
    entity,
    answers: answersSchema('dsr'),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('ask_dpo'),
    times: questionTimes,
    answers: answersSchema('ask_dpo'),
  }),
]);

/** The case as the attachment holds it; published as `manifest/case-1.schema.json`. */
export type CaseJson = z.infer<typeof caseSchema>;

/** JSON Schema, draft 2020-12. */
export function publishedCaseSchema(): object {
  return {
    $id: 'urn:privacyloket:schema:case-1',
    title: CASE_SCHEMA,
    ...z.toJSONSchema(caseSchema, { target: 'draft-2020-12' }),
  };
}
