import { scrub } from '../../src/dialogs/scrub';
import type { NumberKind } from '../../src/dialogs/scrub';
import { card, diceOf, iban, inFours, joined, mistyped, nationalNumber } from './scrub-numbers';

const mark = (kind: NumberKind) => `[${kind}]`;
const dice = diceOf(4);
const NATIONAL = nationalNumber({ year: 1985, month: 7, day: 30 }, 33);
const IBAN = iban('BE', '000123456789');
const CARD = card('4', 16, dice);
const CUTS = [2, 4, 6, 9];

const untouched = (text: string) => ({ text, removed: [], doubtful: [] });

describe('a national number', () => {
  test.each([
    ['born in 1985', nationalNumber({ year: 1985, month: 7, day: 30 }, 33)],
    ['born in 2004', nationalNumber({ year: 2004, month: 2, day: 29 }, 12)],
    ['born on an unknown day', nationalNumber({ year: 1971, month: 5, day: 0 }, 7)],
    ['born in an unknown month', nationalNumber({ year: 1971, month: 0, day: 0 }, 7)],
    ['with all that is unknown', nationalNumber({ year: 1940, month: 0, day: 1 }, 1)],
    ['of the BIS register, sex not known', nationalNumber({ year: 1990, month: 12, day: 31 }, 7, 20)],
    ['of the BIS register, sex known', nationalNumber({ year: 2001, month: 1, day: 2 }, 998, 40)],
  ])('%s is taken out', (_, number) => {
    expect(scrub(`(${number})`, mark)).toEqual({
      text: '([national_number])',
      removed: ['national_number'],
      doubtful: [],
    });
  });

  test('is not one with a month that no register gives', () => {
    const number = nationalNumber({ year: 1985, month: 77, day: 30 }, 33);
    expect(scrub(number, mark)).toEqual(untouched(number));
  });

  test('that Slack made a link of is taken out of both halves', () => {
    const link = `<tel:${NATIONAL}|${joined(NATIONAL, CUTS, '..-.')}>`;
    expect(scrub(link, mark).text).toBe('<tel:[national_number]|[national_number]>');
  });

  test('is not read across the lines of a list of orders', () => {
    const list = `112233\n${NATIONAL.slice(0, 6)}\n${NATIONAL.slice(6)}\n445566`;
    expect(scrub(list, mark)).toEqual(untouched(list));
  });
});

describe('a card', () => {
  test('is taken out with its expiry standing beside it', () => {
    expect(scrub(`${inFours(CARD, ' ')} 09/27 123`, mark).text).toBe('[card] 09/27 123');
    expect(scrub(`${inFours(CARD, ' ')} 0927`, mark).text).toBe('[card] 0927');
  });

  test('of no network is none', () => {
    const number = inFours(card('99', 16, dice), ' ');
    expect(scrub(number, mark)).toEqual(untouched(number));
  });

  test('is taken out of a row of cards', () => {
    const amex = joined(card('37', 15, dice), [4, 10], [' ', ' ']);
    const row = [inFours(CARD, ' '), inFours(card('52', 16, dice), ' '), amex, amex].join(' ');
    expect(scrub(row, mark).text).toBe('[card] [card] [card] [card]');
  });

  test('inside an order number of twenty digits in fours is none', () => {
    const number = `${inFours(CARD, ' ')} 8888`;
    expect(scrub(number, mark)).toEqual(untouched(number));
  });
});

describe('an IBAN', () => {
  test('of another length than its country has is none', () => {
    const number = iban('BE', '00012345678');
    expect(scrub(`x ${number} x`, mark)).toEqual(untouched(`x ${number} x`));
  });

  test('is not read in prose whose letters and digits happen to fit', () => {
    const texts = Array.from(
      { length: 2_400 },
      (_, at) => `om 07/${10 + (at % 90)}/2026 16u${10 + (at % 49)} van gisteren`,
    );
    expect(texts.map((text) => scrub(text, mark))).toEqual(texts.map(untouched));
  });

  test('with the groups of an old Belgian account is taken out', () => {
    expect(scrub(joined(IBAN, [2, 4, 7, 14], '  --'), mark).text).toBe('[iban]');
  });

  test('ends where its country says, and the sentence goes on', () => {
    expect(scrub(`Stort op ${inFours(IBAN, ' ')} van Jan`, mark).text).toBe('Stort op [iban] van Jan');
  });
});

describe('what looks like a number but fails its checksum', () => {
  const DOUBTFUL: readonly [NumberKind, string][] = [
    ['national_number', joined(mistyped(NATIONAL), CUTS, '..-.')],
    ['national_number', joined(mistyped(NATIONAL), CUTS, '    ')],
    ['national_number', joined(mistyped(NATIONAL), CUTS, '//-.')],
    ['national_number', mistyped(NATIONAL)],
    ['iban', mistyped(IBAN)],
    ['iban', inFours(mistyped(IBAN), ' ')],
    ['iban', inFours(mistyped(IBAN), ' ').toLowerCase()],
    ['iban', inFours(mistyped(iban('FR', '30006000011234567890189')), ' ')],
    ['card', inFours(mistyped(CARD), ' ')],
    ['card', inFours(mistyped(CARD), '-')],
  ];

  test.each(DOUBTFUL)('is kept and asked about: %s %s', (kind, number) => {
    expect(scrub(`dit: ${number}.`, mark)).toEqual({ text: `dit: ${number}.`, removed: [], doubtful: [kind] });
  });

  test.each(DOUBTFUL)('is taken out when asked: %s %s', (kind, number) => {
    const result = { text: `dit: ${mark(kind)}.`, removed: [kind], doubtful: [] };
    expect(scrub(`dit: ${number}.`, mark, { also: 'doubtful' })).toEqual(result);
  });

  test('is told apart from what is sure in the same text', () => {
    const text = `${CARD} en ${mistyped(NATIONAL)} en ${IBAN}, ${CARD}`;
    expect(scrub(text, mark)).toEqual({
      text: `[card] en ${mistyped(NATIONAL)} en [iban], [card]`,
      removed: ['card', 'iban'],
      doubtful: ['national_number'],
    });
  });
});

test('what stands around a number is kept byte for byte', () => {
  const around = ['👨‍👩‍👧‍👦🏳️‍🌈 e\u0301\u0323 \u200b', '\u0301\u200d🇧🇪 ﬁ ① m² 1️⃣2️⃣ \ud83d \r\n\t'] as const;
  const { text } = scrub(around[0] + NATIONAL + around[1], mark);
  expect(text).toBe(`${around[0]}[national_number]${around[1]}`);
  expect(scrub(around.join(''), mark)).toEqual(untouched(around.join('')));
});

describe('a text that was made to be slow', () => {
  const HOSTILE = [
    '1', '1 ', '1.', '12 ', '1234 ', '85 07 30 033 29 ', '1\u200b', 'BE', 'BE12', 'be 1 ', 'BE12 1 ', 'MT12TEST', 'a1',
    '4-', ' ', '\n', '1\n', '-.', '4111 ', '85073003329 ', `${NATIONAL} `, `${inFours(CARD, ' ')} `, '１ ', 'tel ', 'BE 12 ',
  ]; // prettier-ignore

  test.each(HOSTILE)('of %j takes no more than its length', (piece) => {
    const text = piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000);
    const before = process.cpuUsage();
    scrub(text, mark);
    const { user, system } = process.cpuUsage(before);
    // Measured 1 to 8 ms. Patterns that go back over what they read take seconds, on any machine.
    expect((user + system) / 1_000).toBeLessThan(500);
  });
});
