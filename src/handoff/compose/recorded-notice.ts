import type { Case } from '../../cases/case';
import { formatInstant } from '../../texts/dates';
import { enumeration } from './enumeration';
import type { Banner, ComposeContext } from './mail-content';

/** What the DPO had recorded when this version was filed, so that the mail does not ask for what was done. */
export function recordedNotice({ recorded }: Case, { t, language }: ComposeContext): Banner[] {
  if (!recorded) return [];
  const events = Object.entries(recorded.events).map(
    ([event, at]) => `${t(`register.events.${event}`)} (${formatInstant(at, language)})`,
  );
  const state = recorded.state === 'open' ? [] : [t(`register.states.${recorded.state}`)];
  const all = [...state, ...events];
  return all.length === 0
    ? []
    : [{ tone: 'notice', text: t('mail.recorded', { recorded: enumeration(all, language) }) }];
}
