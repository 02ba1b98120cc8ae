import {
  alarmPage,
  ANSWER,
  CASES,
  causePage,
  LONG_TERM,
  OFFER,
  other,
  RECEIPT,
  requestPage,
  reviewPage,
  STATE,
  WELCOME,
  withAlternatives,
} from './scripted-assistant';
import { cancelledCard } from '../../../src/channels/teams/receipt-card';
import { drawn, parts, texts } from './chat';
import { CARD_BYTES_MAX } from '../../../src/channels/teams/card';
import { rendered, sentFrom } from './validate-card';

const PROBLEMS = { description: 'Schrijf minstens 5 tekens.', discovered_at: 'Vul dit nog in.' };

test.each([
  ['an answer', drawn.reply(ANSWER)],
  ['an offer', drawn.reply(OFFER)],
  ['a welcome', drawn.reply(WELCOME)],
  ['a page to tap', drawn.form(causePage(STATE))],
  ['a page to fill in', drawn.form(alarmPage(STATE, {}, {}))],
  ['a page with problems', drawn.form(alarmPage(STATE, { description: 'kort', discovered_at: 'now' }, PROBLEMS))],
  ['a page where several can be chosen, with words for someone else', drawn.form(requestPage(STATE, 'access,unsure'))],
  ['a page with other forms that may be meant', drawn.form(withAlternatives(STATE))],
  ['a review', drawn.form(reviewPage(STATE))],
  ["a person's own cases", drawn.reply(CASES)],
  ['a receipt', drawn.receipt(RECEIPT)],
  ['a cancelled form', cancelledCard('Geannuleerd.', 'nl', texts)],
])('%s is a valid Adaptive Card 1.5', (_name, card) => {
  const { problems, text } = rendered(card);

  expect(problems).toEqual([]);
  expect(text).not.toBe('');
});

test('a passage is drawn word for word, whatever Markdown its words look like', () => {
  const { text } = rendered(drawn.reply(ANSWER));

  expect(text).toContain('Wij bewaren *geen* gegevens [langer](dan) nodig: "zolang als noodzakelijk".');
  expect(text).toContain('1.tijdens de overeenkomst2.tot tien jaar daarna');
});

test('further passages are folded until they are asked for', () => {
  const card = drawn.reply(ANSWER);

  expect(card.body.slice(-2)).toMatchObject([
    {
      type: 'ActionSet',
      actions: [{ type: 'Action.ToggleVisibility', title: 'Nog 2 passages', targetElements: ['more'] }],
    },
    { type: 'Container', id: 'more', isVisible: false },
  ]);
});

test('the words that answer are bold, in prose, an item and a cell, and no word changes', () => {
  const text = [
    'Wij bewaren *geen* gegevens [langer](dan) nodig: "zolang als noodzakelijk".',
    '1. tijdens de overeenkomst',
    '2. tot tien jaar daarna, zolang een vordering kan worden ingesteld',
    'Gegevens\tTermijn',
    'Oproepopnames\t1 maand',
    'Loongegevens\t10 jaar na het einde van de overeenkomst',
  ].join('\n');
  const words = ['*geen* gegevens', 'tien jaar', '1 maand'];
  const highlights = words.map((quote) => [text.indexOf(quote), text.indexOf(quote) + quote.length] as const);
  const card = drawn.reply({ ...ANSWER, passages: [{ ...LONG_TERM, text, highlights }] });
  const unmarked = drawn.reply({ ...ANSWER, passages: [{ ...LONG_TERM, text }] });

  const bold = (part: Record<string, unknown>) => part['type'] === 'TextRun' && part['weight'] === 'Bolder';
  expect(parts(card).flatMap((part) => (bold(part) ? [part['text']] : []))).toEqual([
    ...words.slice(0, 2),
    ...['Gegevens', 'Termijn'],
    ...words.slice(2),
  ]);
  expect(rendered(card).text).toBe(rendered(unmarked).text);
  expect(parts(card).filter(({ type }) => type === 'TextBlock')).toEqual([]);
});

test('a summary stands under its passage before the source, other places after it, what the law says last', () => {
  const passage = { ...LONG_TERM, blocks: [], summary: 'Samenvatting: kort.', also: ['Staat ook in: Bijlage.'] };
  const card = drawn.reply({ ...ANSWER, lead: [], passages: [passage], notes: ['Wet: een maand.'] });
  const small = (words: string, rest: object) => ({
    type: 'RichTextBlock',
    ...rest,
    inlines: [{ type: 'TextRun', text: words, size: 'Small', isSubtle: true }],
  });

  expect(rendered(card).problems).toEqual([]);
  expect(card.body).toEqual([
    {
      type: 'Container',
      style: 'emphasis',
      items: [
        small('Privacybeleid › Bewaartermijnen', {}),
        small('Samenvatting: kort.', { separator: true }),
        small('Privacybeleid, geldig vanaf 6 oktober 2020', { spacing: 'Small' }),
        small('Staat ook in: Bijlage.', { spacing: 'Small' }),
      ],
    },
    {
      type: 'Container',
      separator: true,
      items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Wet: een maand.' }] }],
    },
  ]);
});

test('what the law says comes with an abstention as well', () => {
  const { text } = rendered(drawn.reply({ ...ANSWER, kind: 'abstain', passages: [], notes: ['Wet: een maand.'] }));

  expect(text).toContain('Wet: een maand.');
});

test('where several can be chosen, those of the value are ticked, and the client sends ids joined by commas', () => {
  const card = drawn.form(requestPage(STATE, 'access,unsure'));

  expect(sentFrom(card, { press: 'Verzenden', toggle: [] })).toMatchObject({ rights: 'access,unsure' });
  expect(sentFrom(card, { press: 'Terug', toggle: ['Inzage', 'Wissen'] })).toMatchObject({ rights: 'erasure,unsure' });
  expect(sentFrom(card, { press: 'Annuleren', toggle: [] })).not.toHaveProperty('rights');
  const field = card.body.findIndex(({ id }) => id === 'rights');
  expect(card.body.slice(field, field + 3)).toMatchObject([
    { type: 'Input.ChoiceSet', label: 'Wat vraagt de persoon? *', isMultiSelect: true, style: 'expanded' },
    { inlines: [{ text: 'Vul dit nog in.', color: 'Attention' }] },
    { inlines: [{ text: 'Meer dan een mag.', isSubtle: true }] },
  ]);
});

test('other forms that may be meant stand between the notices and the options, in the colour of the notices', () => {
  const style = ({ style, selectAction }: Record<string, unknown>) => [style, selectAction !== undefined];

  expect(
    drawn
      .form(withAlternatives(STATE))
      .body.filter(({ type }) => type === 'Container')
      .map(style),
  ).toEqual([
    ['accent', false],
    ['accent', true],
    ['accent', true],
    ...Array.from({ length: 4 }, () => ['emphasis', true]),
  ]);
});

test('words for someone else stand in a box of their own, word for word', () => {
  const { body } = drawn.form(requestPage(STATE, ''));

  expect(body).toContainEqual({
    type: 'Container',
    style: 'emphasis',
    items: [
      {
        type: 'RichTextBlock',
        inlines: [{ type: 'TextRun', text: 'Dit mag je tegen de persoon zeggen:', weight: 'Bolder' }],
      },
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Je *transmets* votre demande.' }] },
    ],
  });
});

const changesOf = (card: unknown) =>
  parts(card).filter(({ type, verb }) => type === 'Action.Execute' && verb === 'change');

test('the review shows each page with its answers as they were typed, and a button to change it', () => {
  const card = drawn.form(reviewPage(STATE));

  const { text } = rendered(card);
  expect(text).toContain('Wanneer merkte je het?Gisteren, 16:40In je eigen woorden');
  expect(text).toContain('1. Lijst *naar* de2. verkeerde [klant](x)Wijzig: Wat er gebeurde');
  expect(changesOf(card)).toMatchObject([
    { title: 'Wijzig: Oorzaak', data: { $loket: { to: 'cause' } } },
    { title: 'Wijzig: Wat er gebeurde', data: { $loket: { to: 'alarm' } } },
  ]);
});

test('a page with many options and other forms that may be meant fits, each of them still there to press', () => {
  const label = 'Eine Option, deren Beschriftung so lang ist wie die längste auf Deutsch';
  const page = withAlternatives({ ...STATE, submissionId: 'x'.repeat(36) });
  const [field] = page.fields;
  if (field?.kind !== 'choice') throw new Error('no options');
  const options = Array.from({ length: 11 }, (_, index) => ({ id: `option_with_its_id_${index}`, label }));
  const card = drawn.form({ ...page, notices: ['x'.repeat(400)], fields: [{ ...field, options }] });

  expect(rendered(card).problems).toEqual([]);
  expect(rendered(card).text.split(label)).toHaveLength(12);
  expect(parts(card).filter(({ selectAction }) => selectAction !== undefined)).toHaveLength(13);
});

describe('a review that is too long', () => {
  const sections = (count: number, value: string) =>
    Array.from({ length: count }, (_, page) => ({
      page: `page_${page}`,
      title: `Pagina ${page}`,
      rows: Array.from({ length: 5 }, (_row, row) => ({ label: `Vraag ${page}.${row}`, value })),
      changeLabel: `Wijzig: Pagina ${page}`,
    }));
  const review = (count: number, value: string) => {
    const card = drawn.form({ ...reviewPage(STATE), review: sections(count, value) });
    expect(Buffer.byteLength(JSON.stringify(card), 'utf16le')).toBeLessThanOrEqual(CARD_BYTES_MAX);
    expect(changesOf(card)).toHaveLength(count);
    return rendered(card).text;
  };

  test('is drawn in fewer lines, with every word', () => {
    const text = review(6, 'woord voor woord '.repeat(8).trim());

    expect(text.match(/woord voor woord/g)).toHaveLength(6 * 5 * 8);
    expect(text).not.toContain(texts.t('nl', 'teams.shortened'));
    expect(text).toContain('Vraag 0.0 · woord');
  });

  test('else has long answers shortened, never through the middle of a character, and says how much is missing', () => {
    const text = review(6, '🚨'.repeat(300));

    expect(text).toContain(texts.t('nl', 'teams.shortened'));
    expect(text).toContain(`Vraag 5.4 · ${'🚨'.repeat(60)}… (nog 240 tekens)`);
  });

  test('else shows the pages alone and says that answers are not shown', () => {
    const text = review(13, 'woord '.repeat(15).trim());

    expect(text).toContain(texts.t('nl', 'teams.too_long'));
    expect(text).not.toContain('woord');
  });
});

test('a case stands with its buttons under it, one without has none', () => {
  expect(drawn.reply(CASES).body.slice(1)).toMatchObject([
    {
      type: 'Container',
      items: [
        { inlines: [{ text: 'INC-2026-000045 · Incident' }] },
        { inlines: [{ text: 'Stand: open' }] },
        {
          type: 'ActionSet',
          actions: [{ title: 'Aanvullen: INC-2026-000045', data: { $loket: { request: { dialog: 'addition' } } } }],
        },
      ],
    },
    { items: [{ inlines: [{ text: 'DSR-2026-000007 · Verzoek' }] }, { inlines: [{ text: 'Stand: beantwoord' }] }] },
  ]);
});

test('five cases with three lines and three buttons each, and the button to older ones, fit in one card', () => {
  const [action] = CASES.cases?.[0]?.actions ?? [];
  if (action === undefined) throw new Error('no button');
  const many = { lines: Array.from({ length: 3 }, () => 'x'.repeat(100)), actions: [action, action, action] };
  const card = drawn.reply({ ...CASES, cases: Array.from({ length: 5 }, () => many) });

  expect(parts(card).filter(({ type }) => type === 'Action.Execute')).toHaveLength(15 + 1);
});

test('every button has a fallback with the same data', () => {
  const buttons = [drawn.reply(ANSWER), drawn.form(causePage(STATE)), drawn.form(alarmPage(STATE, {}, {}))]
    .flatMap(parts)
    .filter((part) => part['type'] === 'Action.Execute');

  expect(buttons).toHaveLength(9);
  for (const button of buttons) {
    const { title, data, associatedInputs } = button;
    expect(button['fallback']).toEqual({ type: 'Action.Submit', title, data, associatedInputs });
  }
});

test('a card too large for Teams is refused, not cut', () => {
  const words = 'woord '.repeat(3_000);
  const passage = { ...LONG_TERM, blocks: [{ kind: 'paragraph', text: words }] as const };

  expect(() => drawn.reply({ ...ANSWER, passages: [passage] })).toThrow(/bytes in UTF-16, Teams takes 28672/);
});

test('folded passages make room for the answer: first what is said about them goes, then they themselves', () => {
  const filled = (length: number) => {
    const long = { ...other('p-lang', 'Een andere passage.'), summary: `Samenvatting ${'x'.repeat(length)}` };
    const others = [long, { ...other('p-veel', 'y'.repeat(length)), summary: 'Kort.' }];
    return rendered(drawn.reply({ ...ANSWER, passages: [{ ...LONG_TERM, summary: 'Mijn samenvatting.' }, ...others] }));
  };

  const [all, without, none] = [filled(100), filled(6_000), filled(14_000)].map(({ text }) => text);
  for (const text of [all, without, none]) expect(text).toContain('Mijn samenvatting.');
  expect(all).toContain('Samenvatting xxx');
  expect(without).not.toContain('Samenvatting xxx');
  expect(without).toContain('yyy');
  expect(none).not.toContain('Een andere passage.');
});

test('a reply with more buttons than Teams draws is refused, not cut', () => {
  const actions = Array.from({ length: 7 }, () => ANSWER.actions).flat();

  expect(() => drawn.reply({ ...ANSWER, actions })).toThrow('Card: 7 buttons, Teams draws 6');
});

test('the reference renderer finds what is wrong', () => {
  const card = { ...drawn.receipt(RECEIPT), body: [{ type: 'Input.Text' }, { type: 'Marquee' }] };

  expect(rendered(card).problems).not.toEqual([]);
});
