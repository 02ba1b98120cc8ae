import { askedOf, labelOf } from '../handoff/compose/answers-in-words';
import { formatDay, formatInstant } from '../texts/dates';
import type { CaseRecord } from './case-record';
import type { RegisterContext } from './columns';
import { deadlinesOf } from './deadline';
import type { Due } from './deadline';
import { eventWords } from './event-words';
import { toldText } from './told-text';

/** A heading and the lines under it, each of a label and a text that may have several lines. */
export type Block = { readonly heading: string; readonly rows: readonly (readonly [label: string, text: string])[] };

/** All that the DPO may read of a case. */
export function caseBlocks(record: CaseRecord, context: RegisterContext): Block[] {
  const { t, language } = context;
  const { filed, events, versions } = record;
  const at = (instant: Date) => formatInstant(instant, language);
  const word = (id: string) => t(`register.cases.${id}`);
  const blocks: Block[] = [
    { heading: filed.reference, rows: headRows(record, context) },
    { heading: word('answers'), rows: answerRows(record, context) },
    { heading: word('additions'), rows: filed.additions.map((addition) => [at(addition.at), addition.text]) },
    {
      heading: word('versions'),
      rows: versions.map(({ version, stage, submittedAt, mailedAt }) => [
        String(version),
        [
          eventWords(stage, t),
          at(submittedAt),
          mailedAt ? `${word('mailed')} ${at(mailedAt)}` : word('not_mailed'),
        ].join(', '),
      ]),
    },
    { heading: word('events'), rows: events.map((event) => [at(event.at), eventWords(event.event, t)]) },
  ];
  return blocks.filter(({ rows }) => rows.length > 0);
}

export function dueText(due: Due | undefined, { language }: RegisterContext): string {
  if (!due) return '–';
  return 'at' in due ? formatInstant(due.at, language) : formatDay(due.on, language);
}

function headRows(record: CaseRecord, context: RegisterContext): [string, string][] {
  const { t, language } = context;
  const { filed, state, closedAt, wipedAt } = record;
  const word = (id: string) => t(`register.cases.${id}`);
  return [
    [word('kind'), t(`register.kinds.${filed.kind}`)],
    [word('state'), t(`register.states.${state}`)],
    [word('filed'), formatInstant(filed.filedAt, language)],
    ...deadlinesOf(record, context).map(({ kind, due }): [string, string] => [
      `${word('deadline')} (${t(`register.deadlines.${kind}`)})`,
      dueText(due, context),
    ]),
    ...(closedAt ? ([[word('closed'), formatInstant(closedAt, language)]] as [string, string][]) : []),
    [word('reporter'), wipedAt ? word('wiped') : reporterText(record, word('confidential'))],
    ...(filed.similar.length > 0 ? ([[word('similar'), filed.similar.join(', ')]] as [string, string][]) : []),
  ];
}

function reporterText({ filed: { reporter }, isConfidential }: CaseRecord, confidential: string): string {
  if (isConfidential) return confidential;
  const { name, email, channel, userId } = reporter;
  return [name, email, `${channel} ${userId}`].filter((part) => part !== undefined).join(', ');
}

function answerRows({ filed, wipedAt }: CaseRecord, context: RegisterContext): [string, string][] {
  if (wipedAt) return [];
  return askedOf(filed).map((asked) => [labelOf(asked, context), toldText(asked, filed.answers, context)]);
}
