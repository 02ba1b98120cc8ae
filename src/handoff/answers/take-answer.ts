import type { CaseKind } from '../../dialogs/definition';
import type { Database } from '../../store/database';
import type { MailingStore } from '../reminders/mailing-store';
import { classifyAnswer } from './classify';
import type { AnswerKind } from './classify';
import { readMail } from './read-mail';

/** What became of a mail to the assistant's mailbox. Holds nothing that anybody wrote. */
export type Taken = {
  readonly kind: AnswerKind;
  /** Of the case it is about, when that is known. */
  readonly reference?: string;
  /** `told_before`: for the same reason. `nothing`: nobody is to be told. */
  readonly deputy: 'told' | 'told_before' | 'nothing';
};

/** What one of our mails was: a version of a case, or a mailing beside it. */
type Sent = {
  readonly caseId: string;
  readonly reference: string;
  readonly kind: CaseKind;
  /** What came back, for the name of the mailing: a version, a reminder; undefined for the deputy's own mail. */
  readonly what?: string;
};

type SentRow = { readonly id: string; readonly reference: string; readonly dialog: CaseKind };

/**
 * Tells the deputy, by a mail that the outbox sends, that a mail about a case came back or that nobody reads the DPO's
 * mailbox. The deputy hears once of each mail that came back, and once a case that nobody is there.
 */
export async function takeAnswer(
  raw: string,
  deps: {
    readonly database: Database;
    readonly store: Pick<MailingStore, 'insert'>;
    readonly mailbox: string;
    readonly now: () => Date;
  },
): Promise<Taken> {
  const { kind, tokens } = classifyAnswer(readMail(raw), deps.mailbox);
  const sent = await findSent(deps.database, tokens);
  if (!sent) return { kind, deputy: 'nothing' };
  const { reference, caseId } = sent;
  const name = mailingName(kind, sent);
  if (name === undefined) return { kind, reference, deputy: 'nothing' };
  const isNew = await deps.store.insert({ caseId, kind: 'deputy', name, dueAt: deps.now() });
  return { kind, reference, deputy: isNew ? 'told' : 'told_before' };
}

/** Undefined when nobody is to be told: of the deputy's own mails, or it would go round. */
function mailingName(answer: AnswerKind, { kind, what }: Sent): string | undefined {
  if (what === undefined) return undefined;
  if (answer === 'bounce') return `bounce_${what}`;
  return answer === 'out_of_office' && kind === 'breach' ? 'out_of_office' : undefined;
}

async function findSent(database: Database, tokens: readonly string[]): Promise<Sent | undefined> {
  for (const token of tokens) {
    const version = await database('case_versions')
      .join('cases', 'cases.id', 'case_versions.case_id')
      .where({ message_token: token })
      .first<(SentRow & { version: number }) | undefined>('cases.*', 'case_versions.version');
    if (version) return sentOf(version, `v${version.version}`);
    const mailing = await database('mailings')
      .join('cases', 'cases.id', 'mailings.case_id')
      .where({ message_token: token })
      .first<(SentRow & { kind: string; name: string }) | undefined>('cases.*', 'mailings.kind', 'mailings.name');
    if (mailing) return sentOf(mailing, mailing.kind === 'deputy' ? undefined : mailing.name);
  }
  return undefined;
}

function sentOf({ id, reference, dialog }: SentRow, what: string | undefined): Sent {
  return { caseId: id, reference, kind: dialog, ...(what === undefined ? {} : { what }) };
}
