import type { CaseStore } from '../cases/case-store';
import type { Law as DeadlineLaw } from '../cases/law';
import type { Organisation } from '../cases/organisation';
import { scrub } from '../dialogs/scrub';
import { codeOf } from '../log';
import type { Log } from '../log';
import type { Law } from '../policy/examples/law';
import type { Hit, Policy } from '../policy/passage';
import { languageOf } from '../texts/language';
import type { Language } from '../texts/language';
import type { Texts } from '../texts/texts';
import { detectLanguage } from './detect-language';
import { resumeAction } from './actions';
import type { Drafts } from './drafts';
import type { Hints } from './hints';
import { createMyCases } from './my-cases';
import { noticeLines } from './notice';
import { markOf, removedText } from './numbers';
import { createOpenings } from './openings';
import type { People } from './people';
import type { Phrases } from './phrases';
import { routeOf } from './route';
import type { Route } from './route';
import type { Settings } from './settings';
import { createShownPassages } from './shown-passages';
import type { Person, Reply, Turn } from './turn';

type RouteOf<K extends Route['kind']> = Extract<Route, { kind: K }>;

export type ReplyDeps = {
  /** Read at every message: content is reloaded while the assistant runs. */
  readonly policy: () => Policy;
  readonly phrases: Phrases;
  readonly hints: Hints;
  readonly texts: Texts;
  readonly organisation: Organisation;
  readonly law: DeadlineLaw;
  readonly settings: Settings;
  readonly cases: Pick<CaseStore, 'list'>;
  readonly drafts: Pick<Drafts, 'list'>;
  readonly people: Pick<People, 'isFirstContact'>;
  readonly log: Pick<Log, 'warn'>;
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

/** A dialog by its name and nothing else, as a menu of commands sends it. */
const DIALOG_WORDS = [
  { courtesy: 'incident', dialog: 'breach' },
  { courtesy: 'request', dialog: 'dsr' },
  { courtesy: 'question', dialog: 'ask_dpo' },
] as const;

const NOTHING_BESIDE: Pick<Reply, 'notes' | 'actions'> = { notes: [], actions: [] };

export function createReply(deps: ReplyDeps) {
  const { phrases, texts } = deps;
  const cases = createMyCases(deps);
  const { opening, report, request, askDpo } = createOpenings(deps);
  const { shown, passages } = createShownPassages(deps);

  async function reply(turn: Turn): Promise<Reply> {
    const raw = turn.text.slice(0, READ_CHARACTERS).trim();
    const language = detectLanguage(raw, turn.locale);
    const { text, removed } = scrub(raw, markOf(texts, language));
    const base = await respond(turn, text, language);
    const beside = turn.inPublic ? NOTHING_BESIDE : await besides(turn.person, base);
    return {
      ...base,
      lead: [
        ...(turn.files ? [texts.t(language, 'common.files.not_read')] : []),
        ...(removed.length > 0
          ? [removedText(texts, language, removed), texts.t(language, 'common.numbers.chat')]
          : []),
        // A file without a word asks nothing: what was said about it is the whole reply.
        ...(turn.files && text === '' ? [] : base.lead),
      ],
      // Who asked what is kept has it in front of them.
      notes: base.lead[0] === beside.notes[0] ? base.notes : [...base.notes, ...beside.notes],
      // Before an incident nothing else comes, a report that was begun excepted.
      actions:
        base.dialog === 'breach' && beside.actions[0]?.request.dialog !== 'breach'
          ? [...base.actions, ...beside.actions]
          : [...beside.actions, ...base.actions],
    };
  }

  async function respond(turn: Turn, text: string, language: Language): Promise<Reply> {
    if (!/[\p{L}\p{N}]/u.test(text)) return welcome(turn.locale);
    if (phrases.isNothingBut('cases', text)) return cases(turn.person, language);
    if (phrases.isNothingBut('notice', text)) return notice(language);
    if (phrases.isNothingBut('help', text) || phrases.isNothingBut('hello', text)) return welcomeIn(language);
    if (phrases.isNothingBut('thanks', text)) return said(language, 'common.smalltalk.thanks');
    const named = DIALOG_WORDS.find(({ courtesy }) => phrases.isNothingBut(courtesy, text));
    if (named)
      return offer(language, '', { kind: 'dialog', dialog: named.dialog, confidence: 1, others: [], hits: [] });
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

  /** What a person is told and offered whatever was asked: what is kept of them, and a form that was begun. */
  async function besides(person: Person, { language, dialog }: Reply): Promise<Pick<Reply, 'notes' | 'actions'>> {
    try {
      // Who has to report something now reads about the assistant beside the form.
      const isFirst = dialog !== 'breach' && (await deps.people.isFirstContact(person));
      const drafts = await deps.drafts.list(person);
      return {
        notes: isFirst ? noticeLines(language, deps) : [],
        actions: drafts.slice(0, 1).map((draft) => resumeAction(draft, language, texts)),
      };
    } catch (error) {
      // The store is no reason to leave a question without its answer.
      deps.log.warn('drafts not looked up', { code: codeOf(error) });
      return NOTHING_BESIDE;
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
      isPrivate: false,
      actions: [
        askDpo(language, text, found[0]?.passage),
        ...others.filter((one) => one !== 'ask_dpo').map((one) => opening(one, language, text)),
      ],
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
      isPrivate: false,
      actions: [askDpo(language, text), report(language, ''), request(language, text, undefined)],
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
      isPrivate: true,
      actions: [dialog, ...others].map((one) => opening(one, language, text, right)),
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
    const actions = [report(language, ''), request(language, '', undefined), askDpo(language, '')];
    return { ...plain(language, lead), actions };
  }

  function notice(language: Language): Reply {
    return plain(language, noticeLines(language, deps));
  }

  async function firstNotice(person: Person, language: Language): Promise<Reply | undefined> {
    try {
      return (await deps.people.isFirstContact(person)) ? notice(language) : undefined;
    } catch (error) {
      deps.log.warn('first contact not looked up', { code: codeOf(error) });
      return undefined;
    }
  }

  function said(language: Language, key: string): Reply {
    return plain(language, [texts.t(language, key)]);
  }

  return { reply, welcome, passages, notice, firstNotice, cases };
}

/** Whether the first passage is nearer than the second by a margin, or too long to stand beside it. */
function isClear([first, second]: readonly Hit[]): boolean {
  if (!first || !second || second.score < CLOSE * first.score) return true;
  return first.passage.text.length + second.passage.text.length > TOGETHER_CHARACTERS;
}

/** Words and nothing else. */
function plain(language: Language, lead: readonly string[]): Reply {
  return { kind: 'smalltalk', language, confidence: 1, lead, passages: [], notes: [], isPrivate: false, actions: [] };
}
