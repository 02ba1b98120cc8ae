import type { Case } from '../../cases/case';
import { formatInstant } from '../../texts/dates';
import { answerText, askedOf, questionOf } from './answers-in-words';
import type { Composed, ComposeContext } from './mail-content';
import {
  answerRows,
  checklistSection,
  earlierAdditions,
  newSections,
  provenanceSection,
  quoteHeading,
  reporterSection,
  rowsSection,
  versionBanners,
  versionRow,
} from './mail-sections';
import { subjectOf } from './subject';

/** The mail about a question that an employee passes on to the DPO. */
export function questionMail(filed: Case, context: ComposeContext): Composed {
  const { t, language } = context;
  const { answers } = filed;
  const neededBy =
    answers.needed_by === undefined ? undefined : answerText(questionOf('ask_dpo', 'needed_by'), answers, context);
  const asked = askedOf(filed).filter(({ field }) => field.id !== 'question' && !isEmptyPassage(field.id, filed));
  const items = [
    ...(filed.stage === 'withdrawal' ? ['withdrawal'] : []),
    'answer',
    ...(answers.publish === 'yes' ? ['publish'] : []),
  ];
  return {
    subject: subjectOf(
      filed,
      ['ask_dpo'],
      [t('mail.question.short'), ...(neededBy === undefined ? [] : [t('mail.question.needed_by', { day: neededBy })])],
      context,
    ),
    high: false,
    content: {
      title: t('mail.title.ask_dpo', { reference: filed.reference }),
      banners: versionBanners(filed, context),
      summary: {
        headlines:
          neededBy === undefined ? [] : [{ label: t('mail.question.headline'), value: neededBy, strong: true }],
        sentence: t('mail.question.sentence'),
        rows: [
          { label: t('mail.question.asked'), value: formatInstant(filed.filedAt, language) },
          { label: t('mail.question.publish'), value: t(`mail.ternary.${answers.publish === 'yes' ? 'yes' : 'no'}`) },
          versionRow(filed, context),
        ],
      },
      sections: [
        ...newSections(filed, context),
        {
          kind: 'quote',
          heading: quoteHeading(filed, context),
          text: answerText(questionOf('ask_dpo', 'question'), answers, context),
        },
        ...earlierAdditions(filed, context),
        ...rowsSection(t('mail.answers.heading'), answerRows(asked, filed, context)),
        reporterSection(filed, context),
        checklistSection(
          items.map((item) => t(`mail.checklist.ask_dpo.${item}`)),
          context,
        ),
        provenanceSection(filed, context, 'ask_dpo'),
      ],
    },
  };
}

/** The passage was never asked: it came along or it did not. */
function isEmptyPassage(id: string, { answers }: Case): boolean {
  return id === 'passage' && answers.passage === undefined;
}
