import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Keys } from '../store/encryption';

type Saved = { readonly data: string; readonly lookup: string };

/** The demo's own keys, made at its first start and kept in a file beside its database. */
export function readDemoKeys(file: string): Keys {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    const key = () => randomBytes(32).toString('base64');
    writeFileSync(file, JSON.stringify({ data: key(), lookup: key() } satisfies Saved), { mode: 0o600 });
  }
  const { data, lookup } = JSON.parse(readFileSync(file, 'utf8')) as Saved;
  return { current: 'demo', data: { demo: Buffer.from(data, 'base64') }, lookup: Buffer.from(lookup, 'base64') };
}
