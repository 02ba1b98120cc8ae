import { brusselsCalendar } from '../../cases/calendar';
import type { CaseKind } from '../../dialogs/definition';
import type { Database } from '../../store/database';
import type { MailingStore } from '../reminders/mailing-store';
import { classifyAnswer } from './classify';
import type { AnswerKind } from './classify';
import { readMail } from './read-mail';
import type { ReadMail } from './read-mail';

/** What became of a mail to the assistant's mailbox. Holds nothing that anybody wrote. */
export type Taken = {
  readonly kind: AnswerKind;
  /** Of the case it is about, when that is known. */
  readonly reference?: string;
  /** `told_before`: for the same reason. `nobody`: no deputy is configured. `nothing`: nobody is to be told. */
  readonly deputy: 'told' | 'told_before' | 'nobody' | 'nothing';
};

/** What one of our mails was: a version of a case, a mailing beside it, or a mailing about no case. */
type Sent = {
  readonly caseId?: string;
  readonly reference?: string;
  readonly kind?: CaseKind;
  /** What came back, for the name of the mailing: a version, a reminder; undefined for the deputy's own mail. */
  readonly what?: string;
};

type SentRow = { readonly id: string; readonly reference: string; readonly dialog: CaseKind };
type NoCaseRow = { readonly [Column in keyof SentRow]: null };
type MailingRow = (SentRow | NoCaseRow) & { readonly kind: string; readonly name: string };

const REFERENCE = /\b(?:INC|DSR|VRG)-\d{4}-\d{6,}\b/;

/**
 * Tells the deputy, by a mail that the outbox sends, that a mail about a case came back or that nobody reads the DPO's
 * mailbox. The deputy hears once of each mail that came back, and once a case that nobody is there; of what cannot be
 * tied to a case but is about the DPO's mailbox, once a day.
 */
export async function takeAnswer(
  raw: string,
  deps: {
    readonly database: Database;
    readonly store: Pick<MailingStore, 'insert'>;
    /** The assistant's own. */
    readonly mailbox: string;
    /** The DPO's. */
    readonly dpo: string;
    readonly hasDeputy: boolean;
    readonly now: () => Date;
  },
): Promise<Taken> {
  const mail = readMail(raw);
  const { kind, tokens } = classifyAnswer(mail, deps.mailbox);
  const sent = (await findSent(deps.database, tokens)) ?? (await findNamed(deps.database, kind, mail));
  const name = sent ? mailingName(kind, sent) : isAboutDpo(kind, mail, deps.dpo) ? kind : undefined;
  const known = sent?.reference === undefined ? {} : { reference: sent.reference };
  if (name === undefined) return { kind, ...known, deputy: 'nothing' };
  const dueAt = deps.now();
  const isNew = await deps.store.insert(
    sent?.caseId === undefined
      ? { kind: 'deputy', name: `${name}:${brusselsCalendar(dueAt).today}`, dueAt }
      : { caseId: sent.caseId, kind: 'deputy', name, dueAt },
  );
  return { kind, ...known, deputy: !deps.hasDeputy ? 'nobody' : isNew ? 'told' : 'told_before' };
}

/** Undefined when nobody is to be told: of the deputy's own mails, or it would go round. */
function mailingName(answer: AnswerKind, { kind, what }: Sent): string | undefined {
  if (what === undefined) return undefined;
  if (answer === 'bounce') return kind === undefined ? 'bounce' : `bounce_${what}`;
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
      .leftJoin('cases', 'cases.id', 'mailings.case_id')
      .where({ message_token: token })
      .first<MailingRow | undefined>('cases.*', 'mailings.kind', 'mailings.name');
    if (mailing) return sentOf(mailing, mailing.kind === 'deputy' ? undefined : mailing.name);
  }
  return undefined;
}

/** Of a mail that brings nothing of ours but the reference, which stands in every subject. */
async function findNamed(database: Database, kind: AnswerKind, { headers, body }: ReadMail): Promise<Sent | undefined> {
  const subject = headers.get('subject')?.join('\n') ?? '';
  const [reference] = REFERENCE.exec(subject) ?? (kind === 'bounce' ? REFERENCE.exec(body) : null) ?? [];
  if (reference === undefined) return undefined;
  const row = await database('cases').where({ reference }).first<SentRow | undefined>('id', 'reference', 'dialog');
  return row && sentOf(row, 'mail');
}

/** A bounce that names the DPO's address, or an automatic answer from it. */
function isAboutDpo(kind: AnswerKind, { headers, body }: ReadMail, dpo: string): boolean {
  const within = (text: string) => text.toLowerCase().includes(dpo.toLowerCase());
  if (kind === 'bounce') return within(body) || within(headers.get('x-failed-recipients')?.join() ?? '');
  return kind === 'out_of_office' && within(headers.get('from')?.join() ?? '');
}

function sentOf({ id, reference, dialog }: SentRow | NoCaseRow, what: string | undefined): Sent {
  const of = id === null ? {} : { caseId: id, reference, kind: dialog };
  return { ...of, ...(what === undefined ? {} : { what }) };
}
