import { formatDay } from '../../texts/dates';
import type { Case } from '../../cases/case';
import type { Mail } from '../mail';
import type { MailRow, MailSection } from '../compose/mail-content';
import type { CaseStatus } from './case-status';
import { isPassed, openClocks, whoseData } from './clocks';
import type { OpenClock } from './clocks';
import { byWhen, contextOf, mailingOf } from './mail-frame';
import type { MailingContext, MailingSettings } from './mail-frame';
import type { Mailing } from './mailing-store';

export type OpenCase = { readonly filed: Case; readonly status: CaseStatus };

/** Cases with a running clock by what ends first, nothing about a person; undefined when there are none. */
export function digestMail(
  /** `name` is the day, `YYYY-MM-DD`. */
  { name: day, messageToken }: Pick<Mailing, 'name' | 'messageToken'>,
  cases: readonly OpenCase[],
  now: Date,
  settings: MailingSettings,
): Mail | undefined {
  const context = contextOf(settings);
  const { t, language } = context;
  const entries = cases
    .flatMap((one) => {
      const [clock] = openClocks(one.filed, one.status, { law: settings.law, clients: settings.organisation.clients });
      return clock ? [{ ...one, clock }] : [];
    })
    .sort((one, other) => one.clock.sortAt.getTime() - other.clock.sortAt.getTime());
  if (entries.length === 0) return undefined;
  const passed = entries.filter(({ clock }) => isPassed(clock, now));
  const running = entries.filter(({ clock }) => !isPassed(clock, now));
  return mailingOf(
    {
      to: settings.dpo,
      id: `digest.${messageToken}`,
      token: messageToken,
      subject: t('subject.digest', { day: formatDay(day, language), count: entries.length }),
      content: {
        title: t('title.digest', { day: formatDay(day, language) }),
        banners: passed.length > 0 ? [{ tone: 'urgent', text: t('digest.some_passed', { count: passed.length }) }] : [],
        summary: { headlines: [], sentence: t('digest.open', { count: entries.length }), rows: [] },
        sections: [
          ...sectionOf('passed', passed, now, context),
          ...sectionOf('running', running, now, context),
          { kind: 'lines', heading: t('stop.heading'), lines: [t('stop.digest')] },
        ],
      },
    },
    context,
  );
}

function sectionOf(
  heading: 'passed' | 'running',
  entries: readonly (OpenCase & { readonly clock: OpenClock })[],
  now: Date,
  context: MailingContext,
): MailSection[] {
  if (entries.length === 0) return [];
  const rows = entries.map((entry): MailRow => rowOf(entry, now, context));
  return [{ kind: 'rows', heading: context.t(`digest.${heading}`), rows }];
}

function rowOf({ filed, status, clock }: OpenCase & { clock: OpenClock }, now: Date, context: MailingContext): MailRow {
  const { t, organisation, law } = context;
  const { role, client } = whoseData(filed, { law, clients: organisation.clients });
  const whose = t(`whose.${role}`, { client: client?.name ?? t('whose.unlisted') });
  const about = filed.kind === 'ask_dpo' ? t('kind.ask_dpo') : `${t(`kind.${filed.kind}`)}, ${whose}`;
  return {
    label: filed.reference,
    value: [byWhen(clock, now, context), about, t(`state.${status.state}`)].join(' · '),
    strong: isPassed(clock, now),
  };
}
