import type { Case } from '../cases/case';
import { formatInstant } from '../texts/dates';
import type { Composed, ComposeContext } from './mail-content';
import { answersSection, provenanceSection, reporterSection } from './mail-sections';

/** The mail about a question that an employee passes on to the DPO. */
export function questionMail(filed: Case, context: ComposeContext): Composed {
  const { t, language } = context;
  return {
    subject: t('mail.subject.ask_dpo', { reference: filed.reference }),
    high: false,
    content: {
      title: t('mail.title.ask_dpo', { reference: filed.reference }),
      summary: `${t('mail.clocks.reported')}: ${formatInstant(filed.submittedAt, language)}`,
      sections: [
        {
          kind: 'quote',
          heading: t('mail.quote.ask_dpo', { language: filed.language }),
          text: filed.answers.question ?? filed.answers.request_text ?? '',
        },
        answersSection(filed, context),
        reporterSection(filed, context),
        provenanceSection(filed, context, 'filled_question'),
      ],
    },
    times: {},
  };
}
