import type { Stage } from '../cases/case';
import { DPO_EVENTS } from '../cases/case-progress';
import type { RegisterContext } from './columns';

type Translate = RegisterContext['t'];

const STAGES: Readonly<Record<Stage, true>> = { filed: true, breach_details: true, addition: true, withdrawal: true };
/** Those with a text of their own: `register.events.<event>`. */
const WORDED: readonly string[] = [...Object.keys(STAGES), ...Object.keys(DPO_EVENTS), 'mail_accepted', 'mail_delayed'];

/** An event of a case for people: `stand: afgesloten`. One that is not known here is left as it is. */
export function eventWords(event: string, t: Translate): string {
  const [, prefix, rest = ''] = /^(state|undone):(.+)$/.exec(event) ?? [];
  if (prefix === 'state') return t('register.events.state', { state: t(`register.states.${rest}`) });
  if (prefix === 'undone') return t('register.events.undone', { event: eventWords(rest, t) });
  return WORDED.includes(event) ? t(`register.events.${event}`) : event;
}
