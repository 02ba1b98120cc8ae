import { readFileSync } from 'node:fs';
import { readFrontMatter } from './front-matter';
import { readMarkdown } from './markdown';
import type { PolicyDocument } from '../passage';
import { passagesOf } from './passages';

export function readDocument(id: string, file: string): PolicyDocument {
  const { title, validFrom, body } = readFrontMatter(file, readFileSync(file, 'utf8'));
  return { id, title, validFrom, passages: passagesOf(id, file, readMarkdown(file, body)) };
}
