import { codeOf } from '../../log';
import type { Log } from '../../log';
import type { Lease } from '../outbox/lease';
import { RoadError } from '../roads/road';
import { MailboxAway } from './mailbox';
import type { Mailbox, OpenMailbox } from './mailbox';
import type { Taken } from './take-answer';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What is older was not unread for want of a reader. */
const SINCE_MS = 7 * DAY_MS;
const MAILS_A_POLL = 100;

export type ReaderDeps = {
  readonly open: OpenMailbox;
  /** Its holder alone reads, and keeps it from poll to poll: several times `pollMs`. */
  readonly lease: Lease;
  readonly take: (raw: string) => Promise<Taken>;
  /** There may be something to send. */
  readonly wake: () => void;
  readonly now: () => Date;
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>;
  /** Between two looks at the mailbox, in milliseconds. */
  readonly pollMs: number;
};

/**
 * What is known of a mail that is still unread. `left`: a person wrote it, for people to read. `taken`: a program did,
 * and it could not be marked as read. `failed`: it could not be read.
 */
type Known = 'left' | 'taken' | 'failed';

/**
 * Reads the assistant's own mailbox and takes every mail once: what programs sent is marked as read, what people wrote
 * stays as it is. A mail that fails keeps no other waiting and is tried again. After a crash between taking and marking
 * a mail is taken again, which tells nobody twice.
 */
export function createReader(deps: ReaderDeps) {
  const { lease, now, log } = deps;
  const known = new Map<string, Known>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let stopped = true;
  let open: Mailbox | undefined;
  /** Since when the mailbox could not be read, and when that was last an alarm. */
  let away: { readonly since: Date; readonly alarmedAt?: Date } | undefined;
  /** The server asked to be left alone until then. */
  let quietUntilMs = 0;

  function run(): void {
    running = poll().then(() => {
      if (!stopped) timer = setTimeout(run, deps.pollMs);
    });
  }

  async function poll(): Promise<void> {
    if (now().getTime() < quietUntilMs) return;
    try {
      if (!(await lease.take())) {
        away = undefined;
        return;
      }
      await lease.during(readMailbox);
      if (away) log.info('own mailbox is read again');
      away = undefined;
    } catch (error) {
      if (!stopped) notRead(error);
    }
  }

  async function readMailbox(): Promise<void> {
    const mailbox = await deps.open();
    open = mailbox;
    try {
      const unread = await mailbox.unread(new Date(now().getTime() - SINCE_MS));
      forgetAllBut(new Set(unread));
      let count = 0;
      for (const id of chosen(unread)) {
        if (stopped) break;
        if (await readOne(mailbox, id)) count++;
      }
      if (count > 0) log.info('own mailbox read', { count });
    } finally {
      open = undefined;
      mailbox.close();
    }
  }

  function forgetAllBut(unread: ReadonlySet<string>): void {
    for (const id of known.keys()) if (!unread.has(id)) known.delete(id);
  }

  /** New ones first, then those that failed, of which the one that was tried last comes last. */
  function chosen(unread: readonly string[]): string[] {
    const fresh = unread.filter((id) => !known.has(id));
    const again = [...known].flatMap(([id, state]) => (state === 'left' ? [] : [id]));
    return [...fresh, ...again].slice(0, MAILS_A_POLL);
  }

  /** Whether it was taken now. */
  async function readOne(mailbox: Mailbox, id: string): Promise<boolean> {
    const before = known.get(id);
    let taken: Taken | undefined;
    try {
      if (before !== 'taken') {
        const raw = await mailbox.fetch(id);
        if (raw === undefined) return false;
        taken = await deps.take(raw);
        tell(taken);
        known.set(id, taken.kind === 'answer' ? 'left' : 'taken');
      }
      if (known.get(id) === 'taken') {
        await mailbox.markRead(id);
        known.delete(id);
      }
    } catch (error) {
      if (error instanceof MailboxAway) throw error;
      failed(id, before, error);
    }
    return taken !== undefined;
  }

  function tell({ kind, reference, deputy }: Taken): void {
    if (reference !== undefined) log.info('mail about a case', { reference, outcome: `${kind}.${deputy}` });
    if (deputy === 'told') deps.wake();
  }

  function failed(id: string, before: Known | undefined, error: unknown): void {
    const state = known.get(id) === 'taken' ? 'taken' : 'failed';
    known.delete(id);
    known.set(id, state);
    if (state === before) return;
    const event = state === 'taken' ? 'mail not marked as read' : 'mail to the own mailbox not read';
    log.warn(event, { code: codeOf(error) });
  }

  function notRead(error: unknown): void {
    const code = codeOf(error);
    const at = now();
    if (error instanceof RoadError) quietUntilMs = at.getTime() + (error.retryAfterMs ?? 0);
    if (!away) {
      away = { since: at };
      return log.warn('own mailbox not read', { code });
    }
    const { since, alarmedAt } = away;
    const isAlarm = alarmedAt
      ? at.getTime() - alarmedAt.getTime() >= DAY_MS
      : at.getTime() - since.getTime() >= HOUR_MS;
    if (!isAlarm) return;
    away = { since, alarmedAt: at };
    log.error('alarm: own mailbox not read', { code });
  }

  return {
    start: () => {
      stopped = false;
      run();
    },
    /** Breaks off what is under way, and leaves the mailbox to another process. */
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      open?.close();
      await running;
      await lease.release().catch((error: unknown) => log.warn('lease not released', { code: codeOf(error) }));
    },
  };
}
