import { brusselsTime } from '../cases/calendar';
import type { CaseRecord, UnreadableRecord } from './case-record';
import { deadlinesOf, openDeadline } from './deadline';
import type { Due, Rules } from './deadline';

/** A case in a list as it stands `now`, for machines: ids, instants as RFC 3339, days as `YYYY-MM-DD`, null for what there is not. */
export function summaryJson(record: CaseRecord, rules: Rules, now: Date) {
  const { filed, state, wipedAt, versions } = record;
  const nearest = openDeadline(record, rules, now);
  return {
    reference: filed.reference,
    kind: filed.kind,
    state,
    filed_at: brusselsTime(filed.filedAt),
    deadline: nearest ? { kind: nearest.kind, ...dueJson(nearest.due) } : null,
    mailed: versions.every(({ mailedAt }) => mailedAt),
    wiped_at: timeOrNull(wipedAt),
  };
}

/** What is known in a list of a case that cannot be decrypted; its deadline is not. */
export function unreadableJson({ reference, kind, state, filedAt, wipedAt, versions }: UnreadableRecord) {
  return {
    reference,
    kind,
    state,
    filed_at: brusselsTime(filedAt),
    deadline: null,
    mailed: versions.every(({ mailedAt }) => mailedAt),
    wiped_at: timeOrNull(wipedAt),
    unreadable: true,
  };
}

/** Everything of a case, likewise. Of a confidential one, and of one that was wiped, nothing about the reporter. */
export function recordJson(record: CaseRecord, rules: Rules, now: Date) {
  const { filed, isConfidential, closedAt, events, versions } = record;
  const isHidden = isConfidential || record.wipedAt !== undefined;
  const { channel, tenantId, userId, name, email } = filed.reporter;
  return {
    ...summaryJson(record, rules, now),
    deadlines: deadlinesOf(record, rules).map(({ kind, due }) => ({ kind, ...dueJson(due) })),
    closed_at: timeOrNull(closedAt),
    confidential: record.wipedAt ? null : isConfidential,
    reporter: isHidden ? null : { name, email: email ?? null, channel, tenant_id: tenantId, user_id: userId },
    language: filed.language,
    answers: filed.answers,
    additions: filed.additions.map(({ version, at, text }) => ({ version, at: brusselsTime(at), text })),
    similar: filed.similar,
    versions: versions.map(({ version, stage, submittedAt, mailedAt }) => ({
      version,
      stage,
      submitted_at: brusselsTime(submittedAt),
      mailed_at: timeOrNull(mailedAt),
    })),
    events: events.map(({ event, version, at }) => ({ event, version, at: brusselsTime(at) })),
  };
}

function dueJson(due: Due): { readonly at: string } | { readonly on: string } {
  return 'at' in due ? { at: brusselsTime(due.at) } : { on: due.on };
}

function timeOrNull(at: Date | undefined): string | null {
  return at ? brusselsTime(at) : null;
}
