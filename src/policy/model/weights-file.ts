import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Regression } from './regression';

/** What was learnt from examples: models, and the JSON of an index. */
export type Learnt = { readonly models: readonly Regression[]; readonly index: string };

/** Changes when the same examples would give something else: with every change of features, training or index. */
const FORMAT = 'privacyloket weights 1';

const HEADER_BYTES = 512;

type Header = {
  readonly format: string;
  readonly fingerprint: string;
  readonly models: readonly { readonly classes: number; readonly rows: number }[];
  readonly indexBytes: number;
};

/** Writes what was learnt beside its content; a reader sees the old file or the new one, never half. */
export function writeWeights(file: string, fingerprint: string, { models, index }: Learnt): void {
  const json = Buffer.from(index);
  const header: Header = {
    format: FORMAT,
    fingerprint,
    models: models.map(({ classes, rows }) => ({ classes, rows: rows.size })),
    indexBytes: json.length,
  };
  const parts = models.flatMap(({ rows, rarity, scale, weights }) => [
    bytesOf(Uint32Array.from(rows.keys())),
    bytesOf(rarity),
    bytesOf(scale),
    padded(bytesOf(weights)),
  ]);
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, Buffer.concat([Buffer.from(JSON.stringify(header).padEnd(HEADER_BYTES)), ...parts, json]));
  renameSync(unfinished, file);
}

/** What a file holds, or undefined when there is none, or one that was learnt from other content. */
export function readWeights(file: string, fingerprint: string): Learnt | undefined {
  const bytes = read(file);
  const header = bytes && headerOf(bytes);
  if (!bytes || header?.format !== FORMAT || header.fingerprint !== fingerprint) return undefined;
  // A typed array begins at a multiple of its size; a small Buffer may begin anywhere.
  const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  let at = byteOffset + HEADER_BYTES;
  const take = (length: number): number => {
    const start = at;
    at += Math.ceil(length / 4) * 4;
    return start;
  };
  const models = header.models.map(({ classes, rows }): Regression => {
    const hashes = new Uint32Array(buffer, take(rows * 4), rows);
    const rarity = new Float32Array(buffer, take(rows * 4), rows);
    const scale = new Float32Array(buffer, take(rows * 4), rows);
    const weights = new Int8Array(buffer, take(rows * classes), rows * classes);
    return { classes, rows: new Map(Array.from(hashes, (hash, row) => [hash, row])), rarity, scale, weights };
  });
  return { models, index: Buffer.from(buffer, at, header.indexBytes).toString('utf8') };
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function headerOf(bytes: Buffer): Header | undefined {
  try {
    const header = JSON.parse(bytes.subarray(0, HEADER_BYTES).toString('utf8')) as Header;
    const body = header.models.reduce(
      (total, { classes, rows }) => total + rows * 12 + Math.ceil((rows * classes) / 4) * 4,
      0,
    );
    return bytes.length === HEADER_BYTES + body + header.indexBytes ? header : undefined;
  } catch {
    return undefined;
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: NodeJS.TypedArray): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
