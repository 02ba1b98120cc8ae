import { simpleParser } from 'mailparser';
import { priorities } from './breaches-first';
import type { Priorities } from './breaches-first';
import { canonical, grouped, readTaken, versionKey } from './taken';
import type { Taken } from './taken';
import type { Soaked } from './soak';

/** What a soak showed. Faults name references and versions. */
export type Verdict = {
  /** Acknowledged versions that never reached the mail server. */
  readonly lost: readonly string[];
  /** Mails of versions that nobody was told were filed. */
  readonly unknown: readonly string[];
  /** Cases that one submission became twice. */
  readonly filedTwice: readonly string[];
  /** Versions that were taken before the one before them. */
  readonly outOfOrder: readonly string[];
  /** Versions that came under more than one Message-ID. */
  readonly otherMessageId: readonly string[];
  /** Versions whose repeats differ. */
  readonly otherBytes: readonly string[];
  /** Versions whose mail does not hold what was filed. */
  readonly otherContent: readonly string[];
  /** Filings whose reporter was never shown that the mail was sent. */
  readonly notShown: readonly string[];
  readonly priorities: Priorities;
  /** Versions that came at least once. */
  readonly delivered: number;
  /** Mails beyond the first of their version, and of how many versions. */
  readonly duplicates: { readonly mails: number; readonly versions: number };
  /** From the acknowledgement until the mail was first taken, less the time the mail server was down; milliseconds. */
  readonly waitsMs: readonly number[];
  /** Of these, those of breaches. */
  readonly breachWaitsMs: readonly number[];
  /** The same with that time. */
  readonly waitsInAllMs: readonly number[];
};

export async function verdictOf(soaked: Soaked): Promise<Verdict> {
  const { acknowledged, downs, shownSent } = soaked;
  const taken = soaked.kept.map(readTaken);
  const byKey = grouped(taken, versionKey);
  const known = new Map(acknowledged.map((one) => [versionKey(one), one]));
  const firsts = [...byKey].flatMap(([key, [first]]) => (first ? [[key, first] as const] : []));
  const repeated = [...byKey].filter(([, mails]) => mails.length > 1);
  const waits = acknowledged.flatMap((one) => {
    const first = byKey.get(versionKey(one))?.[0];
    return first ? [{ kind: one.kind, from: one.at, to: Math.max(one.at, first.at) }] : [];
  });
  const upWithin = (wait: Span) => wait.to - wait.from - downWithin(wait, downs);
  return {
    lost: [...known.keys()].filter((key) => !byKey.has(key)),
    unknown: [...byKey.keys()].filter((key) => !known.has(key)),
    filedTwice: twice(acknowledged.map(versionKey)),
    outOfOrder: outOfOrder(firsts.map(([, first]) => first)),
    otherMessageId: differing(byKey, ({ messageId }) => messageId),
    otherBytes: differing(byKey, canonical),
    otherContent: await withoutMark(firsts, known),
    notShown: acknowledged.filter(({ id }) => !shownSent.has(id)).map(versionKey),
    priorities: priorities(soaked, taken),
    delivered: byKey.size,
    duplicates: { mails: taken.length - byKey.size, versions: repeated.length },
    waitsMs: waits.map(upWithin),
    breachWaitsMs: waits.filter(({ kind }) => kind === 'breach').map(upWithin),
    waitsInAllMs: waits.map(({ from, to }) => to - from),
  };
}

/** The faults, a line each; empty when the outbox keeps its promises. */
export function faultsOf(soaked: Soaked, verdict: Verdict): readonly string[] {
  const { planned, acknowledged, left, integrity, counts } = soaked;
  const lists = [
    'lost',
    'unknown',
    'filedTwice',
    'outOfOrder',
    'otherMessageId',
    'otherBytes',
    'otherContent',
    'notShown',
  ] as const;
  return [
    ...lists.flatMap((name) => verdict[name].map((key) => `${name}: ${key}`)),
    ...verdict.priorities.wrong.map((key) => `left before a breach: ${key}`),
    ...(acknowledged.length < planned ? [`not filed: ${planned - acknowledged.length}`] : []),
    ...(left > 0 ? [`left in the outbox: ${left}`] : []),
    ...(counts.overlapping > 0 ? [`sent at the same time: ${counts.overlapping}`] : []),
    ...(integrity === 'ok' ? [] : [`database: ${integrity}`]),
  ];
}

function twice(keys: readonly string[]): readonly string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}

/** `firsts`: in the order in which they were taken. */
function outOfOrder(firsts: readonly Taken[]): readonly string[] {
  const last = new Map<string, number>();
  return firsts.flatMap((one) => {
    const before = last.get(one.reference) ?? 0;
    last.set(one.reference, one.version);
    return one.version === before + 1 ? [] : [versionKey(one)];
  });
}

function differing(byKey: ReadonlyMap<string, readonly Taken[]>, of: (mail: Taken) => string): readonly string[] {
  return [...byKey].flatMap(([key, mails]) => (new Set(mails.map(of)).size > 1 ? [key] : []));
}

async function withoutMark(
  firsts: readonly (readonly [string, Taken])[],
  known: ReadonlyMap<string, { readonly mark: string }>,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [key, { raw }] of firsts) {
    const { attachments } = await simpleParser(raw);
    const json = attachments.find(({ contentType }) => contentType === 'application/json')?.content.toString();
    if (!json?.includes(known.get(key)?.mark ?? '')) wrong.push(key);
  }
  return wrong;
}

type Span = { readonly from: number; readonly to: number };

function downWithin({ from, to }: Span, downs: readonly Span[]): number {
  return downs.reduce((sum, down) => sum + Math.max(0, Math.min(to, down.to) - Math.max(from, down.from)), 0);
}
