import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from './document';
import type { Passage, Policy, PolicyDocument } from './passage';
import { createSearch } from './search';
import { readEverydayWords, readStopWords } from './word-lists';

/**
 * The policy of a content directory: every folder of it with a `policy.md` is a document, in the order of their names.
 * Reads files once, at start. Throws an Error with file and line when one of them cannot be read.
 */
export function loadPolicy(contentDir: string): Policy {
  const documents = readdirSync(contentDir)
    .sort()
    .map((id) => ({ id, file: join(contentDir, id, 'policy.md') }))
    .filter(({ file }) => existsSync(file))
    .map(({ id, file }) => readDocument(id, file));
  if (documents.length === 0) throw new Error(`${contentDir}: no policy, expected a folder with a policy.md`);

  const byId = passagesById(contentDir, documents);
  const stopWords = readStopWords(join(contentDir, 'stop-words.txt'));
  const everydayWords = readEverydayWords(join(contentDir, 'everyday-words.txt'), stopWords);
  return {
    documents,
    search: createSearch([...byId.values()], stopWords, everydayWords),
    passage: (id) => byId.get(id),
  };
}

function passagesById(contentDir: string, documents: readonly PolicyDocument[]): ReadonlyMap<string, Passage> {
  const byId = new Map<string, Passage>();
  for (const passage of documents.flatMap(({ passages }) => passages)) {
    const earlier = byId.get(passage.id);
    if (earlier !== undefined) {
      throw new Error(
        `${join(contentDir, passage.document, 'policy.md')}: passage id '${passage.id}' stands in ` +
          `${join(contentDir, earlier.document, 'policy.md')} too, expected an id of its own`,
      );
    }
    byId.set(passage.id, passage);
  }
  return byId;
}
