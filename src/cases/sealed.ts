import type { Encryption } from '../store/encryption';
import type { Person, Subject } from './case';

/** The mark under which rows of a person are found: who they are on their platform, not what they are called. */
export function personLookup(encryption: Encryption, { channel, tenantId, userId }: Person): string {
  return encryption.lookup('person', channel, tenantId, userId);
}

/** The marks under which cases about the same person and right are found; each once. */
export function subjectLookups(encryption: Encryption, subjects: readonly Subject[]): string[] {
  return [...new Set(subjects.map((subject) => encryption.lookup('subject', ...subject)))];
}

/** For what place a column of a version is encrypted. */
export function versionPlace(column: 'reporter' | 'answers', caseId: string, version: number): string {
  return `case_versions.${column}/${caseId}/${version}`;
}

export function receiptAddressPlace(caseId: string, version: number): string {
  return `receipts.address/${caseId}/${version}`;
}

export function receiptMessagePlace(caseId: string, version: number): string {
  return `receipts.message/${caseId}/${version}`;
}
