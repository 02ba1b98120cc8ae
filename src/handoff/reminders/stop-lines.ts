import type { Case } from '../../cases/case';
import { DPO_EVENTS, STATES_OF } from '../../cases/case-progress';
import type { MailingContext } from './mail-frame';

/** Set by whoever begins; the others are no sign that somebody did. */
const BESIDES: readonly string[] = ['open', 'withdrawal_asked', 'in_progress'];

/** With which commands the DPO records what was done with a case of its kind. */
export function stopLines({ kind, reference }: Pick<Case, 'kind' | 'reference'>, t: MailingContext['t']): string[] {
  const states = STATES_OF[kind].filter((state) => !BESIDES.includes(state));
  const [event, ...events] = Object.entries(DPO_EVENTS).flatMap(([name, kinds]) =>
    kinds.some((one) => one === kind) ? [name] : [],
  );
  return [
    t('stop.line', { reference, states: states.join(', ') }),
    ...(event === undefined ? [] : [t('stop.record', { reference, event, events: events.join(', ') })]),
  ];
}
