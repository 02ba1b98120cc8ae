import { listOf } from '../dialogs/definition';
import type { Right } from '../dialogs/dsr/definition';
import type { Passage } from '../policy/passage';
import type { Language } from '../texts/language';
import type { Texts } from '../texts/texts';
import type { Hints } from './hints';
import { prefill } from './prefill';
import type { Offered } from './route';
import type { OpenAction } from './turn';

/** What the report's field takes. */
const DESCRIPTION_CHARACTERS = 800;
/** What the question's field for the passage takes. */
const PASSAGE_CHARACTERS = 200;

/** The buttons that open a dialog, with what the message said already filled in. */
export function createOpenings({ hints, texts }: { readonly hints: Hints; readonly texts: Texts }) {
  function opening(dialog: Offered, language: Language, text: string, right?: Right): OpenAction {
    switch (dialog) {
      case 'breach':
        return report(language, text);
      case 'dsr':
        return request(language, text, right);
      case 'ask_dpo':
        return askDpo(language, text);
    }
  }

  function askDpo(language: Language, question: string, passage?: Passage): OpenAction {
    const inputs = {
      ...(question === '' ? {} : { question: prefill(question) }),
      ...(passage ? { passage: prefill(passage.headings.join(' › '), PASSAGE_CHARACTERS) } : {}),
    };
    return { label: texts.t(language, 'ask_dpo.offer.label'), request: { dialog: 'ask_dpo', language, inputs } };
  }

  function report(language: Language, text: string): OpenAction {
    const inputs =
      text === '' ? {} : { ...hints.inputsFor('breach', text), description: prefill(text, DESCRIPTION_CHARACTERS) };
    return { label: texts.t(language, 'breach.offer.label'), request: { dialog: 'breach', language, inputs } };
  }

  function request(language: Language, text: string, right: Right | undefined): OpenAction {
    const hinted = text === '' ? {} : hints.inputsFor('dsr', text);
    const rights = [...new Set([...(right ? [right] : []), ...listOf(hinted.rights)])];
    const inputs = {
      ...hinted,
      ...(rights.length > 0 ? { rights: rights.join(',') } : {}),
      ...(text === '' ? {} : { request_text: prefill(text) }),
    };
    return { label: texts.t(language, 'dsr.offer.label'), request: { dialog: 'dsr', language, inputs } };
  }

  return { opening, report, request, askDpo };
}
