import { clockAt } from '../support/clock';
import type { Clock } from '../support/clock';
import { NELE, OMAR } from '../support/filings';
import { KEEPERS } from './draft-stores';
import type { Keeping } from './draft-stores';

const STARTED_AT = new Date('2026-11-20T15:43:12Z');

describe.each(KEEPERS)('people $name', ({ open }) => {
  let clock: Clock;
  let keeping: Keeping;
  beforeEach(async () => {
    clock = clockAt(STARTED_AT.toISOString());
    keeping = await open(clock.now);
  });
  afterEach(() => keeping.close());

  test('a person is new once, also when several messages come at once over two processes', async () => {
    const firsts = await Promise.all(
      Array.from({ length: 8 }, (_, index) => (index % 2 ? keeping : keeping.elsewhere).people.isFirstContact(NELE)),
    );
    expect(firsts.filter(Boolean)).toHaveLength(1);
    expect(await keeping.people.isFirstContact({ ...NELE, name: 'N. Voorbeeld-Gehuwd' })).toBe(false);
    expect(await keeping.people.isFirstContact(OMAR)).toBe(true);
    expect(await keeping.people.isFirstContact({ ...NELE, channel: 'slack' })).toBe(true);
  });

  test('the client of the last case is remembered for its person alone', async () => {
    expect(await keeping.people.lastClient(NELE)).toBeUndefined();
    await keeping.people.rememberClient(NELE, 'telecom');
    await keeping.people.rememberClient(NELE, 'energie');
    expect(await keeping.elsewhere.people.lastClient(NELE)).toBe('energie');
    expect(await keeping.people.lastClient(OMAR)).toBeUndefined();
  });

  test('who sent a report before saying anything is still new, and a greeting does not forget the client', async () => {
    await keeping.people.rememberClient(NELE, 'telecom');
    expect(await keeping.people.isFirstContact(NELE)).toBe(true);
    await keeping.people.rememberClient(NELE, 'telecom');
    expect(await keeping.people.isFirstContact(NELE)).toBe(false);
    expect(await keeping.people.lastClient(NELE)).toBe('telecom');
  });

  test('whom nobody heard of for long is forgotten, and new again', async () => {
    for (const person of [NELE, OMAR]) {
      await keeping.people.isFirstContact(person);
      await keeping.people.rememberClient(person, 'telecom');
    }
    clock.pass(1_000);
    await keeping.people.isFirstContact(OMAR);
    expect(await keeping.people.forgetBefore(STARTED_AT)).toBe(0);
    expect(await keeping.people.forgetBefore(clock.now())).toBe(1);
    expect([await keeping.people.lastClient(NELE), await keeping.people.lastClient(OMAR)]).toEqual([
      undefined,
      'telecom',
    ]);
    expect([await keeping.people.isFirstContact(NELE), await keeping.people.isFirstContact(OMAR)]).toEqual([
      true,
      false,
    ]);
  });
});
