import type {
  Assistant,
  FormRequest,
  Person,
  Receipt,
  ReceiptPlace,
  Reply,
  ShownPassage,
  SubmitResult,
  Submission,
  Turn,
} from '../../../src/assistant/turn';
import { listOf } from '../../../src/dialogs/definition';
import type { Inputs } from '../../../src/dialogs/definition';
import type { Form, FormField, FormKey } from '../../../src/dialogs/form';

export const passage = (id: string): ShownPassage => ({
  id,
  headings: ['Privacybeleid', 'Bewaartermijnen'],
  blocks: [
    { kind: 'paragraph', text: `Passage ${id}: wij bewaren <gegevens> & meer.` },
    { kind: 'list', ordered: true, items: ['eerst', 'dan'] },
  ],
  text: `Passage ${id}: wij bewaren <gegevens> & meer.\n1. eerst\n2. dan`,
  score: 0.8,
  highlights: [],
  source: 'Privacybeleid, geldig vanaf 6 oktober 2020',
  also: [],
});

export const answer: Reply = {
  kind: 'answer',
  isPrivate: false,
  language: 'nl',
  confidence: 0.8,
  lead: ['Dit staat in het beleid:'],
  passages: [passage('p1'), passage('p2'), passage('p3')],
  moreLabel: 'Nog 2 passages',
  notes: [],
  actions: [],
};

export const offer: Reply = {
  kind: 'dialog',
  isPrivate: false,
  language: 'nl',
  confidence: 1,
  dialog: 'breach',
  lead: ['Meld het meteen.'],
  passages: [],
  notes: [],
  actions: [{ label: 'Incident melden', request: { dialog: 'breach', language: 'nl', inputs: {} } }],
};

export const welcome: Reply = {
  ...answer,
  kind: 'smalltalk',
  lead: ['Ik ben Privacyloket.'],
  passages: [],
  actions: [],
};

const addition = (reference: string): FormRequest => ({ dialog: 'addition', language: 'nl', inputs: {}, reference });

/** Two cases; only the first can be added to. */
export const cases: Reply = {
  kind: 'cases',
  isPrivate: true,
  language: 'nl',
  confidence: 1,
  lead: ['Je dossiers'],
  passages: [],
  notes: [],
  older: { label: 'Oudere dossiers', request: { language: 'nl', before: 'VRA-2026-000002' } },
  actions: [],
  cases: [
    {
      lines: ['INC-2026-000001, incident', 'Stand: open'],
      actions: [{ label: 'Iets toevoegen', request: addition('INC-2026-000001') }],
    },
    { lines: ['VRA-2026-000002, vraag', 'Stand: beantwoord'], actions: [] },
  ],
};

/** What is behind the button of {@link cases}. */
export const olderCases: Reply = {
  ...answer,
  kind: 'cases',
  isPrivate: true,
  lead: ['Je oudere dossiers'],
  passages: [],
  cases: [{ lines: ['INC-2026-000000, incident'], actions: [] }],
};

export const notice: Reply = { ...welcome, isPrivate: true, lead: ['Dit bewaar ik van jou.'] };

export const receipt: Receipt = {
  reference: 'INC-2026-000001',
  language: 'nl',
  state: 'saved',
  title: 'Bewaard, wordt verstuurd naar de DPO',
  lines: ['Dossier INC-2026-000001', 'Wis niets.'],
  actions: [{ label: 'Iets toevoegen', request: addition('INC-2026-000001') }],
};

export type Opened = { readonly request: FormRequest; readonly person: Person; readonly place?: ReceiptPlace };

/**
 * Dialogs of two pages on plain data: a report, whose description is asked at five characters or more and loses its
 * digits, and a request with a review (any other dialog). Everything asked of it is kept, and drafts as the store does.
 */
export type FakeAssistant = Assistant & {
  readonly turns: Turn[];
  readonly opened: Opened[];
  readonly submissions: Submission[];
  /** Whose cases, and before which. */
  readonly casesAsked: { readonly person: Person; readonly before?: string }[];
  /** Submission id → page and what was filled in. */
  readonly drafts: Map<string, { readonly page: string; readonly inputs: Inputs }>;
  storeFails: boolean;
  /** Whether the person was told what is kept. */
  isTold: boolean;
  /** What keeping a draft waits for. */
  keeping: Promise<void>;
  next: Reply;
};

export function createFakeAssistant(): FakeAssistant {
  const fake: FakeAssistant = {
    turns: [],
    opened: [],
    submissions: [],
    casesAsked: [],
    drafts: new Map(),
    storeFails: false,
    isTold: true,
    keeping: Promise.resolve(),
    next: answer,
    reply: async (turn) => {
      checkStore(fake);
      fake.turns.push(turn);
      return fake.next;
    },
    passages: (ids) => ids.filter((id) => id !== 'p-gone').map(passage),
    form: async (request, person, place) => {
      checkStore(fake);
      fake.opened.push({ request, person, ...(place === undefined ? {} : { place }) });
      const { dialog, language, reference, resume } = request;
      const submissionId = resume ?? `s${fake.opened.length}`;
      const draft = fake.drafts.get(submissionId);
      const page = draft?.page ?? (dialog === 'breach' ? 'cause' : 'rights');
      const state = { dialog, submissionId, page, language, ...(reference === undefined ? {} : { reference }) };
      return shown(fake, state, draft?.inputs ?? request.inputs);
    },
    welcome: () => welcome,
    notice: () => notice,
    firstNotice: async () => {
      if (fake.isTold || fake.storeFails) return undefined;
      fake.isTold = true;
      return notice;
    },
    cases: async (person, _language, before) => {
      checkStore(fake);
      fake.casesAsked.push({ person, ...(before === undefined ? {} : { before }) });
      return before === undefined ? cases : olderCases;
    },
    submit: async (submission) => {
      checkStore(fake);
      fake.submissions.push(submission);
      return resultOf(fake, submission);
    },
  };
  return fake;
}

function checkStore({ storeFails }: FakeAssistant): void {
  if (storeFails) throw new Error('database is locked');
}

async function resultOf(fake: FakeAssistant, { state, inputs, move, to }: Submission): Promise<SubmitResult> {
  const { submissionId, page } = state;
  const draft = fake.drafts.get(submissionId);
  const known: Inputs = { ...draft?.inputs, ...inputs };
  const form = (next: string, problem?: string): SubmitResult => ({
    kind: 'form',
    form: shown(fake, { ...state, page: next }, known, problem),
    problems: problem !== undefined,
  });
  switch (move) {
    case 'keep':
      await fake.keeping;
      if (draft?.page === page) fake.drafts.set(submissionId, { page, inputs: known });
      return { kind: 'kept' };
    case 'cancel':
      fake.drafts.delete(submissionId);
      return { kind: 'cancelled', text: 'Geannuleerd.' };
    case 'redraw':
      return form(page);
    case 'back':
      return form(page === 'alarm' ? 'cause' : 'rights');
    case 'change':
      return form(to ?? '');
    case 'send':
      if (page === 'cause') return form('alarm');
      if (page === 'rights') return form('review');
      if (page === 'alarm' && (known['description'] ?? '').length < 5) return form(page, 'Schrijf minstens 5 tekens.');
      if (page === 'alarm' && /\d/.test(known['description'] ?? '')) return form(page, 'Geen nummers.');
      fake.drafts.delete(submissionId);
      return { kind: 'filed', receipt };
  }
}

const PAGES: Readonly<Record<string, (state: FormKey, inputs: Inputs, problem?: string) => Form>> = {
  cause: causePage,
  alarm: alarmPage,
  rights: rightsPage,
  review: reviewPage,
};

/** Draws a page and keeps it as the draft, without the digits of the description. */
function shown(fake: FakeAssistant, state: FormKey, inputs: Inputs, problem?: string): Form {
  const { description } = inputs;
  const scrubbed = {
    ...inputs,
    ...(description === undefined ? {} : { description: description.replace(/\d+/g, '…') }),
  };
  const draw = PAGES[state.page];
  if (draw === undefined) throw new RangeError(`No page '${state.page}'`);
  fake.drafts.set(state.submissionId, { page: state.page, inputs: scrubbed });
  return draw(state, scrubbed, problem);
}

function page(state: FormKey, fields: readonly FormField[]): Form {
  return {
    state,
    title: 'Een incident melden',
    shortTitle: 'Incident melden',
    notices: [],
    alternatives: [],
    fields,
    cancelLabel: 'Annuleren',
    laterLabel: 'Later verder',
  };
}

function causePage(state: FormKey, inputs: Inputs): Form {
  return page(state, [
    {
      ...common('cause', 'Wat is er gebeurd?', inputs),
      kind: 'choice',
      style: 'tap',
      governs: false,
      options: [
        { id: 'phishing', label: 'Phishing' },
        { id: 'other', label: 'Iets anders' },
      ],
    },
  ]);
}

function alarmPage(state: FormKey, inputs: Inputs, problem?: string): Form {
  const options = [
    { id: 'ipg', label: 'Van ons' },
    { id: 'client', label: 'Van een klant' },
  ];
  const client = { ...common('client', 'Welke klant?', inputs), relevant: inputs['data_owner'] === 'client' };
  return {
    ...page(state, [
      { ...common('data_owner', 'Van wie?', inputs), kind: 'choice', style: 'list', governs: true, options },
      {
        ...client,
        required: false,
        kind: 'choice',
        style: 'search',
        governs: false,
        options: [{ id: 'acme', label: 'Acme' }],
      },
      {
        ...common('description', 'Wat weet je?', inputs),
        ...(problem === undefined ? {} : { problem }),
        kind: 'text',
        multiline: true,
        minLength: 5,
        maxLength: 800,
      },
      { ...common('on', 'Wanneer?', inputs), required: false, kind: 'date' },
      { ...common('at', 'Hoe laat?', inputs), required: false, kind: 'time' },
    ]),
    notices: ['Wis niets.'],
    sendLabel: 'Verzenden',
    backLabel: 'Terug',
  };
}

/** With an older draft to go on with; the client is asked when data are to be erased. */
function rightsPage(state: FormKey, inputs: Inputs): Form {
  const options = ['access', 'erasure', 'objection'].map((id) => ({ id, label: `Recht ${id}` }));
  const resume: FormRequest = { dialog: 'dsr', language: 'nl', inputs: {}, resume: 's-old' };
  return {
    ...page(state, [
      { ...common('rights', 'Wat vraagt de persoon?', inputs), kind: 'choices', governs: true, options },
      {
        ...common('client', 'Welke klant?', inputs),
        relevant: listOf(inputs['rights']).includes('erasure'),
        kind: 'choice',
        style: 'list',
        governs: false,
        options: [{ id: 'acme', label: 'Acme' }],
      },
      {
        ...common('request_text', 'In hun woorden', inputs),
        kind: 'text',
        multiline: true,
        minLength: 1,
        maxLength: 1000,
      },
    ]),
    alternatives: [{ label: 'Verder met je verzoek', request: resume }],
    sendLabel: 'Volgende',
  };
}

function reviewPage(state: FormKey, inputs: Inputs): Form {
  const rows = Object.entries(inputs).map(([label, value]) => ({ label, value }));
  return {
    ...page(state, []),
    review: [{ page: 'rights', title: 'Het verzoek', rows, changeLabel: 'Wijzig: Het verzoek' }],
    sendLabel: 'Verzenden',
    backLabel: 'Terug',
  };
}

function common(id: string, label: string, inputs: Inputs) {
  const value = inputs[id];
  return { id, label, required: true, relevant: true, ...(value === undefined ? {} : { value }) };
}
