import type { BreachClock } from '../../cases/breach-clock';
import type { Case } from '../../cases/case';
import { formatInstant } from '../../texts/dates';
import { dutiesOf } from './breach-duties';
import type { ComposeContext } from './mail-content';

/** The part of the hours that is left when it becomes urgent: of 72 hours the last 24, of 24 the last 8. */
const NEAR = 1 / 3;

/**
 * Why a breach cannot wait for its clocks, in words: a time that had passed when it was reported, or that is near.
 * One that passed since is none: what was notified meanwhile, a later version does not tell.
 */
export function clockUrgencies(
  clock: BreachClock,
  { filedAt, submittedAt }: Pick<Case, 'filedAt' | 'submittedAt'>,
  { t, language, law, organisation }: ComposeContext,
): string[] {
  return dutiesOf(clock).flatMap(({ to, at, conditional }) => {
    if (at === undefined) return [];
    const left = at.getTime() - submittedAt.getTime();
    const isNear = left > 0 && left < NEAR * (at.getTime() - clock.awareAt.getTime());
    if (at > filedAt && !isNear) return [];
    const when = at <= filedAt ? 'passed' : 'near';
    return t(`mail.clock_urgency.${conditional ? 'if_' : ''}${to}_${when}`, {
      organisation: organisation.short_name,
      hours: law.breach_notification.hours,
      time: formatInstant(at, language),
    });
  });
}
