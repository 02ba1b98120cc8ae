import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseToolsDeps } from '../../src/commands/case-tools';
import type { Filing, Person } from '../../src/cases/case';
import type { Answers } from '../../src/dialogs/definition';
import type { DatabaseLocation } from '../../src/store/database';
import { contentDir } from '../policy/content-dir';
import { ORGANISATION } from '../handoff/organisation';
import { LAW } from '../handoff/law';
import { clockAt } from '../support/clock';
import { BREACH, NELE, QUESTION, REQUEST } from '../support/filings';
import { KEYS } from '../support/keys';
import { numbered, openStore } from '../support/open-store';

/** Somebody whose name, address, channel and id stand nowhere else. */
export const ZOE: Person = {
  channel: 'slack',
  tenantId: 'T00FAKEZOE',
  userId: 'U00FAKEZOE',
  name: 'Zoë Geheimhouder',
  email: 'zoe.geheimhouder@example.test',
};

export const CONFIDENTIAL: Answers = {
  ...BREACH.answers,
  cause: 'snooping',
  description: 'Ik, zoe geheimhouder (zoe.geheimhouder@example.test), zag een collega dossiers openen',
  confidential: 'yes',
};

export const EVERYTHING: Answers = {
  cause: 'misdirected_mail',
  discovered_at: '2026-11-20T16:40:00+01:00',
  data_owner: 'both',
  client: 'energie',
  description: 'Loonlijst naar de verkeerde klant gestuurd',
  confidential: 'no',
  ongoing: 'stopped',
  data_types: 'contact,national_number,criminal',
  number_of_people: 'up_to_1000',
  recipient: 'stranger',
  protection: 'none',
  actions: 'asked_deletion,police',
  informed: 'team_leader',
  occurred_at: '2026-11-19',
  entity: 'vg_holding',
  site: 'home',
};

/** Nothing but what must be answered, and that with "I don't know". */
export const UNKNOWN: Answers = {
  cause: 'unknown',
  discovered_at: 'unknown',
  data_owner: 'unknown',
  client: 'unknown',
  description: 'Iets vreemds',
  confidential: 'no',
};

export const REQUEST_ANSWERS: Answers = {
  requester_role: 'other',
  reply_language: 'nl',
  data_owner: 'ipg',
  rights: 'access,erasure',
  request_text: 'Wat weten jullie over mij?',
  received_at: '2026-11-18',
  received_by: 'phone',
  subject_name: 'Bram Verzonnen',
  subject_contact: 'bram.verzonnen@example.test',
  subject_reference: 'K-0000',
  subject_category: 'end_customer',
  identity_status: 'checked',
  identity_method: 'teruggebeld',
  signals: 'complaint,press',
};

export type Filed = { readonly at: string; readonly answers?: Answers; readonly by?: Person };

/** Files cases at these instants, each as the only one of its kind in its second. */
export async function seed(
  location: DatabaseLocation,
  cases: readonly (Filed & { readonly kind: 'breach' | 'dsr' | 'ask_dpo' })[],
): Promise<string[]> {
  const clock = clockAt('2026-01-01T00:00:00Z');
  const store = await openStore(location, clock.now, numbered());
  const filings: Readonly<Record<string, Filing>> = { breach: BREACH, dsr: REQUEST, ask_dpo: QUESTION };
  const references: string[] = [];
  for (const [index, { kind, at, answers, by }] of cases.entries()) {
    clock.pass(Date.parse(at) - clock.now().getTime());
    const filing = filings[kind] ?? BREACH;
    const { case: filed } = await store.cases.file({
      ...filing,
      submissionId: `seeded-${index}`,
      answers: answers ?? filing.answers,
      reporter: by ?? NELE,
    });
    references.push(filed.reference);
  }
  await store.database.destroy();
  return references;
}

/** What the commands are given, with an organisation and a law of the tests. */
export function tools(location: DatabaseLocation, now: string): CaseToolsDeps {
  const dir = contentDir({});
  writeFileSync(join(dir, 'organisation.json'), JSON.stringify(ORGANISATION));
  writeFileSync(join(dir, 'law.json'), JSON.stringify(LAW));
  return {
    store: () => ({ database: location, keys: KEYS }),
    folders: () => ({ contentDir: dir }),
    now: () => new Date(now),
  };
}
