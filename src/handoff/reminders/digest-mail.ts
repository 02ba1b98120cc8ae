import { formatDay } from '../../texts/dates';
import type { Case } from '../../cases/case';
import type { Mail } from '../mail';
import type { MailRow, MailSection } from '../compose/mail-content';
import type { CaseStatus } from './case-status';
import { isPassed, whoseData } from './clocks';
import type { OpenClock } from './clocks';
import { byWhen, contextOf, mailingOf, standing } from './mail-frame';
import type { MailingContext, MailingSettings } from './mail-frame';
import type { Mailing } from './mailing-store';

/** `clock` is the one that ends first. */
export type OpenCase = { readonly filed: Case; readonly status: CaseStatus; readonly clock: OpenClock };

export type OpenCases = {
  readonly cases: readonly OpenCase[];
  /** References of cases that could not be read: they may have a clock too. */
  readonly unreadable: readonly string[];
};

/** Cases with a running clock by what ends first, nothing about a person. */
export function digestMail(
  /** `name` is the day, `YYYY-MM-DD`. */
  { name: day, messageToken }: Pick<Mailing, 'name' | 'messageToken'>,
  { cases, unreadable }: OpenCases,
  now: Date,
  settings: MailingSettings,
): Mail {
  const context = contextOf(settings);
  const { t, language } = context;
  const entries = [...cases].sort((one, other) => one.clock.sortAt.getTime() - other.clock.sortAt.getTime());
  const count = entries.length + unreadable.length;
  const passed = entries.filter(({ clock }) => isPassed(clock, now));
  const running = entries.filter(({ clock }) => !isPassed(clock, now));
  return mailingOf(
    {
      to: settings.dpo,
      id: `digest.${messageToken}`,
      token: messageToken,
      subject: t('subject.digest', { day: formatDay(day, language), count }),
      content: {
        title: t('title.digest', { day: formatDay(day, language) }),
        banners: passed.length > 0 ? [{ tone: 'urgent', text: t('digest.some_passed', { count: passed.length }) }] : [],
        summary: { headlines: [], sentence: t('digest.open', { count }), rows: [] },
        sections: [
          ...sectionOf('passed', passed, now, context),
          ...sectionOf('running', running, now, context),
          ...unreadableOf(unreadable, context),
          { kind: 'lines', heading: t('stop.heading'), lines: [t('stop.digest')] },
        ],
      },
    },
    context,
  );
}

function sectionOf(
  heading: 'passed' | 'running',
  entries: readonly OpenCase[],
  now: Date,
  context: MailingContext,
): MailSection[] {
  if (entries.length === 0) return [];
  const rows = entries.map((entry): MailRow => rowOf(entry, now, context));
  return [{ kind: 'rows', heading: context.t(`digest.${heading}`), rows }];
}

function unreadableOf(references: readonly string[], { t }: MailingContext): MailSection[] {
  if (references.length === 0) return [];
  const lines = references.map((reference) => t('digest.unreadable_line', { reference }));
  return [{ kind: 'lines', heading: t('digest.unreadable'), lines }];
}

function rowOf({ filed, status, clock }: OpenCase, now: Date, context: MailingContext): MailRow {
  const { t, organisation, law } = context;
  const { role, client } = whoseData(filed, { law, clients: organisation.clients });
  const whose = t(`whose.${role}`, { client: client?.name ?? t('whose.unlisted') });
  const about = filed.kind === 'ask_dpo' ? t('kind.ask_dpo') : `${t(`kind.${filed.kind}`)}, ${whose}`;
  return {
    label: filed.reference,
    value: [byWhen(clock, now, context), about, standing(status, t)].join(' · '),
    strong: isPassed(clock, now),
  };
}
