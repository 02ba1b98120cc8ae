import { pieces } from '../../../src/channels/slack/pieces';

const LONG =
  'Wij vroegen 🚨 inzage in alles.\nEn in de rest ook, met een heel_lang_woord_zonder_spatie erin 🚨🚨🚨🚨🚨🚨🚨🚨';

test.each([2, 3, 7, 10, 16, 33, 3000])('pieces of %i are the whole text', (max) => {
  const parts = pieces(LONG, max);

  expect(parts.join('')).toBe(LONG);
  expect(parts.filter((part) => part.length === 0 || part.length > max)).toEqual([]);
  expect(parts.filter((part) => /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(part))).toEqual([]);
});

test('a text is parted behind a line break or a space where there is one near', () => {
  expect(pieces('een twee drie vier', 10)).toEqual(['een twee ', 'drie vier']);
  expect(pieces('een_twee_drie_vier', 10)).toEqual(['een_twee_d', 'rie_vier']);
});
