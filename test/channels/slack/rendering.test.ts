import { replyMessage } from '../../../src/channels/slack/message';
import { blockIdFor, modalFor } from '../../../src/channels/slack/modal';
import type { Form, FormField } from '../../../src/dialogs/form';
import { answer, passage } from './fake-assistant';
import type { Json } from './recorder';
import { problemsOfMessage, problemsOfView } from './slack-rules';

const choice: Extract<FormField, { kind: 'choice' }> = {
  id: 'client',
  label: 'Welke klant?',
  required: false,
  relevant: true,
  kind: 'choice',
  style: 'list',
  governs: false,
  options: [],
};
const choices: Extract<FormField, { kind: 'choices' }> = {
  id: 'rights',
  label: 'Wat vraagt de persoon?',
  required: true,
  relevant: true,
  kind: 'choices',
  governs: true,
  options: [],
};
const text: Extract<FormField, { kind: 'text' }> = {
  id: 'description',
  label: 'Wat weet je?',
  hint: 'Zonder namen',
  required: true,
  relevant: true,
  kind: 'text',
  multiline: true,
  minLength: 5,
  maxLength: 800,
};
const unsendable = (...fields: FormField[]): Form => ({
  state: { dialog: 'breach', submissionId: 's1', page: 'alarm', language: 'nl' },
  title: 'Een incident melden',
  shortTitle: 'Incident melden',
  notices: [],
  alternatives: [],
  fields,
  cancelLabel: 'Annuleren',
  laterLabel: 'Later verder',
});
const form = (...fields: FormField[]): Form => ({ ...unsendable(...fields), sendLabel: 'Verzenden' });
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `o${index}`, label: `Optie ${index}` }));
const elementTypes = (drawn: Form) =>
  modalFor(drawn).blocks.flatMap((block) => ('element' in block ? [block.element.type] : []));

const viewWith = (blocks: readonly unknown[]): Json => ({
  ...(JSON.parse(JSON.stringify(modalFor(form(text)))) as Json),
  blocks: JSON.parse(JSON.stringify(blocks)) as Json[],
});
const textsOf = (value: unknown): string[] =>
  [...JSON.stringify(value).matchAll(/"text":("(?:[^"\\]|\\.)*")/g)].map(
    ([, words]) => JSON.parse(words ?? '""') as string,
  );

test('a list is all visible while Slack can show it so, and a longer one is searched', () => {
  expect(
    elementTypes(
      form(
        { ...choice, id: 'a', options: options(10) },
        { ...choice, id: 'b', options: options(11) },
        { ...choice, id: 'c', style: 'search', options: options(2) },
      ),
    ),
  ).toEqual(['radio_buttons', 'static_select', 'static_select']);
});

test('several options are all visible while Slack can show them so, and more are searched', () => {
  const drawn = modalFor(
    form(
      { ...choices, id: 'a', options: options(10), value: 'o3,o1' },
      { ...choices, id: 'b', options: options(11) },
      { ...choices, id: 'c', options: options(100), value: 'o99' },
    ),
  );

  const chosen = drawn.blocks.flatMap((block) => {
    if (!('element' in block) || !('initial_options' in block.element)) return [];
    return [(block.element.initial_options ?? []).map((option) => 'value' in option && option.value)];
  });
  expect(problemsOfView(JSON.parse(JSON.stringify(drawn)) as Json)).toEqual([]);
  expect(
    elementTypes(form({ ...choices, options: options(10) }, { ...choices, id: 'b', options: options(11) })),
  ).toEqual(['checkboxes', 'multi_static_select']);
  expect(chosen).toEqual([['o1', 'o3'], ['o99']]);
});

test('words for the caller stand apart under what they are, as one text', () => {
  const words = 'U kan <altijd> terecht bij *ons*.\nTot dan.';
  const { blocks } = modalFor({ ...form(text), script: { lead: 'Zeg dit:', text: words, language: 'fr' } });

  expect(problemsOfView(viewWith(blocks))).toEqual([]);
  expect(blocks.slice(1, 3)).toEqual([
    { type: 'section', text: { type: 'plain_text', text: 'Zeg dit:', emoji: false } },
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: words }] }],
    },
  ]);
});

test('the review shows each answer as it is, however long, with a way back to its page', () => {
  const long = 'Nooit *vet* <!channel> &amp; :smile: 🚨\n'.repeat(200);
  const rows = [
    { label: 'Wat vraagt de persoon?', value: long },
    { label: 'Welke klant?', value: 'Niet ingevuld' },
  ];
  const review = [{ page: 'rights', title: 'Het verzoek', rows, changeLabel: 'Wijzig: Het verzoek' }];
  const { blocks } = modalFor({ ...form(), review });

  const richTexts = (JSON.parse(JSON.stringify(blocks)) as Json[]).filter(({ type }) => type === 'rich_text');
  const said = richTexts.map((block) => textsOf(block).join(''));
  expect(problemsOfView(viewWith(blocks))).toEqual([]);
  expect(blocks[1]).toEqual({ type: 'header', text: { type: 'plain_text', text: 'Het verzoek', emoji: false } });
  expect(said.join('')).toBe(`Wat vraagt de persoon?\n${long}Welke klant?\nNiet ingevuld`);
  expect(said.filter((each) => each.length > 3000)).toEqual([]);
  const label = { type: 'text', text: 'Welke klant?', style: { bold: true } };
  expect(richTexts.at(-1)).toEqual({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [label, { type: 'text', text: '\nNiet ingevuld' }] }],
  });
  expect(blocks.at(-2)).toMatchObject({
    type: 'actions',
    elements: [{ action_id: 'form:change.rights', text: { text: 'Wijzig: Het verzoek' } }],
  });
});

test('a notice longer than a block takes goes on in the next', () => {
  const notice = 'Wat je schreef. '.repeat(400);
  const { blocks } = modalFor({ ...form(text), notices: [notice] });
  const said = textsOf(blocks.filter(({ type }) => type === 'section'));

  expect(said.length).toBeGreaterThan(1);
  expect(said.join('')).toBe(notice);
});

test('other forms that may be meant are buttons under the notices', () => {
  const request = { dialog: 'dsr' as const, language: 'nl' as const, inputs: {}, resume: 's-old' };
  const { blocks } = modalFor({
    ...form(text),
    notices: ['Je begon al.'],
    alternatives: [{ label: 'Verder met je verzoek', request }],
  });

  expect(problemsOfView(viewWith(blocks))).toEqual([]);
  expect(blocks[2]).toMatchObject({
    type: 'actions',
    elements: [{ action_id: 'open:dsr.0', text: { text: 'Verder met je verzoek' }, value: JSON.stringify(request) }],
  });
});

test('a text field is drawn with its hint, its value and its longest length', () => {
  const drawn = modalFor(form({ ...text, value: 'Mail' }));

  expect(problemsOfView(JSON.parse(JSON.stringify(drawn)) as Json)).toEqual([]);
  expect(drawn.blocks.find(({ type }) => type === 'input')).toEqual({
    type: 'input',
    block_id: expect.stringMatching(/^description\.[0-9a-f]{8}$/) as string,
    label: { type: 'plain_text', text: 'Wat weet je?', emoji: false },
    hint: { type: 'plain_text', text: 'Zonder namen', emoji: false },
    optional: false,
    dispatch_action: true,
    element: {
      type: 'plain_text_input',
      action_id: 'description',
      multiline: true,
      max_length: 800,
      dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
      initial_value: 'Mail',
    },
  });
});

test('the block id of a field stays with what was typed, and changes with a value that was changed', () => {
  const form = { submissionId: 's1' };
  const first = blockIdFor(text, form);
  const shown = { blockIds: { description: first }, inputs: { description: 'Mail 0471 ' } };

  expect(blockIdFor({ ...text, value: 'Mail 0471' }, form, shown)).toBe(first);
  expect(blockIdFor({ ...text, value: 'Mail …' }, form, shown)).not.toBe(first);
  expect(blockIdFor(text, form, shown)).not.toBe(first);
  expect(blockIdFor(text, { submissionId: 's2' })).not.toBe(first);
});

test.each<[string, Form]>([
  ['a short title over 24 characters', { ...form(text), shortTitle: 'Een incident nu meteen melden' }],
  ['a select over 100 options', form({ ...choice, options: options(101) })],
  ['a list of several over 100 options', form({ ...choices, options: options(101) })],
  ['a close label over 24 characters', { ...form(text), laterLabel: 'Op een later moment verder' }],
  ['a script over 3000 characters', { ...form(text), script: { lead: 'Zeg', text: 'x'.repeat(3001), language: 'nl' } }],
  [
    'an alternative that does not fit in its button',
    {
      ...form(text),
      alternatives: [{ label: 'Verder', request: { dialog: 'dsr', language: 'nl', inputs: { a: 'x'.repeat(2000) } } }],
    },
  ],
  ['an option over 75 characters', form({ ...choice, options: [{ id: 'a', label: 'x'.repeat(76) }] })],
  ['an empty label', form({ ...text, label: '' })],
  ['more than 25 options to tap', form({ ...choice, style: 'tap', options: options(26) })],
  ['a value that its field does not take', form({ ...text, value: 'x'.repeat(801) })],
  ['a key over 3000 characters', { ...form(text), state: { ...form().state, submissionId: 'x'.repeat(3000) } }],
  ['inputs without a label to send them', unsendable(text)],
  ['more than 100 blocks', { ...form(text), notices: Array.from({ length: 100 }, () => 'Wis niets.') }],
])('%s is refused, not cut', (_, drawn) => {
  expect(() => modalFor(drawn)).toThrow(RangeError);
});

test('a table is drawn in columns', () => {
  const rows = [
    ['Onderneming', 'Nummer'],
    ['Acme nv', '0123.456.789'],
  ];
  const { blocks } = replyMessage({ ...answer, passages: [{ ...passage('p1'), blocks: [{ kind: 'table', rows }] }] });

  expect(problemsOfMessage({ text: 'x', blocks: JSON.parse(JSON.stringify(blocks)) as Json[] })).toEqual([]);
  expect(blocks[2]).toEqual({
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_preformatted',
        elements: [{ type: 'text', text: 'Onderneming  Nummer\nAcme nv      0123.456.789' }],
      },
    ],
  });
});

test('the words that answer are bold, in prose and in a table, and no word changes', () => {
  const marked = {
    ...passage('p1'),
    blocks: [
      { kind: 'paragraph' as const, text: 'De nummers *hier*:' },
      { kind: 'list' as const, ordered: false, items: ['eerst', 'dan'] },
      {
        kind: 'table' as const,
        rows: [
          ['Onderneming', 'Nummer'],
          ['Acme nv', '0123'],
        ],
      },
    ],
    text: 'De nummers *hier*:\n- eerst\n- dan\nOnderneming\tNummer\nAcme nv\t0123',
    highlights: [
      [3, 10],
      [21, 26],
      [60, 64],
    ] as const,
  };
  const { blocks } = replyMessage({ ...answer, passages: [marked] });
  const bold = { style: { bold: true } };

  expect(problemsOfMessage({ text: 'x', blocks: JSON.parse(JSON.stringify(blocks)) as Json[] })).toEqual([]);
  expect(blocks[2]).toEqual({
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'De ' },
          { type: 'text', text: 'nummers', ...bold },
          { type: 'text', text: ' *hier*:\n\n' },
        ],
      },
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: '- ' },
          { type: 'text', text: 'eerst', ...bold },
          { type: 'text', text: '\n- dan' },
        ],
      },
      {
        type: 'rich_text_preformatted',
        elements: [
          { type: 'text', text: 'Onderneming  Nummer\nAcme nv      ' },
          { type: 'text', text: '0123', ...bold },
        ],
      },
    ],
  });
});

test('a summary stands under its passage, other places under the source, and what the law says before the buttons', () => {
  const full = { ...passage('p1'), summary: 'Samenvatting: kort.', also: ['Staat ook in: a.', 'Staat ook in: b.'] };
  const { blocks } = replyMessage({ ...answer, passages: [full, passage('p2')], notes: ['Wet: een maand.'] });

  const small = (text: string) => ({ type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] });
  expect(problemsOfMessage({ text: 'x', blocks: JSON.parse(JSON.stringify(blocks)) as Json[] })).toEqual([]);
  expect(blocks.slice(3)).toMatchObject([
    small('Samenvatting: kort.'),
    small('Privacybeleid, geldig vanaf 6 oktober 2020'),
    small('Staat ook in: a.'),
    small('Staat ook in: b.'),
    { type: 'divider' },
    { type: 'section', text: { type: 'plain_text', text: 'Wet: een maand.', emoji: false } },
    { type: 'actions' },
  ]);
});

test('what the law says comes with an abstention as well', () => {
  const { blocks } = replyMessage({ ...answer, kind: 'abstain', passages: [], notes: ['Wet: een maand.'] });

  expect(blocks.map(({ type }) => type)).toEqual(['section', 'divider', 'section']);
});

test('an answer longer than Slack takes is refused, not cut', () => {
  const paragraph = { kind: 'paragraph' as const, text: 'x'.repeat(3000) };
  const long = { ...answer, passages: [{ ...passage('p1'), blocks: [paragraph, paragraph, paragraph] }] };

  expect(() => replyMessage(long)).toThrow(RangeError);
  expect(() => replyMessage({ ...answer, lead: ['x'.repeat(3001)] })).toThrow(RangeError);
  expect(() => replyMessage({ ...answer, lead: [], passages: [] })).toThrow(RangeError);
});

test('what notifications show holds no markup', () => {
  expect(replyMessage({ ...answer, lead: ['Vraag <!channel> & co'] }).text).toBe('Vraag &lt;!channel&gt; &amp; co');
});

test('a message of more than fifty blocks is refused, not cut', () => {
  const one = { lines: ['INC-2026-000001'], actions: [] };
  const reply = { ...answer, kind: 'cases' as const, passages: [], cases: Array.from({ length: 25 }, () => one) };

  expect(() => replyMessage(reply)).toThrow(RangeError);
});
