import { alarmPage, ANSWER, causePage, LONG_TERM, OFFER, other, RECEIPT, STATE, WELCOME } from './scripted-assistant';
import { cancelledCard } from '../../../src/channels/teams/receipt-card';
import { drawn, parts, texts } from './chat';
import { rendered } from './validate-card';

const PROBLEMS = { description: 'Schrijf minstens 5 tekens.', discovered_at: 'Vul dit nog in.' };

test.each([
  ['an answer', drawn.reply(ANSWER)],
  ['an offer', drawn.reply(OFFER)],
  ['a welcome', drawn.reply(WELCOME)],
  ['a page to tap', drawn.form(causePage(STATE))],
  ['a page to fill in', drawn.form(alarmPage(STATE, {}, {}))],
  ['a page with problems', drawn.form(alarmPage(STATE, { description: 'kort', discovered_at: 'now' }, PROBLEMS))],
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
