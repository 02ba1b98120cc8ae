import type { ReceiptPlace } from '../cases/case';
import type { CaseStore } from '../cases/case-store';
import { codeOf } from '../log';
import type { Log } from '../log';
import { formatInstant } from '../texts/dates';
import type { Texts } from '../texts/texts';
import { resumeAction } from './actions';
import type { Drafts } from './drafts';
import type { Reply } from './turn';

/** A report that nobody touched for so long was probably left in the middle. */
const LEFT_AFTER_MS = 15 * 60_000;

type Deps = {
  readonly drafts: Pick<Drafts, 'takeNudges'>;
  readonly cases: Pick<CaseStore, 'ownRecent'>;
  /** Writes to a person where they began. */
  readonly say: (place: ReceiptPlace, reply: Reply) => Promise<void>;
  readonly texts: Texts;
  readonly log: Log;
  readonly now: () => Date;
};

/** Reminds people once of an incident that they began to report and did not send. */
export function createNudges({ drafts, cases, say, texts, log, now }: Deps): () => Promise<void> {
  return async () => {
    const left = await drafts.takeNudges(new Date(now().getTime() - LEFT_AFTER_MS));
    for (const { person, place, state, touchedAt } of left) {
      // Reported from another window meanwhile.
      const reported = await cases.ownRecent(person, 'breach', touchedAt);
      if (reported && reported.filedAt > touchedAt) continue;
      const { language, dialog, submissionId } = state;
      const lead = [texts.t(language, 'common.form.nudge', { at: formatInstant(touchedAt, language) })];
      const actions = [resumeAction({ dialog, submissionId, touchedAt }, language, texts)];
      const reply: Reply = {
        kind: 'dialog',
        dialog: 'breach',
        language,
        confidence: 1,
        isPrivate: true,
        lead,
        passages: [],
        notes: [],
        actions,
      };
      // A reminder that does not arrive is not sent again: the draft is offered whenever the person writes.
      await say(place, reply).catch((error: unknown) => log.warn('nudge not sent', { code: codeOf(error) }));
    }
  };
}
