import { codeOf, createLog } from '../src/log';
import type { LogFields } from '../src/log';

const NOW = new Date('2026-11-20T15:43:12Z');

function logged(
  level: 'debug' | 'info' | 'warn' | 'error',
  write: (log: ReturnType<typeof createLog>) => void,
): unknown[] {
  const lines: string[] = [];
  write(createLog({ level, now: () => NOW, write: (line) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as unknown);
}

test('a line is JSON of time, level, event, ids, counts and codes', () => {
  expect(
    logged('info', (log) => log.info('mail accepted', { reference: 'INC-2026-000001', version: 1, attempt: 2 })),
  ).toEqual([
    {
      at: '2026-11-20T15:43:12.000Z',
      level: 'info',
      event: 'mail accepted',
      reference: 'INC-2026-000001',
      version: 1,
      attempt: 2,
    },
  ]);
});

test.each(['Nele Voorbeeld', 'nele@example.test', 'x'.repeat(81), 'een\nregel'])(
  'what may be a name, an address or a text is withheld: %j',
  (value) => {
    const fields: LogFields = { code: value };
    expect(logged('info', (log) => log.error('failed', fields))).toMatchObject([{ code: 'withheld' }]);
  },
);

test('lines below the level are not written', () => {
  expect(
    logged('warn', (log) => {
      log.debug('a');
      log.info('b');
      log.warn('c');
      log.error('d');
    }),
  ).toMatchObject([{ event: 'c' }, { event: 'd' }]);
});

test.each([
  [Object.assign(new Error('nele@example.test is no recipient'), { code: 'EENVELOPE' }), 'EENVELOPE'],
  [Object.assign(new Error('x'), { code: 550 }), '550'],
  [new RangeError('secret'), 'RangeError'],
  ['a string', 'unknown'],
])('%#: of an error only its code is told', (error, code) => {
  expect(codeOf(error)).toBe(code);
});
