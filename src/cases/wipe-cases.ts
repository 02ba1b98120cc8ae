import type { Database, Transaction } from '../store/database';
import type { Encryption } from '../store/encryption';
import type { Channel, Person } from './case';
import type { Answers } from '../dialogs/definition';
import { codedAnswers } from './coded-answers';
import { receiptAddressPlace, receiptMessagePlace, versionPlace } from './sealed';

type Deps = { readonly database: Database; readonly encryption: Encryption; readonly now: () => Date };

export type WipeLimits = {
  readonly closedBefore: Date;
  /** For cases that nobody closed: before this the mail of each version was accepted. */
  readonly acceptedBefore: Date;
};

/**
 * Wipes what was told in old cases and by whom: reference, kind, dates, events and coded answers stay. A case with a mail that was not
 * accepted is never wiped. Returns how many were.
 */
export async function wipeDetails(deps: Deps, limits: WipeLimits): Promise<number> {
  const found = await oldCases(deps.database, limits).select<{ id: string }[]>('id');
  let wiped = 0;
  for (const { id } of found) {
    if (await deps.database.transaction((trx) => wipeCase(trx, id, deps, limits))) wiped++;
  }
  return wiped;
}

function oldCases(database: Database, { closedBefore, acceptedBefore }: WipeLimits) {
  const mails = () => database('outbox').where({ kind: 'mail', case_id: database.ref('cases.id') });
  return database('cases')
    .whereNull('wiped_at')
    .whereNotExists(mails().whereNull('done_at'))
    .where(
      (either) =>
        void either
          .where('closed_at', '<', closedBefore.toISOString())
          .orWhere(
            (open) =>
              void open
                .whereNull('closed_at')
                .whereNotExists(mails().where('done_at', '>=', acceptedBefore.toISOString())),
          ),
    );
}

async function wipeCase(trx: Transaction, caseId: string, deps: Deps, limits: WipeLimits): Promise<boolean> {
  // Locks the case: a version that is being added is in by the next query, or finds the case wiped.
  await trx('cases')
    .where({ id: caseId })
    .update({ state: trx.ref('state') });
  const still = await oldCases(trx, limits).where({ id: caseId }).first<{ id: string } | undefined>('id');
  if (!still) return false;
  const rows = await trx('receipts')
    .where({ case_id: caseId })
    .select<{ version: number; channel: Channel; message_sealed: string | null }[]>(
      'version',
      'channel',
      'message_sealed',
    );
  for (const row of rows) await wipeVersion(trx, caseId, row, deps.encryption);
  await trx('case_subjects').where({ case_id: caseId }).delete();
  // A receipt that could not be shown until now has nothing left to show.
  const at = deps.now().toISOString();
  await trx('outbox')
    .where({ case_id: caseId, kind: 'chat', done_at: null })
    .update({ done_at: at, claimed_until: null });
  await trx('cases').where({ id: caseId }).update({ wiped_at: at, reporter_lookup: '' });
  return true;
}

async function wipeVersion(
  trx: Transaction,
  caseId: string,
  { version, channel, message_sealed }: { version: number; channel: Channel; message_sealed: string | null },
  encryption: Encryption,
): Promise<void> {
  const ofVersion = { case_id: caseId, version };
  const nobody: Person = { channel, tenantId: '', userId: '', name: '' };
  const place = versionPlace('answers', caseId, version);
  const row = await trx('case_versions').where(ofVersion).first<{ answers_sealed: string }>('answers_sealed');
  const left = codedAnswers(JSON.parse(encryption.decrypt(row.answers_sealed, place)) as Answers);
  await trx('case_versions')
    .where(ofVersion)
    .update({
      reporter_sealed: encryption.encrypt(JSON.stringify(nobody), versionPlace('reporter', caseId, version)),
      answers_sealed: encryption.encrypt(JSON.stringify(left), place),
    });
  await trx('receipts')
    .where(ofVersion)
    .update({
      address_sealed: encryption.encrypt('', receiptAddressPlace(caseId, version)),
      message_sealed: message_sealed && encryption.encrypt('', receiptMessagePlace(caseId, version)),
    });
}
