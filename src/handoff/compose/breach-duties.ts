import type { BreachClock } from '../../cases/breach-clock';
import type { Case } from '../../cases/case';
import { formatInstant } from '../../texts/dates';
import type { ComposeContext } from './mail-content';

/** Whom a breach may have to be told, by when; the client without a time where no contract gives one. */
export type Duty = {
  readonly to: 'authority' | 'client';
  readonly at: Date | undefined;
  /** Only if the data turn out to be the organisation's own, or a client's. */
  readonly conditional: boolean;
};

/** What ends first comes first; what has no time, last. */
export function dutiesOf({ role, controllerDeadlineAt, contractualDeadlineAt }: BreachClock): readonly Duty[] {
  const authority: Duty = { to: 'authority', at: controllerDeadlineAt, conditional: role !== 'controller' };
  const client: Duty = { to: 'client', at: contractualDeadlineAt, conditional: role === 'unknown' };
  switch (role) {
    case 'controller':
      return [authority];
    case 'processor':
      return [client];
    case 'both':
    case 'unknown':
      return contractualDeadlineAt && contractualDeadlineAt < controllerDeadlineAt
        ? [client, authority]
        : [authority, client];
  }
}

/** The parts of a subject that say what must be done by when, and whether it is too late. */
export function dutiesInShort(
  clock: BreachClock,
  { submittedAt }: Pick<Case, 'submittedAt'>,
  { t, language, law, organisation }: Pick<ComposeContext, 't' | 'language' | 'law' | 'organisation'>,
): string[] {
  const timeText = (at: Date) => {
    const time = formatInstant(at, language);
    return at <= submittedAt ? t('mail.clock_short.passed', { time }) : time;
  };
  return dutiesOf(clock).map(({ to, at, conditional }) =>
    t(`mail.clock_short.${conditional ? 'if_' : ''}${to}${to === 'client' && at ? '_contract' : ''}`, {
      organisation: organisation.short_name,
      hours: law.breach_notification.hours,
      time: at ? timeText(at) : '',
    }),
  );
}
