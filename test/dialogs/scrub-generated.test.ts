import { scrub } from '../../src/dialogs/scrub';
import type { NumberKind } from '../../src/dialogs/scrub';
import { anyIban, anyNationalNumber, card, diceOf, fullWidth, inFours, joined, pick } from './scrub-numbers';
import type { Dice } from './scrub-numbers';

const mark = (kind: NumberKind) => `[${kind}]`;
const CUTS = [2, 4, 6, 9];

const NATIONAL: readonly ((number: string) => string)[] = [
  (number) => number,
  (number) => joined(number, CUTS, '..-.'),
  (number) => joined(number, CUTS, '    '),
  (number) => joined(number, CUTS, '//-/'),
  (number) => joined(number, CUTS, '//--'),
  (number) => joined(number, CUTS, '––—‑'),
  (number) => joined(number, CUTS, '\u202f\u00a0\u2009\u2007'),
  (number) => joined(number, CUTS, ['.', '.', ' - ', '.']),
  (number) => joined(number, CUTS, ['.', '.', '-\n', '.']),
  (number) => joined(number, [7], '\n'),
  (number) => joined(number, [6], '-'),
  (number) => joined(number, [6, 9], '  '),
  (number) => joined(fullWidth(number), CUTS, '．．－．'),
  (number) => [...number].join('\u200b'),
  (number) => joined(number, CUTS, ['.\u2060', '.', '\u00ad-', '.']),
];
const IBANS: readonly ((number: string) => string)[] = [
  (number) => number,
  (number) => inFours(number, ' '),
  (number) => inFours(number, '\u00a0'),
  (number) => inFours(number, '.'),
  (number) => inFours(number, '-'),
  (number) => inFours(number, ' ').toLowerCase(),
  (number) => number.toLowerCase(),
  (number) => joined(inFours(number, ' '), [2], ' '),
  (number) => joined(inFours(number, ' '), [9], '\n'),
  (number) => fullWidth(number),
  (number) => [...number].join('\u200d'),
];
const CARDS: readonly ((number: string) => string)[] = [
  (number) => number,
  (number) => printed(number, ' '),
  (number) => printed(number, '-'),
  (number) => printed(number, '\u202f'),
  (number) => printed(number, ' – '),
  (number) => joined(number, [8], '\n'),
  (number) => fullWidth(number),
];
const SENTENCES = [
  (number: string) => `Mijn nummer is ${number}.`,
  (number: string) => `nr${number}`,
  (number: string) => `rrn:${number}, graag nakijken`,
  (number: string) => `Ik stuurde (${number}) naar klant 12, op 4 maart.`,
  (number: string) => `1. ${number}\n2. niets`,
  (number: string) => `Bel mij op +32 470 12 34 56; ${number}`,
  (number: string) => `Mon numéro, c’est « ${number} » et rien d’autre.`,
  (number: string) => `N° ${number}: à qui l’ai-je envoyé ?`,
  (number: string) => `Please remove ${number}!`,
  (number: string) => `The customer, "${number}", called at 10:15.`,
  (number: string) => `Die Nummer lautet ${number} und gehört Frau Beispiel.`,
  (number: string) => `Kundennummer 4711 / ${number}`,
  (number: string) => `👩‍💻 ${number}👍`,
];

function printed(number: string, joint: string): string {
  return number.length === 15 ? joined(number, [4, 10], [joint, joint]) : inFours(number, joint);
}

function anyCard(dice: Dice): string {
  const [start, length] = pick(dice, [
    ['4', 16], ['51', 16], ['2221', 16], ['2720', 16], ['34', 15], ['37', 15], ['6703', 17], ['6011', 16], ['3530', 16],
  ] as const); // prettier-ignore
  return card(start, length, dice);
}

const KINDS: readonly [NumberKind, (dice: Dice) => string, readonly ((number: string) => string)[]][] = [
  ['national_number', anyNationalNumber, NATIONAL],
  ['iban', anyIban, IBANS],
  ['card', anyCard, CARDS],
];

const dice = diceOf(1);
const generated = Array.from({ length: 600 }, (_, at) => {
  const [kind, build, notations] = KINDS[at % 3] ?? KINDS[0] ?? [];
  if (!kind || !build || !notations) throw new RangeError('no kinds');
  const number = build(dice);
  const notation = notations[Math.floor(at / 3) % notations.length];
  const sentence = pick(dice, SENTENCES);
  return { kind, sentence, written: notation ? notation(number) : number };
});

test('600 valid numbers in many notations and sentences are replaced, and nothing else', () => {
  const results = generated.map(({ sentence, written }) => scrub(sentence(written), mark));
  const expected = generated.map(({ kind, sentence }) => ({
    text: sentence(mark(kind)),
    removed: [kind],
    doubtful: [],
  }));
  const wrong = results.flatMap((result, at) =>
    JSON.stringify(result) === JSON.stringify(expected[at])
      ? []
      : [{ result, ...expected[at], of: generated[at]?.written }],
  );
  expect(wrong).toEqual([]);
});

test('scrubbing twice changes nothing more', () => {
  const texts = generated.map(({ sentence, written }) => sentence(written));
  const pages = texts.map((_, at) => texts.slice(at, at + 5).join(pick(dice, [' ', '\n', ', ', '-', '  '])));
  for (const text of pages) {
    for (const options of [{}, { also: 'doubtful' } as const]) {
      const once = scrub(text, mark, options);
      expect(scrub(once.text, mark, options)).toEqual({ text: once.text, removed: [], doubtful: once.doubtful });
    }
  }
});
