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
