import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Path and bare name of the Markdown files of a folder, in the order of their names; none when there is no folder. */
export function markdownIn(folder: string): readonly (readonly [file: string, name: string])[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => [join(folder, name), name.slice(0, -'.md'.length)]);
}
