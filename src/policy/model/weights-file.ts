import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Regression } from './regression';
import type { Vocabulary } from './vocabulary';

/** What was learnt from examples: models over one vocabulary, and the JSON of an index. */
export type Learnt = {
  readonly vocabulary: Vocabulary;
  readonly models: readonly Regression[];
  readonly index: string;
};

/** Changes when the same examples would give something else: with every change of features, training or index. */
const FORMAT = 'privacyloket weights 4';

const HEADER_BYTES = 512;

type Header = {
  readonly format: string;
  readonly fingerprint: string;
  readonly rows: number;
  /** Classes of each model. */
  readonly models: readonly number[];
  readonly indexBytes: number;
};

/** Writes what was learnt beside its content; a reader sees the old file or the new one, never half. */
export function writeWeights(file: string, fingerprint: string, { vocabulary, models, index }: Learnt): void {
  const json = Buffer.from(index);
  const header: Header = {
    format: FORMAT,
    fingerprint,
    rows: vocabulary.rarity.length,
    models: models.map(({ classes }) => classes),
    indexBytes: json.length,
  };
  const parts = [
    bytesOf(vocabulary.hashes),
    bytesOf(vocabulary.rarity),
    ...models.flatMap(({ scale, weights }) => [bytesOf(scale), padded(bytesOf(weights))]),
  ];
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
  const { rows } = header;
  const vocabulary = {
    hashes: new Uint32Array(buffer, take(rows * 4), rows),
    rarity: new Float32Array(buffer, take(rows * 4), rows),
  };
  const models = header.models.map((classes): Regression => {
    const scale = new Float32Array(buffer, take(rows * 4), rows);
    return { classes, scale, weights: new Int8Array(buffer, take(rows * classes), rows * classes) };
  });
  return { vocabulary, models, index: Buffer.from(buffer, at, header.indexBytes).toString('utf8') };
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
    const { rows, models } = header;
    const body = models.reduce((total, classes) => total + rows * 4 + Math.ceil((rows * classes) / 4) * 4, rows * 8);
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
