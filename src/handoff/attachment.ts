import { brusselsTime } from '../cases/calendar';
import type { Case } from '../cases/case';
import type { Composed } from './mail-content';
import { isConfidential } from './mail-sections';

/**
 * The case for machines: what the mail says, as JSON. Instants are RFC 3339 with the offset of Brussels; answers carry
 * the ids of the dialog's definition. Of a confidential report the reporter is left out.
 */
export function attachmentOf(filed: Case, composed: Composed, version: string): string {
  const times = Object.entries(composed.times).map(([key, value]): [string, string] => [
    key,
    value instanceof Date ? brusselsTime(value) : value,
  ]);
  const { name, email, channel } = filed.reporter;
  return `${JSON.stringify(
    {
      schema: 'privacyloket/case-1',
      reference: filed.reference,
      kind: filed.kind,
      version: filed.version,
      times: {
        ...Object.fromEntries(times),
        reported_at: brusselsTime(filed.submittedAt),
        timezone: 'Europe/Brussels',
      },
      ...(composed.role ? { role: composed.role } : {}),
      language: filed.language,
      answers: filed.answers,
      reporter: isConfidential(filed)
        ? { confidential: true }
        : { confidential: false, name, email: email ?? null, channel },
      provenance: { assistant: `privacyloket ${version}`, verified: false },
    },
    null,
    2,
  )}\n`;
}
