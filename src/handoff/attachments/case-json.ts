import { breachClock } from '../../cases/breach-clock';
import { brusselsTime } from '../../cases/calendar';
import type { Case } from '../../cases/case';
import { edpbCases } from '../../cases/edpb-case';
import type { Organisation } from '../../cases/organisation';
import { asksMarketingStop, requestRole } from '../../cases/request-role';
import {
  concernsMoreThan100,
  hasNationalNumber,
  hasSpecialCategories,
  malice,
  severityHint,
} from '../../cases/severity';
import { listOf } from '../../dialogs/definition';
import type { Answers, FieldDefinition } from '../../dialogs/definition';
import { askedOf } from '../compose/answers-in-words';
import { NATURE } from '../compose/breach-facts';
import type { Nature } from '../compose/breach-facts';
import { missingOf } from '../compose/breach-missing';
import { clientName } from '../compose/client-name';
import { isConfidential, withoutReporter } from '../compose/confidential';
import type { ComposeContext } from '../compose/mail-content';
import { CASE_SCHEMA } from './case-schema';
import type { CaseJson } from './case-schema';
import { breachTimes, questionTimes, requestTimes } from './case-times';
import { DPV_CONTEXT, dpvTerms } from './dpv';
import type { Term } from './dpv';

/** Stands in a text where a confidential reporter was named. */
const LEFT_OUT = '[…]';

type Breach = Extract<CaseJson, { kind: 'breach' }>;

const CIA: Readonly<Record<Nature, Breach['nature']['cia'][number]>> = {
  confidentiality: 'C',
  integrity: 'I',
  availability: 'A',
};

/**
 * The case for machines, of the schema `manifest/case-1.schema.json`, and JSON-LD with the terms of DPV. Instants are
 * RFC 3339 with the offset of Brussels. A confidential report holds nothing that identifies its reporter.
 */
export function caseJson(filed: Case, context: ComposeContext): string {
  return `${JSON.stringify(contentOf(withoutReporter(filed, LEFT_OUT), context), null, 2)}\n`;
}

function contentOf(filed: Case, context: ComposeContext): CaseJson {
  const { kind, answers } = filed;
  const clock = breachClock(answers, filed.filedAt, context.organisation.clients, context.law);
  const { types, statuses, data, authorities, rights, requestStatus } = dpvTerms(filed, clock.role);
  const head = { schema: CASE_SCHEMA, '@context': DPV_CONTEXT, '@id': `urn:privacyloket:${filed.reference}` } as const;
  const tail = tailOf(filed, context);
  switch (kind) {
    case 'breach':
      return {
        ...head,
        '@type': [...types],
        'dpv:hasStatus': statuses.map(reference),
        'dpv:hasPersonalData': data.map(reference),
        'dpv:hasAuthority': authorities.map(reference),
        kind,
        ...identityOf(filed),
        times: breachTimes(filed, context),
        role: clock.role,
        client: clientOf(answers, context.organisation),
        entity: entityOf(answers, context.organisation),
        nature: { cia: (NATURE[answers.cause ?? ''] ?? []).map((nature) => CIA[nature]) },
        records: null,
        answers: answersOf(filed),
        missing: missingOf(filed, clock, context).map(({ id }) => id),
        hints: breachHints(answers),
        ...tail,
      };
    case 'dsr':
      return {
        ...head,
        '@type': [...types],
        'dpv:hasRight': rights.map(reference),
        'dpv:hasRequestStatus': reference(requestStatus ?? 'dpv:RequestInitiated'),
        purpose: asksMarketingStop(answers) ? 'direct_marketing' : null,
        kind,
        ...identityOf(filed),
        times: requestTimes(filed, context),
        role: requestRole(answers),
        client: clientOf(answers, context.organisation),
        entity: entityOf(answers, context.organisation),
        answers: answersOf(filed),
        ...tail,
      };
    case 'ask_dpo':
      return { ...head, kind, ...identityOf(filed), times: questionTimes(filed), answers: answersOf(filed), ...tail };
  }
}

function identityOf({ reference, version, stage, language }: Case) {
  return { reference, version, stage, language };
}

function tailOf(filed: Case, { version, policySha256 }: ComposeContext) {
  const { name, email, channel } = filed.reporter;
  const reason = filed.answers.withdrawal_reason;
  return {
    additions: filed.additions.map((one) => ({ version: one.version, at: brusselsTime(one.at), text: one.text })),
    withdrawal: filed.stage === 'withdrawal' ? { reason: reason || null } : null,
    similar: [...filed.similar],
    reporter: isConfidential(filed)
      ? { confidential: true as const }
      : { confidential: false as const, name, email: email ?? null, channel },
    provenance: { assistant: `privacyloket ${version}`, policy_sha256: policySha256, verified: false as const },
  };
}

/** Every field that was asked; null where there is no answer. */
function answersOf(filed: Case): Record<string, string | string[] | null> {
  return Object.fromEntries(askedOf(filed).map(({ field }) => [field.id, answerOf(field, filed.answers[field.id])]));
}

function answerOf(field: FieldDefinition, answer: string | undefined): string | string[] | null {
  if (answer === undefined || answer === '') return null;
  return field.kind === 'choices' ? [...listOf(answer)] : answer;
}

function clientOf(answers: Answers, organisation: Organisation): Breach['client'] {
  const { client: id } = answers;
  return id ? { id, name: clientName(answers, organisation) ?? null } : null;
}

function entityOf({ entity: id }: Answers, { entities }: Organisation): Breach['entity'] {
  if (id === undefined || id === '' || id === 'unknown') return null;
  return { id, name: entities.find((entity) => entity.id === id)?.name ?? null };
}

function breachHints(answers: Answers): Breach['hints'] {
  const hint = severityHint(answers);
  return {
    severity: hint
      ? {
          data_context: hint.dataContext,
          identification: hint.identification,
          circumstances: hint.circumstances,
          score: hint.score,
          band: hint.band,
        }
      : null,
    edpb_cases: [...edpbCases(answers)],
    special_categories: hasSpecialCategories(answers),
    national_number: hasNationalNumber(answers),
    more_than_100: concernsMoreThan100(answers),
    malice: malice(answers),
  };
}

function reference(term: Term): { '@id': Term } {
  return { '@id': term };
}
