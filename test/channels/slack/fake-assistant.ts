import type {
  Assistant,
  Receipt,
  Reply,
  ShownPassage,
  SubmitResult,
  Submission,
  Turn,
} from '../../../src/assistant/turn';
import type { Inputs } from '../../../src/dialogs/definition';
import type { Form, FormField, FormState } from '../../../src/dialogs/form';

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

export const receipt: Receipt = {
  reference: 'INC-2026-000001',
  language: 'nl',
  state: 'saved',
  title: 'Bewaard, wordt verstuurd naar de DPO',
  lines: ['Dossier INC-2026-000001', 'Wis niets.'],
};

/**
 * A dialog of two pages on plain data. The description is asked at five characters or more, and loses its digits.
 * Everything asked of it is kept in `turns` and `submissions`.
 */
export type FakeAssistant = Assistant & {
  readonly turns: Turn[];
  readonly submissions: Submission[];
  storeFails: boolean;
  next: Reply;
};

export function createFakeAssistant(): FakeAssistant {
  const fake: FakeAssistant = {
    turns: [],
    submissions: [],
    storeFails: false,
    next: answer,
    reply: async (turn) => {
      if (fake.storeFails) throw new Error('database is locked');
      fake.turns.push(turn);
      return fake.next;
    },
    passages: (ids) => ids.filter((id) => id !== 'p-gone').map(passage),
    form: ({ dialog, language, inputs }) =>
      causePage({ dialog, submissionId: 's1', page: 'cause', language, inputs }, inputs),
    welcome: () => welcome,
    submit: async (submission) => {
      if (fake.storeFails) throw new Error('database is locked');
      fake.submissions.push(submission);
      return resultOf(submission);
    },
  };
  return fake;
}

function resultOf({ state, inputs, move }: Submission): SubmitResult {
  const known: Inputs = { ...state.inputs, ...inputs };
  const next: FormState = { ...state, inputs: known };
  if (move === 'cancel') return { kind: 'cancelled', text: 'Geannuleerd.' };
  if (move === 'back') return { kind: 'form', form: causePage({ ...next, page: 'cause' }, known), problems: false };
  if (move === 'redraw' || state.page === 'cause') {
    return { kind: 'form', form: alarmPage({ ...next, page: 'alarm' }, known), problems: false };
  }
  const description = (known['description'] ?? '').replace(/\d+/g, '…');
  const scrubbed = { ...known, description };
  if (description.length < 5 || description.includes('…')) {
    const problem = description.length < 5 ? 'Schrijf minstens 5 tekens.' : 'Geen nummers.';
    const form = alarmPage({ ...next, inputs: scrubbed }, scrubbed, problem);
    return { kind: 'form', form, problems: true };
  }
  return { kind: 'filed', receipt };
}

function page(state: FormState, fields: readonly FormField[]): Form {
  return {
    state,
    title: 'Een incident melden',
    shortTitle: 'Incident melden',
    notices: [],
    fields,
    cancelLabel: 'Annuleren',
  };
}

function causePage(state: FormState, inputs: Inputs): Form {
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

function alarmPage(state: FormState, inputs: Inputs, problem?: string): Form {
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

function common(id: string, label: string, inputs: Inputs) {
  const value = inputs[id];
  return { id, label, required: true, relevant: true, ...(value === undefined ? {} : { value }) };
}
