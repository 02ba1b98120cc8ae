import type { Answers } from '../dialogs/definition';
import { listOf } from '../dialogs/definition';
import { OWN_PEOPLE } from '../dialogs/dsr/definition';
import type { Role } from './breach-clock';

/**
 * Who must answer a request: `controller` the organisation itself, `processor` the client whose data they are. `unknown`
 * has the organisation's deadline until the DPO decides.
 */
export function requestRole(answers: Answers): Exclude<Role, 'both'> {
  if (answers.requester_role === 'self' || OWN_PEOPLE.includes(answers.subject_category ?? '')) return 'controller';
  switch (answers.data_owner) {
    case 'ipg':
      return 'controller';
    case 'client':
      return 'processor';
    case undefined:
    default:
      return 'unknown';
  }
}

/** Objecting to direct marketing is absolute and carried out at once, whatever else the request asks (Art. 21(2)-(3)). */
export function asksMarketingStop(answers: Answers): boolean {
  return listOf(answers.rights).includes('direct_marketing');
}
