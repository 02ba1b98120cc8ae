import type { Kept } from './server';

/** A mail that the server took, with what its header says. */
export type Taken = Kept & {
  /** With its angle brackets. */
  readonly messageId: string;
  readonly caseId: string;
  readonly reference: string;
  readonly version: number;
};

/** Throws when it is no mail of a case. */
export function readTaken(kept: Kept): Taken {
  const header = kept.raw.slice(0, kept.raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const field = (name: string) => new RegExp(`^${name}:\\s*(.+)$`, 'im').exec(header)?.[1]?.trim();
  const messageId = field('Message-ID');
  const reference = field('X-Privacyloket-Case');
  const [, caseId, version] = /^<([^.]+)\.(\d+)\./.exec(messageId ?? '') ?? [];
  if (messageId === undefined || reference === undefined || caseId === undefined) throw new Error('No mail of a case');
  return { ...kept, messageId, caseId, reference, version: Number(version) };
}

/** `INC-2026-000001 v2`. */
export function versionKey({ reference, version }: { readonly reference: string; readonly version: number }): string {
  return `${reference} v${version}`;
}

/**
 * The bytes of a mail but for what the mail library makes anew for every sending: the moment of it in `Date`, and the
 * lines that part its pieces, which are here numbered.
 */
export function canonical({ raw }: Pick<Kept, 'raw'>): string {
  const boundaries = [...raw.matchAll(/boundary="([^"]+)"/g)].map(([, boundary]) => boundary ?? '');
  return boundaries.reduce(
    (text, boundary, index) => text.replaceAll(boundary, `part-${index}`),
    raw.replace(/^Date: .*\r\n/m, ''),
  );
}

/** In the order in which they came. */
export function grouped<T>(list: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
