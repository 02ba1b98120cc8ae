import type { Organisation } from '../cases/organisation';
import type { Hit, Passage, Policy } from '../policy/passage';
import { formatDayInWords } from '../texts/dates';
import { languageOf } from '../texts/language';
import type { Language } from '../texts/language';
import type { Texts } from '../texts/texts';
import { detectLanguage } from './detect-language';
import type { Phrases } from './phrases';
import { onlyAsks } from './question-form';
import type { OpenAction, Reply, ShownPassage, Turn } from './turn';

export type ReplyDeps = {
  readonly policy: Policy;
  readonly phrases: Phrases;
  readonly texts: Texts;
  readonly organisation: Organisation;
  /** Below this score a passage is no answer. */
  readonly threshold: number;
};

/** One passage answers; so many more are folded behind a button. */
const SHOWN = 3;
const READ_CHARACTERS = 10_000;
/** What a question may bring into the form for the DPO, as JSON in a button: Slack takes 2,000 characters there. */
const PREFILL_CHARACTERS = 1_500;
/** What the form's field takes. */
const QUESTION_CHARACTERS = 1_000;

export function createReply(deps: ReplyDeps) {
  const { policy, phrases, texts, threshold } = deps;

  function reply(turn: Turn): Reply {
    const text = turn.text.slice(0, READ_CHARACTERS).trim();
    const language = detectLanguage(text, turn.locale);
    if (text === '') return welcome(turn.locale);
    if (phrases.means('breach', text) && !onlyAsks(text)) return breachOffer(language);
    if (phrases.means('ask_dpo', text) && !onlyAsks(text)) return askDpoOffer(language, text);
    if (phrases.isNothingBut('help', text) || phrases.isNothingBut('hello', text)) return welcomeIn(language);
    if (phrases.isNothingBut('thanks', text)) return said(language, 'common.smalltalk.thanks');
    const hits = policy.search(text).slice(0, SHOWN);
    const best = hits[0];
    return best && best.score >= threshold ? answer(language, text, hits) : abstain(language, text, best);
  }

  function answer(language: Language, text: string, hits: readonly Hit[]): Reply {
    const worthwhile = hits.filter((hit, index) => index === 0 || hit.score >= threshold / 2);
    const more = worthwhile.length - 1;
    const dutchOnly = texts.t(language, 'common.answer.dutch_only');
    return {
      kind: 'answer',
      language,
      confidence: worthwhile[0]?.score ?? 0,
      lead: dutchOnly ? [dutchOnly] : [],
      passages: worthwhile.map((hit) => shown(hit.passage, language, hit)),
      ...(more > 0 ? { moreLabel: texts.t(language, 'common.answer.more', { count: more }) } : {}),
      actions: [askDpo(language, text)],
    };
  }

  function abstain(language: Language, text: string, best: Hit | undefined): Reply {
    return {
      kind: 'abstain',
      language,
      confidence: 1 - (best?.score ?? 0),
      lead: [texts.t(language, 'common.answer.abstain'), texts.t(language, 'common.answer.abstain_offer')],
      passages: [],
      actions: [askDpo(language, text), report(language)],
    };
  }

  function breachOffer(language: Language): Reply {
    return {
      kind: 'dialog',
      dialog: 'breach',
      language,
      confidence: 1,
      lead: [texts.t(language, 'breach.offer.lead'), texts.t(language, 'breach.offer.first_aid')],
      passages: [],
      actions: [report(language)],
    };
  }

  function askDpoOffer(language: Language, text: string): Reply {
    return {
      kind: 'dialog',
      dialog: 'ask_dpo',
      language,
      confidence: 1,
      lead: [texts.t(language, 'ask_dpo.offer.lead')],
      passages: [],
      actions: [askDpo(language, text)],
    };
  }

  function welcome(locale: string | undefined): Reply {
    return welcomeIn(languageOf(locale) ?? 'nl');
  }

  function welcomeIn(language: Language): Reply {
    const organisation = deps.organisation.name;
    const lead = ['who', 'keeps', 'try'].map((key) => texts.t(language, `common.welcome.${key}`, { organisation }));
    return {
      kind: 'smalltalk',
      language,
      confidence: 1,
      lead,
      passages: [],
      actions: [report(language), askDpo(language, '')],
    };
  }

  function said(language: Language, key: string): Reply {
    return { kind: 'smalltalk', language, confidence: 1, lead: [texts.t(language, key)], passages: [], actions: [] };
  }

  function askDpo(language: Language, question: string): OpenAction {
    const inputs = question === '' ? {} : { question: prefill(question) };
    return { label: texts.t(language, 'ask_dpo.offer.label'), request: { dialog: 'ask_dpo', language, inputs } };
  }

  function report(language: Language): OpenAction {
    return { label: texts.t(language, 'breach.offer.label'), request: { dialog: 'breach', language, inputs: {} } };
  }

  function passages(ids: readonly string[], language: Language): ShownPassage[] {
    return ids.flatMap((id) => {
      const passage = policy.passage(id);
      return passage ? [shown(passage, language)] : [];
    });
  }

  function shown(passage: Passage, language: Language, hit?: Hit): ShownPassage {
    const { id, headings, blocks, text, document } = passage;
    const source = policy.documents.find((one) => one.id === document);
    return {
      id,
      headings,
      blocks,
      text,
      score: hit?.score ?? 0,
      highlights: hit?.highlights ?? [],
      source: texts.t(language, 'common.answer.source', {
        title: source?.title ?? document,
        date: source ? formatDayInWords(source.validFrom, language) : '',
      }),
    };
  }

  return { reply, welcome, passages };
}

/** As much of a question as fits; the person sees it in the form and completes it there. */
function prefill(question: string): string {
  const fitting: string[] = [];
  let length = 0;
  for (const character of question) {
    length += JSON.stringify(character).length - '""'.length;
    if (length > PREFILL_CHARACTERS || fitting.length === QUESTION_CHARACTERS) break;
    fitting.push(character);
  }
  return fitting.join('');
}
