import type {
  Assistant,
  FormRequest,
  Receipt,
  Reply,
  ShownPassage,
  Submission,
  SubmitResult,
} from '../../../src/assistant/turn';
import type { Form, FormField, FormKey } from '../../../src/dialogs/form';
import type { Inputs } from '../../../src/dialogs/definition';

/** An assistant that says the same lines every time, and remembers what reached it. */
export type ScriptedAssistant = Assistant & {
  readonly submissions: Submission[];
  readonly opened: FormRequest[];
  /** While true, the store fails. */
  broken: boolean;
  /** Whether the person was told what is kept. */
  isTold: boolean;
};

export const LONG_TERM: ShownPassage = {
  id: 'p-term',
  headings: ['Privacybeleid', 'Bewaartermijnen'],
  blocks: [
    { kind: 'paragraph', text: 'Wij bewaren *geen* gegevens [langer](dan) nodig: "zolang als noodzakelijk".' },
    {
      kind: 'list',
      ordered: true,
      items: ['tijdens de overeenkomst', 'tot tien jaar daarna, zolang een vordering kan worden ingesteld'],
    },
    {
      kind: 'table',
      rows: [
        ['Gegevens', 'Termijn'],
        ['Oproepopnames', '1 maand'],
        ['Loongegevens', '10 jaar na het einde van de overeenkomst'],
      ],
    },
  ],
  text: '',
  score: 0.9,
  highlights: [],
  source: 'Privacybeleid, geldig vanaf 6 oktober 2020',
  also: [],
};

export const other = (id: string, text: string): ShownPassage => ({
  ...LONG_TERM,
  id,
  headings: ['Privacybeleid', id],
  blocks: [
    { kind: 'paragraph', text },
    { kind: 'list', ordered: false, items: ['een', 'twee'] },
  ],
});

const reply = (rest: Partial<Reply>): Reply => ({
  kind: 'smalltalk',
  isPrivate: false,
  language: 'nl',
  confidence: 1,
  lead: [],
  passages: [],
  notes: [],
  actions: [],
  ...rest,
});

const OPEN_BREACH = { label: 'Incident melden', request: { dialog: 'breach', language: 'nl', inputs: {} } } as const;

export const ANSWER = reply({
  kind: 'answer',
  lead: ['Dit staat er in ons privacybeleid.'],
  passages: [LONG_TERM, other('p-een', 'Een andere passage.'), other('p-twee', 'Nog een passage.')],
  moreLabel: 'Nog 2 passages',
  actions: [OPEN_BREACH],
});

export const OFFER = reply({
  kind: 'dialog',
  dialog: 'breach',
  lead: ['Dat klinkt als een incident. Meld het meteen, ook als je twijfelt.'],
  actions: [OPEN_BREACH],
});

export const WELCOME = reply({
  lead: ['Dag! Ik ben het Privacyloket.', 'Vraag bijvoorbeeld: hoelang bewaren we gegevens?'],
});

export const NOTICE = reply({ lead: ['Dit bewaar ik van jou.'] });

const ADD = { language: 'nl', inputs: {}, reference: 'INC-2026-000045' } as const;

/** The cases of one person: for the person's eyes alone. */
export const CASES = reply({
  kind: 'cases',
  isPrivate: true,
  lead: ['Je dossiers'],
  cases: [
    {
      lines: ['INC-2026-000045 · Incident', 'Stand: open'],
      actions: [{ label: 'Aanvullen: INC-2026-000045', request: { ...ADD, dialog: 'addition' } }],
    },
    { lines: ['DSR-2026-000007 · Verzoek', 'Stand: beantwoord'], actions: [] },
  ],
  older: { label: 'Oudere dossiers', request: { language: 'nl', before: 'DSR-2026-000007' } },
});

/** What is behind the button of {@link CASES}. */
export const OLDER_CASES = reply({
  kind: 'cases',
  isPrivate: true,
  lead: ['Je oudere dossiers'],
  cases: [{ lines: ['VRG-2026-000001 · Vraag', 'Stand: beantwoord'], actions: [] }],
});

export const RECEIPT: Receipt = {
  reference: 'INC-2026-000045',
  language: 'nl',
  state: 'saved',
  title: 'Bewaard, wordt verstuurd naar de DPO',
  lines: [
    'Dossier INC-2026-000045 · 22 november 2026, 16:40',
    'Verkeerd verstuurde mail',
    'Lijst naar de verkeerde klant.',
  ],
  actions: [
    { label: 'Meer details geven', request: { ...ADD, dialog: 'breach_details' } },
    { label: 'Intrekken', request: { ...ADD, dialog: 'withdrawal' } },
  ],
};

const CAUSES = [
  ['misdirected_mail', '✉️ Mail, brief of bestand naar de verkeerde persoon'],
  ['lost_or_stolen', '💻 Toestel, USB-stick of papier kwijt of gestolen'],
  ['phishing', '🎣 Op een verdachte link geklikt of wachtwoord gegeven'],
  ['other', '❓ Iets anders'],
] as const;

const options = (pairs: readonly (readonly [string, string])[]) => pairs.map(([id, label]) => ({ id, label }));

export function causePage(state: FormKey): Form {
  return {
    state: { ...state, page: 'cause' },
    title: 'Een incident melden',
    shortTitle: 'Incident melden',
    notices: ['Melden is altijd goed, ook als je twijfelt. Niemand krijgt een verwijt.'],
    alternatives: [],
    fields: [
      {
        id: 'cause',
        kind: 'choice',
        label: 'Wat is er gebeurd?',
        required: true,
        relevant: true,
        style: 'tap',
        governs: false,
        options: options(CAUSES),
      },
    ],
    cancelLabel: 'Annuleren',
    laterLabel: 'Later verder',
  };
}

export function alarmPage(state: FormKey, inputs: Inputs, problems: Readonly<Record<string, string>>): Form {
  const common = (id: string, label: string, required: boolean) => ({
    id,
    label,
    required,
    relevant: true,
    ...(inputs[id] !== undefined && { value: inputs[id] }),
    ...(problems[id] !== undefined && { problem: problems[id] }),
  });
  const fields: FormField[] = [
    {
      ...common('discovered_at', 'Wanneer merkte je het?', true),
      kind: 'choice',
      style: 'list',
      governs: true,
      options: options([
        ['now', 'Nu net'],
        ['yesterday', 'Gisteren'],
        ['earlier', 'Een eerdere dag'],
        ['unknown', 'Ik weet het niet'],
      ]),
    },
    { ...common('discovered_at_on', 'Welke dag?', false), kind: 'date', hint: 'Alleen bij een eerdere dag.' },
    { ...common('discovered_at_time', 'Hoe laat ongeveer?', false), kind: 'time', hint: 'Leeg laten mag.' },
    {
      ...common('client', 'Welke opdrachtgever?', false),
      kind: 'choice',
      style: 'search',
      governs: false,
      hint: 'Alleen als het om gegevens van een opdrachtgever gaat.',
      options: options([
        ['client_1', 'Voorbeeld Energie nv'],
        ['client_2', 'Voorbeeld Telecom bv'],
        ['other', 'Een andere opdrachtgever'],
      ]),
    },
    {
      ...common('description', 'Wat is er gebeurd, in je eigen woorden?', true),
      kind: 'text',
      multiline: true,
      minLength: 5,
      maxLength: 800,
      hint: 'Geen namen of wachtwoorden nodig.',
    },
  ];
  return {
    state: { ...state, page: 'alarm' },
    title: 'Een incident melden',
    shortTitle: 'Incident melden',
    notices: ['Doe nu dit: vraag de ontvanger om de mail te wissen.', 'Wis zelf niets.'],
    alternatives: [],
    fields,
    sendLabel: 'Verzenden',
    backLabel: 'Terug',
    cancelLabel: 'Annuleren',
    laterLabel: 'Later verder',
  };
}

/** The page that shows what was answered on the others. */
export function reviewPage(state: FormKey): Form {
  return {
    ...causePage(state),
    state: { ...state, page: 'review' },
    fields: [],
    review: [
      {
        page: 'cause',
        title: 'Oorzaak',
        rows: [{ label: 'Wat is er gebeurd?', value: '🎣 Op een verdachte link geklikt' }],
        changeLabel: 'Wijzig: Oorzaak',
      },
      {
        page: 'alarm',
        title: 'Wat er gebeurde',
        rows: [
          { label: 'Wanneer merkte je het?', value: 'Gisteren, 16:40' },
          { label: 'In je eigen woorden', value: '1. Lijst *naar* de\n\n2. verkeerde [klant](x)' },
        ],
        changeLabel: 'Wijzig: Wat er gebeurde',
      },
    ],
    sendLabel: 'Verzenden',
    backLabel: 'Terug',
  };
}

/** A first page with the forms that may be meant instead. */
export function withAlternatives(state: FormKey): Form {
  return {
    ...causePage(state),
    alternatives: [
      { label: 'Aanvullen: INC-2026-000045', request: { ...ADD, dialog: 'addition' } },
      {
        label: 'Ga verder waar je was: Incident (16:40)',
        request: { dialog: 'breach', language: 'nl', inputs: {}, resume: 'submission-0' },
      },
    ],
  };
}

/** A page with what can be several, and words for someone else. */
export function requestPage(state: FormKey, value: string): Form {
  return {
    ...alarmPage(state, {}, {}),
    script: { lead: 'Dit mag je tegen de persoon zeggen:', text: 'Je *transmets* votre demande.', language: 'fr' },
    fields: [
      {
        id: 'rights',
        kind: 'choices',
        label: 'Wat vraagt de persoon?',
        hint: 'Meer dan een mag.',
        required: true,
        relevant: true,
        governs: true,
        value,
        problem: 'Vul dit nog in.',
        options: options([
          ['access', 'Inzage'],
          ['erasure', 'Wissen'],
          ['unsure', 'Ik twijfel'],
        ]),
      },
    ],
  };
}

export const STATE: FormKey = {
  dialog: 'breach',
  submissionId: 'submission-1',
  page: 'cause',
  language: 'nl',
};

/** What the draft holds that is gone on with. */
const TYPED = { discovered_at: 'now', description: 'Lijst naar de' };

export function scriptedAssistant(): ScriptedAssistant {
  const submit = async (submission: Submission): Promise<SubmitResult> => {
    if (scripted.broken) throw new Error('Lijst naar de verkeerde klant.');
    scripted.submissions.push(submission);
    const { state, inputs, move } = submission;
    if (move === 'cancel') return { kind: 'cancelled', text: 'Geannuleerd. Er is niets verstuurd en niets bewaard.' };
    if (move === 'back') return { kind: 'form', form: causePage(state), problems: false };
    if (state.page === 'cause' || move === 'change') {
      return { kind: 'form', form: alarmPage(state, {}, {}), problems: false };
    }
    if ((inputs['description'] ?? '').length < 5) {
      const problems = { description: 'Schrijf minstens 5 tekens.', discovered_at: 'Vul dit nog in.' };
      return { kind: 'form', form: alarmPage(state, inputs, problems), problems: true };
    }
    return { kind: 'filed', receipt: RECEIPT };
  };
  const scripted: ScriptedAssistant = {
    submissions: [],
    opened: [],
    broken: false,
    isTold: true,
    reply: async ({ text }) => {
      if (text.includes('stuk')) throw new Error(text);
      if (text.includes('dossiers')) return CASES;
      return text.includes('lek') ? OFFER : ANSWER;
    },
    passages: () => [],
    form: async (request) => {
      if (scripted.broken) throw new Error('Lijst naar de verkeerde klant.');
      scripted.opened.push(request);
      return request.resume === undefined ? causePage(STATE) : alarmPage({ ...STATE, page: 'alarm' }, TYPED, {});
    },
    submit,
    welcome: () => WELCOME,
    notice: () => NOTICE,
    firstNotice: async () => {
      if (scripted.isTold) return undefined;
      scripted.isTold = true;
      return NOTICE;
    },
    cases: async (_person, _language, before) => {
      if (scripted.broken) throw new Error('Lijst naar de verkeerde klant.');
      return before === undefined ? CASES : OLDER_CASES;
    },
  };
  return scripted;
}
