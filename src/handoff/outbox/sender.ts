import type { Case } from '../../cases/case';
import type { CaseStore } from '../../cases/case-store';
import { codeOf } from '../../log';
import type { Log, LogFields } from '../../log';
import type { Mail } from '../mail';
import { failureOf } from './failure';
import type { Job } from './job';
import type { Lease } from './lease';
import { Unwritable } from './letter';
import type { Letter, MoreMails, SendMail } from './letter';
import { STUBBORN } from './mail-queue';
import type { MailQueue } from './mail-queue';
import { createRest, retryPauseMs } from './pauses';
import { SURELY_UNFIT, UNFIT, unfitness } from './unfit';

export type SenderDeps = {
  readonly queue: MailQueue;
  /** Mails leave from its holder alone. */
  readonly lease: Lease;
  readonly cases: Pick<CaseStore, 'read'>;
  readonly composeMail: (filed: Case) => Mail;
  /** In place of a mail that cannot be written or is refused for what is in it. */
  readonly composeBareMail: (filed: Case) => Mail;
  readonly sendMail: SendMail;
  /** They leave after the mails of cases. */
  readonly more?: MoreMails;
  readonly now: () => Date;
  readonly log: Log;
  readonly retryPausesMs: readonly number[];
  readonly awayPauseMs: number;
  readonly refusedPauseMs: number;
  readonly delayedMs: number;
  /** Called after each attempt at a mail: its receipt may have something else to say. */
  readonly tried: () => void;
};

const CASE_HEADER = 'X-Privacyloket-Case';

/** Sends what is due, one mail after another, as long as it holds the lease; at least once, for ever. */
export function createSender(deps: SenderDeps) {
  const { queue, cases, log } = deps;
  const rest = createRest(deps.now);
  let held = false;
  /** When the first mail failed since one was accepted. */
  let troubledSince: Date | undefined;

  return async (isStopped: () => boolean): Promise<void> => {
    try {
      while (!isStopped() && (await sendOne())) deps.tried();
    } finally {
      await giveBack();
    }
  };

  async function sendOne(): Promise<boolean> {
    if (rest.isOn() || !(await isMailDue())) return false;
    // Every time anew: what was long ago taken may be another's by now.
    held = await deps.lease.take();
    if (!held) return false;
    const job = await queue.claimMail();
    const letter = job ? letterOf(job) : await deps.more?.next();
    if (!letter) return false;
    await deps.lease.during((signal?: AbortSignal) => post(letter, signal));
    return true;
  }

  async function isMailDue(): Promise<boolean> {
    return (await queue.isMailDue()) || ((await deps.more?.isDue()) ?? false);
  }

  async function giveBack(): Promise<void> {
    if (!held) return;
    held = false;
    await deps.lease.release().catch((error: unknown) => log.warn('lease not released', { code: codeOf(error) }));
  }

  function letterOf(job: Job): Letter {
    const { caseId, version, attempts, outdone, unfit } = job;
    const isBare = unfit >= UNFIT;
    return {
      attempts,
      outdone,
      at: { caseId, version },
      compose: async () => written(await cases.read(job), isBare ? deps.composeBareMail : deps.composeMail),
      accepted: async () => {
        await queue.mailed(job);
        if (isBare) log.error('alarm: mail sent without its details', { caseId, version });
      },
      failed: (retryInMs, trouble) => queue.failed(job, retryInMs, trouble),
    };
  }

  async function post(letter: Letter, signal?: AbortSignal): Promise<void> {
    const at = { ...letter.at, attempt: letter.attempts };
    let mail: Mail;
    try {
      mail = await letter.compose();
    } catch (error) {
      const unfit = error instanceof Unwritable ? SURELY_UNFIT : 0;
      await letter.failed(retryPauseMs(deps.retryPausesMs, letter.attempts), { kind: 'unwritten', unfit });
      return log.error('alarm: mail cannot be written', { ...at, code: codeOf(error) });
    }
    try {
      await deps.sendMail(mail, signal);
    } catch (error) {
      // The mail is another sender's now, and so is what becomes of it.
      if (signal?.aborted) return log.warn('lease lost while sending', at);
      return failed(letter, at, error);
    }
    await letter.accepted();
    const reference = mail.headers[CASE_HEADER];
    log.info('mail accepted', { ...(reference === undefined ? {} : { reference }), ...at });
    await theServerIsThere();
  }

  async function theServerIsThere(): Promise<void> {
    rest.end();
    const troubledMs = troubledSince ? deps.now().getTime() - troubledSince.getTime() : 0;
    troubledSince = undefined;
    await queue.hurry(troubledMs >= deps.delayedMs);
  }

  async function failed(letter: Letter, at: LogFields, error: unknown): Promise<void> {
    const { kind, code, retryAfterMs } = failureOf(error);
    const { attempts, outdone } = letter;
    // Others were accepted again and again: it is this mail. Where nobody counts them, its attempts stand for that.
    const isStubborn = (outdone ?? attempts - 1) >= STUBBORN;
    const growing = retryPauseMs(deps.retryPausesMs, attempts);
    const pauseMs = { away: isStubborn ? growing : deps.awayPauseMs, refused: deps.refusedPauseMs, later: growing };
    rest.begin(retryAfterMs);
    // Shorter than the pause of the mail itself: were it the mail and not the server, the others leave in between.
    if (kind === 'away' && (outdone ?? 0) < STUBBORN) rest.begin(deps.awayPauseMs / 2);
    if (kind !== 'refused') troubledSince ??= deps.now();
    await letter.failed(Math.max(pauseMs[kind], retryAfterMs), { kind, unfit: unfitness(error) });
    log.error(kind === 'refused' ? 'alarm: mail refused' : 'mail not accepted', { ...at, code });
  }
}

function written(filed: Case, compose: (filed: Case) => Mail): Mail {
  try {
    return compose(filed);
  } catch (error) {
    throw new Unwritable(codeOf(error));
  }
}
