import { scrub } from '../../src/dialogs/scrub';
import { diceOf, digitsOf, pick } from './scrub-numbers';
import type { Dice } from './scrub-numbers';

const mark = () => '[removed]';
const pad = (number: number) => String(number).padStart(2, '0');

/** Thirteen digits, the last one the check digit of GS1. */
function ean(dice: Dice, start: string): string {
  const body = start + digitsOf(dice, 12 - start.length);
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return body + String((10 - (sum % 10)) % 10);
}

function company(dice: Dice, joint: string): string {
  const body = `0${4 + dice(4)}${digitsOf(dice, 6)}`;
  const number = body + pad(97 - (Number(body) % 97));
  return [number.slice(0, 4), number.slice(4, 7), number.slice(7)].join(joint);
}

const mobile = (dice: Dice) => ['4' + pick(dice, ['5', '6', '7', '8', '9']) + digitsOf(dice, 1), ...fill(dice, 3, 2)];
const fill = (dice: Dice, count: number, length: number) => Array.from({ length: count }, () => digitsOf(dice, length));

const LOOK_ALIKES: readonly ((dice: Dice) => string)[] = [
  (dice) => `+32 ${mobile(dice).join(' ')}`,
  (dice) => `+32${mobile(dice).join('')}`,
  (dice) => `32${mobile(dice).join('')}`,
  (dice) => `0032 ${mobile(dice).join(' ')}`,
  (dice) => `0032${mobile(dice).join('')}`,
  (dice) => `0${mobile(dice).join('/').replace('/', '.')}`,
  (dice) => `0${digitsOf(dice, 3)}/${fill(dice, 3, 2).join('.')}`,
  (dice) => `02 ${digitsOf(dice, 3)} ${fill(dice, 2, 2).join(' ')}`,
  (dice) => `+49 30 ${digitsOf(dice, 8)}`,
  (dice) => `+33 6 ${fill(dice, 4, 2).join(' ')}`,
  (dice) => `Tel. 030${digitsOf(dice, 8)}`,
  (dice) => `order ${digitsOf(dice, 8)}`,
  (dice) => `bestelling 2026${digitsOf(dice, 8)}`,
  (dice) => `dossier ${digitsOf(dice, 20)}`,
  (dice) => `dossier ${fill(dice, 5, 4).join(' ')}`,
  (dice) => `ticket INC-${digitsOf(dice, 7)}`,
  (dice) => `ticket #${digitsOf(dice, 10)}`,
  (dice) => `2026-${pad(1 + dice(12))}-${pad(1 + dice(28))} ${pad(dice(24))}:${pad(dice(60))}:${pad(dice(60))}`,
  (dice) => `2026${pad(1 + dice(12))}${pad(1 + dice(28))}${pad(dice(24))}${pad(dice(60))}${pad(dice(60))}`,
  (dice) => `${pad(1 + dice(28))}/${pad(1 + dice(12))}/2026 ${pad(dice(24))}u${pad(dice(60))}`,
  (dice) => `${pad(1 + dice(28))}/${pad(1 + dice(12))}/26 ${digitsOf(dice, 5)}`,
  (dice) => company(dice, '.'),
  (dice) => `BE${company(dice, '')}`,
  (dice) => `BE ${company(dice, '.')} 2026`,
  (dice) => ean(dice, '54'),
  (dice) => ean(dice, '40'),
  (dice) => `+++${digitsOf(dice, 3)}/${digitsOf(dice, 4)}/${digitsOf(dice, 5)}+++`,
  (dice) => `592-${digitsOf(dice, 7)}-${digitsOf(dice, 2)}`,
  (dice) => `CD${digitsOf(dice, 9)}BE`,
  (dice) => `1Z999AA1${digitsOf(dice, 10)}`,
  (dice) => `De trackingcode is 3232${digitsOf(dice, 20)}`,
  (dice) => `No ${digitsOf(dice, 13).replace(/^[2-6]/, '1')}`,
  (dice) => `bestelling de ${digitsOf(dice, 20)}`,
  (dice) => `51.${digitsOf(dice, 11)}, 3.${digitsOf(dice, 11)}`,
  (dice) => `550e8400-e29b-41d4-a716-${digitsOf(dice, 12)}`,
  (dice) => `35${digitsOf(dice, 13)}`,
  (dice) => `192.168.${dice(256)}.${dice(256)}:8080`,
  (dice) => `€ ${digitsOf(dice, 1)}.${digitsOf(dice, 3)}.${digitsOf(dice, 3)},${digitsOf(dice, 2)}`,
];

test('phones, orders, tickets, days, company numbers, goods and parcels stay, without a doubt', () => {
  const dice = diceOf(2);
  const texts = Array.from(
    { length: LOOK_ALIKES.length * 6 },
    (_, at) => LOOK_ALIKES[at % LOOK_ALIKES.length]?.(dice) ?? '',
  );
  const wrong = texts.filter((text) => {
    const { removed, doubtful, text: kept } = scrub(`Het gaat om ${text} van gisteren.`, mark);
    return removed.length + doubtful.length > 0 || kept !== `Het gaat om ${text} van gisteren.`;
  });
  expect(wrong).toEqual([]);
});

test('of 2000 random order numbers of 8 to 16 digits, at most 40 are asked about and 20 taken for a number', () => {
  const dice = diceOf(3);
  const found = Array.from({ length: 2_000 }, () => scrub(`order ${digitsOf(dice, 8 + dice(9))} is weg`, mark));
  expect(found.filter(({ doubtful }) => doubtful.length > 0).length).toBeLessThanOrEqual(40);
  expect(found.filter(({ removed }) => removed.length > 0).length).toBeLessThanOrEqual(20);
});
