import type { Acknowledged } from './filings';
import type { Logged } from './life';
import type { Kept } from './server';
import type { Soaked } from './soak';
import { faultsOf, verdictOf } from './verdict';

type Sent = { readonly reference: string; readonly version?: number; readonly token?: string; readonly mark?: string };

const filed = (reference: string, version = 1, at = 0): Acknowledged => ({
  id: `${reference}-${version}`,
  kind: reference.startsWith('INC') ? 'breach' : 'ask_dpo',
  reference,
  version,
  mark: `mark of ${reference} ${version}`,
  at,
});

/** A mail of the case `reference`, whose id is the same here; its boundary and date differ from sending to sending. */
function mail(at: number, { reference, version = 1, token = 'token', mark }: Sent): Kept {
  const lines = [
    `Message-ID:`,
    ` <${reference}.${version}.${token}@example.test>`,
    `X-Privacyloket-Case: ${reference}`,
    `Date: moment ${at}`,
    `Content-Type: multipart/mixed; boundary="line-${at}"`,
    '',
    `--line-${at}`,
    'Content-Type: application/json; name="case.json"',
    'Content-Disposition: attachment; filename="case.json"',
    '',
    JSON.stringify(mark ?? `mark of ${reference} ${version}`),
    `--line-${at}--`,
    '',
  ];
  return { at, raw: lines.join('\r\n'), told: true };
}

const accepted = (ms: number, caseId: string): Logged => ({
  at: new Date(ms).toISOString(),
  event: 'mail accepted',
  caseId,
  version: 1,
});

function soakedWith(acknowledged: readonly Acknowledged[], kept: readonly Kept[], more: Partial<Soaked> = {}): Soaked {
  return {
    planned: acknowledged.length,
    acknowledged,
    failedFilings: 0,
    kept,
    counts: {
      connections: 1,
      transactions: kept.length,
      overlapping: 0,
      refused4xx: 0,
      refused5xx: 0,
      droppedBeforeData: 0,
      droppedInData: 0,
      droppedAfterData: 0,
      stalled: 0,
    },
    downs: [],
    lives: [],
    kills: { byClock: 0, inSmtp: 0, whileStarting: 0 },
    shownSent: new Set(acknowledged.map(({ id }) => id)),
    left: 0,
    integrity: 'ok',
    tookMs: 0,
    ...more,
  };
}

async function faults(soaked: Soaked): Promise<readonly string[]> {
  return faultsOf(soaked, await verdictOf(soaked));
}

const [A, B] = ['VRG-2026-000001', 'INC-2026-000001'];
const two = [filed(A), filed(A, 2)];

test('all versions in order, one of them twice with the same bytes: no fault, and the repeat is counted', async () => {
  const soaked = soakedWith(two, [
    mail(1, { reference: A }),
    mail(5, { reference: A }),
    mail(9, { reference: A, version: 2 }),
  ]);
  const verdict = await verdictOf(soaked);
  expect(faultsOf(soaked, verdict)).toEqual([]);
  expect(verdict).toMatchObject({ delivered: 2, duplicates: { mails: 1, versions: 1 }, waitsMs: [1, 9] });
});

test('the time that the server was down is no part of the wait', async () => {
  const soaked = soakedWith([filed(A, 1, 10)], [mail(100, { reference: A })], { downs: [{ from: 5, to: 50 }] });
  expect(await verdictOf(soaked)).toMatchObject({ waitsMs: [50], waitsInAllMs: [90] });
});

test.each<[string, Soaked, string]>([
  ['a version that never came', soakedWith(two, [mail(1, { reference: A })]), `lost: ${A} v2`],
  ['a mail of what nobody filed', soakedWith([], [mail(1, { reference: A })]), `unknown: ${A} v1`],
  [
    'a version that came before the one before it',
    soakedWith(two, [mail(1, { reference: A, version: 2 }), mail(2, { reference: A })]),
    `outOfOrder: ${A} v2`,
  ],
  [
    'a repeat under another Message-ID',
    soakedWith([filed(A)], [mail(1, { reference: A }), mail(2, { reference: A, token: 'other' })]),
    `otherMessageId: ${A} v1`,
  ],
  [
    'a repeat of other bytes',
    soakedWith([filed(A)], [mail(1, { reference: A }), mail(2, { reference: A, mark: 'other' })]),
    `otherBytes: ${A} v1`,
  ],
  [
    'a mail of something else than was filed',
    soakedWith([filed(A)], [mail(1, { reference: A, mark: 'other' })]),
    `otherContent: ${A} v1`,
  ],
  [
    'a receipt that never said so',
    soakedWith([filed(A)], [mail(1, { reference: A })], { shownSent: new Set() }),
    `notShown: ${A} v1`,
  ],
  [
    'one case that two submissions were told of',
    soakedWith([filed(A), filed(A)], [mail(1, { reference: A })]),
    `filedTwice: ${A} v1`,
  ],
  [
    'a question that left while a breach was due',
    soakedWith([filed(A), filed(B)], [mail(20, { reference: A }), mail(30, { reference: B })], {
      lives: [{ beganAt: 10, logged: [accepted(21, A), accepted(31, B)] }],
    }),
    `left before a breach: ${A} v1`,
  ],
])('%s is a fault', async (_, soaked, fault) => {
  expect(await faults(soaked)).toContain(fault);
});
