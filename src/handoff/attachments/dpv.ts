import type { Stage } from '../../cases/case';
import type { Answers, CaseKind } from '../../dialogs/definition';
import { listOf } from '../../dialogs/definition';
import type { Right } from '../../dialogs/dsr/definition';
import { NATURE } from '../compose/breach-facts';
import type { Nature } from '../compose/breach-facts';

/** Prefixes of the Data Privacy Vocabulary 2.3: github.com/w3c/dpv, commit f01a55c (28 February 2026), folder 2.3. */
export const DPV_CONTEXT = {
  dpv: 'https://w3id.org/dpv#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  risk: 'https://w3id.org/dpv/risk#',
  'legal-be': 'https://w3id.org/dpv/legal/be#',
  pd: 'https://w3id.org/dpv/pd#',
} as const;

/** `dpv:…`, `eu-gdpr:…`, `risk:…`, `legal-be:…` or `pd:…`. */
export type Term = `${keyof typeof DPV_CONTEXT}:${string}`;

/** What a case is in DPV; each list may be empty. */
export type DpvTerms = {
  readonly types: readonly Term[];
  /** How far it is, and who knows of it. */
  readonly statuses: readonly Term[];
  readonly data: readonly Term[];
  /** Whom the law may want the breach notified to. */
  readonly authorities: readonly Term[];
  readonly rights: readonly Term[];
  readonly requestStatus?: Term;
};

/** 2.3/legal/eu/gdpr/modules/rights. A term more where the right brings another along. */
export const RIGHT_TERMS: Readonly<Record<Right, readonly Term[]>> = {
  access: ['eu-gdpr:A15'],
  portability: ['eu-gdpr:A20'],
  rectification: ['eu-gdpr:A16', 'eu-gdpr:A19'],
  restriction: ['eu-gdpr:A18'],
  erasure: ['eu-gdpr:A17'],
  objection: ['eu-gdpr:A21'],
  direct_marketing: ['eu-gdpr:A21'],
  stop_contact: ['eu-gdpr:A21'],
  withdraw_consent: ['eu-gdpr:A7-3'],
  automated_decision: ['eu-gdpr:A22'],
  unsure: ['dpv:DataSubjectRight'],
};

/** 2.3/legal/eu/gdpr/modules/data_breach. Hints, as the cause is what the reporter thinks. */
const NATURE_TERMS: Readonly<Record<Nature, Term>> = {
  confidentiality: 'eu-gdpr:ConfidentialityBreach',
  integrity: 'eu-gdpr:IntegrityBreach',
  availability: 'eu-gdpr:AvailabilityBreach',
};

/** The risk that a cause points to (2.3/risk/modules/risk_taxonomy). No term is there for a device that was lost. */
const RISK_TERMS: Readonly<Record<string, readonly Term[]>> = {
  misdirected_mail: ['risk:HumanErrors', 'risk:UnauthorisedDataDisclosure'],
  wrong_caller: ['risk:UnauthorisedDataDisclosure'],
  lost_or_stolen: ['risk:DataLoss'],
  phishing: ['risk:PhishingScam'],
  unauthorised_access: ['risk:UnauthorisedDataAccess'],
  snooping: ['risk:UnauthorisedDataAccess'],
  lost_or_altered_data: ['risk:DataLoss', 'risk:DataCorruption'],
  published: ['risk:UnauthorisedDataDisclosure'],
};

/** The Belgian Data Protection Authority: 2.3/legal/be/modules/be. */
const AUTHORITY: Term = 'legal-be:DPA-BE';

/** 2.3/risk/modules/incident_status. That it stopped is no status there: each of them also says how. */
const ONGOING_TERMS: Readonly<Record<string, readonly Term[]>> = {
  ongoing: ['risk:IncidentOngoing'],
  unknown: ['risk:IncidentStatusUnknown'],
};

/** 2.3/dpv/modules/status. */
const INFORMED_TERMS: Readonly<Record<string, readonly Term[]>> = {
  client: ['dpv:ControllerInformed'],
  data_subject: ['dpv:DataSubjectInformed'],
};

/** 2.3/pd/modules, and 2.3/dpv/modules/personal_data. Of the other kinds of data no term says as much. */
export const DATA_TERMS: Readonly<Record<string, readonly Term[]>> = {
  contact: ['pd:TelephoneNumber', 'pd:EmailAddress'],
  national_number: ['pd:OfficialID'],
  identity_card: ['pd:OfficialID'],
  financial: ['pd:BankAccount'],
  health: ['pd:Health'],
  special_category: ['dpv:SpecialCategoryPersonalData'],
  call_recording: ['pd:VoiceCommunicationRecording'],
};

type Described = { readonly kind: CaseKind; readonly stage: Stage; readonly answers: Answers };

/**
 * The DPV terms of a case. A breach stays suspected: whether it is one, is decided by people. A client that was told is a
 * controller where the data are the client's; where they are the organisation's own (`role`) it is nobody to inform.
 * As processor the organisation notifies no authority: that of the client may be another.
 */
export function dpvTerms({ kind, stage, answers }: Described, role?: string): DpvTerms {
  switch (kind) {
    case 'breach':
      return {
        types: ['eu-gdpr:DataBreach', ...natureTerms(answers), ...(RISK_TERMS[answers.cause ?? ''] ?? [])],
        statuses: [
          'risk:IncidentSuspected',
          ...(ONGOING_TERMS[answers.ongoing ?? ''] ?? []),
          ...listOf(answers.informed)
            .filter((who) => who !== 'client' || role !== 'controller')
            .flatMap((who) => INFORMED_TERMS[who] ?? []),
        ],
        data: unique(listOf(answers.data_types).flatMap((type) => DATA_TERMS[type] ?? [])),
        authorities: role === 'processor' ? [] : [AUTHORITY],
        rights: [],
      };
    case 'dsr':
      return {
        types: ['dpv:RightExerciseActivity'],
        statuses: [],
        data: [],
        authorities: [],
        rights: unique(listOf(answers.rights).flatMap((right) => termsOf(right))),
        requestStatus: stage === 'withdrawal' ? 'dpv:RequestUnfulfilled' : 'dpv:RequestInitiated',
      };
    case 'ask_dpo':
      return { types: [], statuses: [], data: [], authorities: [], rights: [] };
  }
}

function natureTerms({ cause }: Answers): readonly Term[] {
  return (NATURE[cause ?? ''] ?? []).map((nature) => NATURE_TERMS[nature]);
}

function termsOf(right: string): readonly Term[] {
  return (RIGHT_TERMS as Readonly<Record<string, readonly Term[]>>)[right] ?? RIGHT_TERMS.unsure;
}

function unique(terms: readonly Term[]): Term[] {
  return [...new Set(terms)];
}
