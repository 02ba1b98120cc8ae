import type { Answers } from '../../../src/dialogs/definition';
import { breach, compose, firstScreen, later, section } from '../composing';
import { ORGANISATION } from '../organisation';

const at = (time: string): Answers => ({ discovered_at: `2026-11-${time}:00+01:00` });
/** Filed on Friday 20 November 2026 at 16:43. */
const mailOf = (answers: Answers) => compose(breach(answers));
const clocksOf = (answers: Answers) => mailOf(answers).subject.split(' | ').slice(3);
const banner = (mail: { readonly text: string }) => /^!! (.*)$/m.exec(mail.text)?.[1];

describe('what ends first stands first', () => {
  const energie = { client: 'energie', ...at('19T17:00') };

  test('both: the hours of the contract before the 72, in the subject and in the headlines', () => {
    const answers = { data_owner: 'both', ...energie };
    expect(clocksOf(answers)).toEqual([
      'verwittig de opdrachtgever zonder onredelijke vertraging (contract: vr 20/11/2026 17:00)',
      '72u indien VG verantwoordelijke is: zo 22/11/2026 17:00',
    ]);
    expect(firstScreen(mailOf(answers)).filter((line) => line.startsWith('=> '))).toEqual([
      '=> De opdrachtgever verwittigen (AVG art. 33.2): zonder onredelijke vertraging',
      '=> Termijn uit het contract met Energie & Zonen <Voorbeeld>: vr 20/11/2026 17:00',
      '=> 72 uur verstrijkt, indien VG verantwoordelijke is (AVG art. 33.1): zo 22/11/2026 17:00',
    ]);
  });

  test('unknown: the same, each under its condition', () => {
    expect(clocksOf({ data_owner: 'unknown', ...energie })).toEqual([
      'indien van een opdrachtgever: verwittig die zonder onredelijke vertraging (contract: vr 20/11/2026 17:00)',
      '72u indien VG verantwoordelijke is: zo 22/11/2026 17:00',
    ]);
  });

  test('a contract of more than 72 hours comes after them, and so does a client without one', () => {
    const clients = ORGANISATION.clients.map((client) => ({ ...client, breach_hours: 96 }));
    const { subject } = compose(breach({ data_owner: 'both', ...energie }), {
      organisation: { ...ORGANISATION, clients },
    });
    expect(subject.split(' | ').slice(3)).toEqual([
      '72u indien VG verantwoordelijke is: zo 22/11/2026 17:00',
      'verwittig de opdrachtgever zonder onredelijke vertraging (contract: ma 23/11/2026 17:00)',
    ]);
    expect(clocksOf({ data_owner: 'both', client: 'telecom', ...at('19T17:00') })).toEqual([
      '72u indien VG verantwoordelijke is: zo 22/11/2026 17:00',
      'verwittig de opdrachtgever zonder onredelijke vertraging',
    ]);
  });
});

describe('a clock that has run out, or nearly, makes a breach urgent', () => {
  test.each<[string, Answers, string[], string | undefined]>([
    [
      'days late',
      at('16T09:00'),
      ['72u: do 19/11/2026 09:00, verstreken'],
      'Dringend: 72 uur al verstreken op do 19/11/2026 09:00.',
    ],
    [
      '77 minutes left',
      at('17T18:00'),
      ['72u: vr 20/11/2026 18:00'],
      'Dringend: 72 uur verstrijkt al op vr 20/11/2026 18:00.',
    ],
    [
      'just less than 24 hours left',
      at('18T16:43'),
      ['72u: za 21/11/2026 16:43'],
      'Dringend: 72 uur verstrijkt al op za 21/11/2026 16:43.',
    ],
    ['just more than 24 hours left', at('18T16:44'), ['72u: za 21/11/2026 16:44'], undefined],
    [
      'a contract that expired',
      { data_owner: 'client', client: 'energie', ...at('19T00:00') },
      ['verwittig de opdrachtgever zonder onredelijke vertraging (contract: vr 20/11/2026 00:00, verstreken)'],
      'Dringend: termijn uit het contract al verstreken op vr 20/11/2026 00:00.',
    ],
    [
      'a contract of 24 hours with 9 left',
      { data_owner: 'client', client: 'energie', ...at('20T01:44') },
      ['verwittig de opdrachtgever zonder onredelijke vertraging (contract: za 21/11/2026 01:44)'],
      undefined,
    ],
    [
      'a contract of 24 hours with less than 8 left',
      { data_owner: 'client', client: 'energie', ...at('20T00:43') },
      ['verwittig de opdrachtgever zonder onredelijke vertraging (contract: za 21/11/2026 00:43)'],
      'Dringend: termijn uit het contract verstrijkt al op za 21/11/2026 00:43.',
    ],
    [
      'a processor without a contract, whose 72 hours are not its own',
      { data_owner: 'client', client: 'telecom', ...at('10T09:00') },
      ['verwittig de opdrachtgever zonder onredelijke vertraging'],
      undefined,
    ],
    [
      'perhaps late',
      { data_owner: 'unknown', ...at('16T09:00') },
      [
        '72u indien VG verantwoordelijke is: do 19/11/2026 09:00, verstreken',
        'indien van een opdrachtgever: verwittig die zonder onredelijke vertraging',
      ],
      'Dringend: 72 uur al verstreken op do 19/11/2026 09:00, indien VG verantwoordelijke is.',
    ],
  ])('%s', (_, answers, clocks, reason) => {
    const mail = mailOf(answers);
    expect(mail.subject.split(' | ').slice(3)).toEqual(clocks);
    expect(mail.subject.startsWith('[DRINGEND][DATALEK?] ')).toBe(reason !== undefined);
    expect(banner(mail)).toBe(reason);
  });

  test('before the reasons in what happened', () => {
    expect(banner(mailOf({ cause: 'phishing', ...at('16T09:00') }))).toBe(
      'Dringend: 72 uur al verstreken op do 19/11/2026 09:00; phishing, er kan meer volgen. Bel nu ook IT.',
    );
  });

  test('not one that passed after the report: part 1 may have left in time', () => {
    const details = later(breach(), 'breach_details', { submittedAt: new Date('2026-11-25T09:00:00Z') });
    const mail = compose(details);
    expect(mail.subject).toBe(
      '[DATALEK?][AANVULLING 1] INC-2026-000001 | VG zelf | verkeerde ontvanger | 72u: ma 23/11/2026 16:40, verstreken',
    );
    expect(firstScreen(mail)).toContain(
      '=> 72 uur verstrijkt (AVG art. 33.1): ma 23/11/2026 16:40, intussen verstreken; te motiveren als deel 1 later vertrok of nog moet vertrekken',
    );
    expect(section(mail, 'Nog te weten')).toContain(
      '(33.1) reden van de vertraging, als deel 1 na ma 23/11/2026 16:40 vertrok of nog moet vertrekken: te bepalen door de DPO',
    );
  });
});

test('a late report wants the reasons for it, and one in time none', () => {
  const reasons = (answers: Answers) =>
    section(mailOf(answers), 'Nog te weten').filter((line) => line.includes('33.1'));
  expect(reasons(at('16T09:00'))).toEqual(['(33.1) reden van de vertraging: te bepalen door de DPO']);
  expect(reasons(at('20T09:00'))).toEqual([]);
  expect(reasons({ data_owner: 'client', client: 'energie', ...at('16T09:00') })).toEqual([]);
});
