import type { Organisation } from '../cases/organisation';
import type { Law } from '../policy/examples/law';
import type { Hit, Passage, Policy } from '../policy/passage';
import { formatDayInWords } from '../texts/dates';
import { languageOf } from '../texts/language';
import type { Language } from '../texts/language';
import type { Texts } from '../texts/texts';
import { detectLanguage } from './detect-language';
import type { Phrases } from './phrases';
import { prefill } from './prefill';
import { routeOf } from './route';
import type { Route } from './route';
import type { OpenAction, Reply, ShownPassage, Turn } from './turn';

type RouteOf<K extends Route['kind']> = Extract<Route, { kind: K }>;

export type ReplyDeps = {
  /** Read at every message: content is reloaded while the assistant runs. */
  readonly policy: () => Policy;
  readonly phrases: Phrases;
  readonly texts: Texts;
  readonly organisation: Organisation;
  /** Told the subject of a question that was not answered; neither the question nor who asked. */
  readonly noteUnanswered?: (topic: string) => void;
};

/** One passage answers; so many more are folded behind a button. */
const SHOWN = 3;
/** A second passage that is so near the first is shown beside it, when both fit on a phone. */
const CLOSE = 0.85;
const TOGETHER_CHARACTERS = 1_400;
/** What unanswered questions without a clear subject are counted under. */
const OTHER_SUBJECTS = '(andere)';
const READ_CHARACTERS = 10_000;

export function createReply(deps: ReplyDeps) {
  const { phrases, texts } = deps;

  function reply(turn: Turn): Reply {
    const text = turn.text.slice(0, READ_CHARACTERS).trim();
    const language = detectLanguage(text, turn.locale);
    if (!/[\p{L}\p{N}]/u.test(text)) return welcome(turn.locale);
    if (phrases.isNothingBut('help', text) || phrases.isNothingBut('hello', text)) return welcomeIn(language);
    if (phrases.isNothingBut('thanks', text)) return said(language, 'common.smalltalk.thanks');
    const route = routeOf(deps.policy().understand(text));
    switch (route.kind) {
      case 'answer':
        return answer(language, text, route);
      case 'abstain':
        return abstain(language, text, route);
      case 'smalltalk':
        return welcomeIn(language);
      case 'dialog':
        return offer(language, text, route);
    }
  }

  function answer(language: Language, text: string, { hits, confidence, others }: RouteOf<'answer'>): Reply {
    const found = hits.slice(0, SHOWN);
    const open = isClear(found) ? 1 : 2;
    const more = found.length - open;
    const dutchOnly = texts.t(language, 'common.answer.dutch_only');
    return {
      kind: 'answer',
      language,
      confidence,
      lead: dutchOnly ? [dutchOnly] : [],
      passages: found.map((hit) => shown(hit.passage, language, hit)),
      ...(open > 1 ? { shownPassages: open } : {}),
      ...(more > 0 ? { moreLabel: texts.t(language, 'common.answer.more', { count: more }) } : {}),
      notes: lawNotes(language, found[0]?.law),
      actions: [askDpo(language, text), ...(others.includes('breach') ? [report(language)] : [])],
    };
  }

  function abstain(language: Language, text: string, { topic, confidence }: RouteOf<'abstain'>): Reply {
    deps.noteUnanswered?.(topic?.topic ?? OTHER_SUBJECTS);
    return {
      kind: 'abstain',
      language,
      confidence,
      lead: [texts.t(language, 'common.answer.abstain'), texts.t(language, 'common.answer.abstain_offer')],
      passages: [],
      notes: lawNotes(language, topic?.law),
      actions: [askDpo(language, text), report(language)],
    };
  }

  function offer(
    language: Language,
    text: string,
    { dialog, right, others, hits, confidence }: RouteOf<'dialog'>,
  ): Reply {
    const lead = {
      breach: ['breach.offer.lead', 'breach.offer.first_aid'],
      dsr: [right ? 'dsr.offer.lead_right' : 'dsr.offer.lead', 'dsr.offer.identity'],
      ask_dpo: ['ask_dpo.offer.lead'],
    }[dialog];
    return {
      kind: 'dialog',
      dialog,
      ...(right && { right }),
      language,
      confidence,
      lead: lead.map((key) => texts.t(language, key, right && { right: texts.t(language, `dsr.rights.${right}`) })),
      passages: hits.map((hit) => shown(hit.passage, language, hit)),
      notes: [],
      actions: distinct(
        [dialog, ...others].map((one) => (one === 'breach' ? report(language) : askDpo(language, text))),
      ),
    };
  }

  function lawNotes(language: Language, law: Law | undefined): readonly string[] {
    return law ? [texts.t(language, 'common.answer.law', { law: law.texts[language], source: law.source })] : [];
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
      notes: [],
      actions: [report(language), askDpo(language, '')],
    };
  }

  function said(language: Language, key: string): Reply {
    return {
      kind: 'smalltalk',
      language,
      confidence: 1,
      lead: [texts.t(language, key)],
      passages: [],
      notes: [],
      actions: [],
    };
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
      const passage = deps.policy().passage(id);
      return passage ? [shown(passage, language)] : [];
    });
  }

  function shown(passage: Passage, language: Language, hit?: Hit): ShownPassage {
    const { id, headings, blocks, text, document } = passage;
    const source = deps.policy().documents.find((one) => one.id === document);
    const summary = deps.policy().summary(id, language);
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
      also: (hit?.alsoIn ?? []).map((twin) =>
        texts.t(language, 'common.answer.also', { place: twin.headings.join(' › ') }),
      ),
      ...(summary && {
        summary: texts.t(language, `common.answer.${summary.approved ? 'summary' : 'summary_unapproved'}`, {
          summary: summary.text,
        }),
      }),
    };
  }

  return { reply, welcome, passages };
}

/** Whether the first passage is nearer than the second by a margin, or too long to stand beside it. */
function isClear([first, second]: readonly Hit[]): boolean {
  if (!first || !second || second.score < CLOSE * first.score) return true;
  return first.passage.text.length + second.passage.text.length > TOGETHER_CHARACTERS;
}

/** Two dialogs may have the same button. */
function distinct(actions: readonly OpenAction[]): readonly OpenAction[] {
  return actions.filter(({ label }, index) => actions.findIndex((action) => action.label === label) === index);
}
