import { alarmPage, ANSWER, causePage, LONG_TERM, OFFER, RECEIPT, STATE, WELCOME } from './scripted-assistant';
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

test('a reply with more buttons than Teams draws is refused, not cut', () => {
  const actions = Array.from({ length: 7 }, () => ANSWER.actions).flat();

  expect(() => drawn.reply({ ...ANSWER, actions })).toThrow('Card: 7 buttons, Teams draws 6');
});

test('the reference renderer finds what is wrong', () => {
  const card = { ...drawn.receipt(RECEIPT), body: [{ type: 'Input.Text' }, { type: 'Marquee' }] };

  expect(rendered(card).problems).not.toEqual([]);
});
