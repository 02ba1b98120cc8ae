import { isDeepStrictEqual } from 'node:util';
import { brusselsCalendar } from '../cases/calendar';
import type { CaseStore } from '../cases/case-store';
import type { Case, Person, ReceiptPlace } from '../cases/case';
import type { Law } from '../cases/law';
import type { Organisation } from '../cases/organisation';
import { dialogs } from '../dialogs';
import { checkDialog, checkPage, inputIdsOf, inputsOf, numbersPart } from '../dialogs/check';
import type { CheckContext, Problems } from '../dialogs/check';
import type { DialogDefinition, Inputs, PageDefinition } from '../dialogs/definition';
import { inputsFrom, nextPage, previousPage, reachable, stillAnswered, withFixedMoments } from '../dialogs/flow';
import type { Form, FormRequest, FormState } from '../dialogs/form';
import { formFor, pageOf } from '../dialogs/form-for';
import type { Besides } from '../dialogs/form-for';
import { scrubInputs } from '../dialogs/scrub-inputs';
import type { Texts } from '../texts/texts';
import { createAlternatives } from './alternatives';
import { createFiling } from './filing';
import type { Draft, Drafts } from './drafts';
import { formContextOf } from './form-context';
import { markOf, removedText } from './numbers';
import type { People } from './people';
import type { Settings } from './settings';
import type { SubmitResult, Submission } from './turn';

export type FormsDeps = {
  readonly cases: CaseStore;
  readonly drafts: Drafts;
  readonly people: People;
  readonly texts: Texts;
  readonly organisation: Organisation;
  readonly law: Law;
  readonly settings: Settings;
  readonly now: () => Date;
  readonly newId: () => string;
};

/** What a person wrote in their own words, in the dialogs that a text can be taken over from. */
const COPIED = ['request_text', 'description'];

/** Within it, now is now. */
const A_WHILE_MS = 60_000;

/** Opens forms, turns their pages, keeps what was filled in and files what they gathered. */
export function createForms(deps: FormsDeps) {
  const { cases, drafts, people, texts, organisation, settings, now, newId } = deps;
  const alternatives = createAlternatives(deps);
  const filing = createFiling(deps);

  async function form(request: FormRequest, person: Person, place?: ReceiptPlace): Promise<Form> {
    const { dialog, language, reference } = request;
    const draft = request.resume === undefined ? undefined : await drafts.read(person, request.resume);
    if (draft) return resumed(draft, person);
    const filed = request.resume === undefined ? undefined : await cases.filedAs(person, request.resume);
    const definition = dialogs[dialog];
    const [first] = definition.pages;
    if (!first) throw new RangeError(`Dialog '${dialog}' has no pages`);
    const answered = await answersBefore(definition, person, reference);
    const given = await givenBy(request, definition, person);
    const state: FormState = {
      dialog,
      submissionId: newId(),
      page: first.id,
      language,
      ...(reference === undefined ? {} : { reference }),
      inputs: { ...(answered === 'not theirs' ? {} : answered), ...given.inputs },
      visited: [],
      ...(request.copies === undefined ? {} : { copies: request.copies }),
      ...(answered === 'not theirs' ? {} : { base: answered }),
    };
    if (filed) {
      const sent = { ...state, submissionId: request.resume ?? state.submissionId };
      return nothingToFillIn(sent, await sentBefore(filed, language));
    }
    if (answered === 'not theirs') return nothingToFillIn(state, [texts.t(language, 'common.form.not_yours')]);
    await drafts.keep(person, state, place ? { place } : {});
    // What was to be gone on with is wiped by now.
    const lost = request.resume === undefined ? [] : [texts.t(language, 'common.form.expired')];
    return draw(state, person, { notices: [...lost, ...given.told] });
  }

  /** What a message brought along is checked like typed input: only fields of the dialog, without forbidden numbers. */
  async function givenBy({ inputs, copies, language }: FormRequest, { pages, id }: DialogDefinition, person: Person) {
    const copied = copies === undefined ? undefined : await drafts.read(person, copies);
    const words = COPIED.flatMap((field) => copied?.state.inputs[field] ?? []).join('\n');
    const given = { ...inputs, ...(words !== '' && id === 'addition' ? { addition: words } : {}) };
    return scrubbed(pages, pick(given, pages.flatMap(inputIdsOf)), language);
  }

  /** In place of a form about a case that is another's or of which nothing is left, or of one that was sent already. */
  function nothingToFillIn(state: FormState, notices: readonly string[]): Form {
    const drawn = formFor(dialogs[state.dialog], state, formContextOf(organisation, texts, settings));
    const { state: key, title, shortTitle, cancelLabel, laterLabel } = drawn;
    return { state: key, title, shortTitle, cancelLabel, laterLabel, notices, fields: [], alternatives: [] };
  }

  async function sentBefore(filed: Case, language: FormState['language']): Promise<string[]> {
    const { title, lines } = await filing.receiptOf({ ...filed, language });
    return [title, ...lines.slice(0, 1)];
  }

  /** "Now" that was chosen a while ago is that moment. */
  function withChosenMoments({ dialog, inputs, nowAt = {} }: FormState): Inputs {
    return Object.entries(nowAt).reduce<Inputs>((fixed, [id, at]) => {
      const chosenAt = new Date(at);
      if (now().getTime() - chosenAt.getTime() < A_WHILE_MS) return fixed;
      const own = withFixedMoments(dialogs[dialog], { [id]: 'now' }, brusselsCalendar(chosenAt));
      return { ...fixed, ...own };
    }, inputs);
  }

  /** What a draft says: its "now" is the moment at which it was last touched. */
  function standing({ state, touchedAt }: Draft): Inputs {
    return withFixedMoments(dialogs[state.dialog], state.inputs, brusselsCalendar(touchedAt));
  }

  async function resumed(draft: Draft, person: Person): Promise<Form> {
    const { state } = draft;
    const definition = dialogs[state.dialog];
    const inputs = standing(draft);
    const page = reachable(definition, pageOf(definition, state.page), inputs);
    return draw({ ...state, page: page.id, inputs }, person, {
      notices: [texts.t(state.language, 'common.form.resumed')],
    });
  }

  /** What was answered before, of a dialog that adds to a case. */
  async function answersBefore(
    definition: DialogDefinition,
    person: Person,
    reference = '',
  ): Promise<Inputs | 'not theirs'> {
    if (definition.files === 'case') return {};
    const before = await cases.own(person, reference);
    const isMeant = before && before.kind === (definition.of ?? before.kind);
    return isMeant ? inputsFrom(definition, before.answers) : 'not theirs';
  }

  async function submit(submission: Submission): Promise<SubmitResult> {
    const { person, move, state: key } = submission;
    const definition = dialogs[key.dialog];
    const page = pageOf(definition, key.page);
    const draft = await drafts.read(person, key.submissionId);
    const filed = draft ? undefined : await cases.filedAs(person, key.submissionId);
    if (filed) return filing.filedResult(filed, []);
    if (move === 'cancel') {
      await drafts.wipe(person, key.submissionId);
      return { kind: 'cancelled', text: texts.t(key.language, 'common.form.cancelled') };
    }
    const before = draft ? standing(draft) : await answersBefore(definition, person, key.reference);
    if (before === 'not theirs') return filing.notTheirs(key);
    const typed = scrubbed([page], pick(submission.inputs, inputsOf(page)), key.language);
    // Of the page shown only what its drawn fields hold counts: a field that was hidden meanwhile says nothing any more.
    const given = withoutStaleConsent(page, before, typed.inputs);
    const inputs = { ...without(inputsOf(page), before), ...given };
    const visited = stillAnswered(definition, draft?.state.visited ?? [], before, inputs);
    const { copies, base } = draft?.state ?? {};
    const nowAt = chosenNow(page, inputs, draft?.state, now());
    const state: FormState = {
      ...key,
      inputs,
      visited,
      isTouched: true,
      nowAt,
      ...(copies === undefined ? {} : { copies }),
      ...(base === undefined ? {} : { base }),
    };
    const place = submission.receiptPlace;
    if (move === 'keep') {
      await drafts.keep(person, state, { place, ifPage: page.id });
      return { kind: 'kept' };
    }
    const told = typed.told;
    if (!draft && page !== definition.pages[0]) return expired(state, { told, place, person });
    // Changed in another window since it was looked over here: then it is looked over again.
    const isStale = page.review === true && draft?.state.page !== page.id;
    switch (move) {
      case 'redraw':
        return show(state, page, { told, place, person });
      case 'back':
        return show(state, previousPage(definition, page, state.inputs), { told, place, person });
      case 'change':
        return show(state, reachable(definition, pageOf(definition, submission.to ?? page.id), state.inputs), {
          told,
          place,
          person,
        });
      case 'send':
        return isStale
          ? show(state, page, { told, place, person })
          : send(submission, { ...state, inputs: withChosenMoments(state) }, page, told);
    }
  }

  async function send(
    submission: Submission,
    state: FormState,
    page: PageDefinition,
    told: readonly string[],
  ): Promise<SubmitResult> {
    const { person, receiptPlace: place } = submission;
    const definition = dialogs[state.dialog];
    const context = checkContext();
    const { problems } = checkPage(page, state.inputs, context);
    if (Object.keys(problems).length > 0) return show(state, page, { problems, told, place, person });
    if (page.submits) {
      const caughtUp = await withNewer(definition, state, person);
      if (!caughtUp) return file(submission, state, context, told);
      const notice = texts.t(state.language, 'common.form.changed_meanwhile');
      return show(caughtUp, page, { told: [notice, ...told], place, person });
    }
    const sent: FormState = {
      ...state,
      inputs: withFixedMoments(definition, state.inputs, context.calendar),
      visited: [...new Set([...state.visited, page.id])],
    };
    const next = nextPage(definition, page, sent, context);
    const visited = next.review ? [...new Set([...sent.visited, next.id])] : sent.visited;
    return show({ ...sent, visited }, next, { told, place, person });
  }

  /**
   * Details that were sent from another window since this form opened stay, unless this one changed the same answer. The
   * state with both, to look over again; undefined when nothing was sent meanwhile.
   */
  async function withNewer(
    definition: DialogDefinition,
    state: FormState,
    person: Person,
  ): Promise<FormState | undefined> {
    const { base } = state;
    if (definition.files === 'case' || base === undefined) return undefined;
    const newer = await answersBefore(definition, person, state.reference);
    if (newer === 'not theirs' || isDeepStrictEqual(newer, base)) return undefined;
    const changed = Object.entries(state.inputs).filter(([id, input]) => input !== (base[id] ?? ''));
    return { ...state, inputs: { ...newer, ...Object.fromEntries(changed) }, base: newer };
  }

  async function file(
    submission: Submission,
    state: FormState,
    context: CheckContext,
    told: readonly string[],
  ): Promise<SubmitResult> {
    const { person, receiptPlace: place } = submission;
    const definition = dialogs[state.dialog];
    const checked = checkDialog(definition, state.inputs, context);
    if ('problems' in checked) {
      return show(state, checked.page, { problems: checked.problems, told, place, person });
    }
    return filing.file(state, checked.answers, { person, place, told });
  }

  /** The pages before are gone: from the start, with what this page holds. */
  async function expired(state: FormState, { told, ...showing }: Showing): Promise<SubmitResult> {
    const [first] = dialogs[state.dialog].pages;
    const notice = texts.t(state.language, 'common.form.expired');
    return show(state, first ?? pageOf(dialogs[state.dialog], state.page), { ...showing, told: [notice, ...told] });
  }

  type Showing = {
    readonly problems?: Problems;
    readonly told: readonly string[];
    readonly place: ReceiptPlace;
    readonly person: Person;
  };

  async function show(
    state: FormState,
    page: PageDefinition,
    { problems = {}, told, place, person }: Showing,
  ): Promise<SubmitResult> {
    const shown: FormState = { ...state, page: page.id };
    await drafts.keep(person, shown, { place });
    const form = await draw(shown, person, { notices: told }, problems);
    return { kind: 'form', form, problems: Object.keys(problems).length > 0 };
  }

  async function draw(state: FormState, person: Person, besides: Besides, problems: Problems = {}): Promise<Form> {
    const context = formContextOf(organisation, texts, settings, await people.lastClient(person));
    const others = await alternatives.of(state, person);
    return formFor(dialogs[state.dialog], state, context, problems, {
      notices: [...(besides.notices ?? []), ...others.notices],
      alternatives: others.alternatives,
    });
  }

  function scrubbed(pages: readonly PageDefinition[], inputs: Inputs, language: FormState['language']) {
    const mark = markOf(texts, language);
    const results = pages.map((page) => scrubInputs(page, inputs, mark));
    const removed = [...new Set(results.flatMap((one) => one.removed))];
    return {
      inputs: pages.reduce((clean, page) => scrubInputs(page, clean, mark).inputs, inputs),
      told: removed.length > 0 ? [removedText(texts, language, removed)] : [],
    };
  }

  function checkContext(): CheckContext {
    const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
    const { clients, entities, sites } = organisation;
    return {
      calendar: brusselsCalendar(now()),
      clientIds: ids(clients),
      listedIds: { entities: ids(entities), sites: ids(sites) },
    };
  }

  return { form, submit };
}

/** When "now" was chosen in the moments of the page: before, where it stood there already. */
function chosenNow(page: PageDefinition, inputs: Inputs, before: FormState | undefined, now: Date) {
  const moments = page.fields.filter(({ kind, id }) => kind === 'moment' && inputs[id] === 'now');
  return Object.fromEntries(moments.map(({ id }) => [id, before?.nowAt?.[id] ?? now.toISOString()]));
}

/** That a doubtful number may stay was said of the text that was there: not of another one. */
function withoutStaleConsent(page: PageDefinition, before: Inputs, typed: Inputs): Inputs {
  const stale = page.fields
    .filter(({ kind, id }) => kind === 'text' && before[numbersPart(id)] === 'keep' && before[id] !== typed[id])
    .map(({ id }) => numbersPart(id));
  return without(stale, typed);
}

function without(ids: readonly string[], inputs: Inputs): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([id]) => !ids.includes(id)));
}

function pick(inputs: Inputs, ids: readonly string[]): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([id]) => ids.includes(id)));
}
