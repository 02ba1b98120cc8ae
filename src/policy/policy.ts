import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from './document/document';
import { readExamples } from './examples/examples';
import { createGuidedSearch } from './guided-search';
import { featureReader } from './model/features';
import { learn, modelsOf } from './model/models';
import type { Kept, LearnOptions, Source } from './model/models';
import type { Language } from '../texts/language';
import { fingerprint } from './examples/guide';
import type { Fact, Guide } from './examples/guide';
import type { Passage, Policy, PolicyDocument, Summary } from './passage';
import { createSearch } from './search/search';
import { readStopWords } from './search/stop-words';
import { readConcepts } from './words/concepts';

/**
 * The policy of a content directory: every folder of it with a `policy.md` is a document, in the order of their names;
 * what was written beside them helps to find their passages. What was learnt from it stands in `weights.bin`; when that
 * was learnt from other content, it is learnt now, which takes some seconds.
 * Throws an Error with file and line when something cannot be read.
 */
export function loadPolicy(contentDir: string, options: LearnOptions = {}): Policy {
  const { documents, sha256, passages, source } = readContent(contentDir);
  const { examples, concepts } = source;
  const models = modelsOf(source, learn(weightsFile(contentDir), source, options).learnt);
  const guides = upToDate(examples.guides, passages);
  const guided = createGuidedSearch({ labels: examples.labels, guides, models, passages });
  const unguided = [...passages.values()].filter(({ id }) => !examples.guides.has(id));
  const byWords = createSearch(unguided, readStopWords(join(contentDir, 'stop-words.txt')), concepts);
  const summaries = summariesOf(guides);
  return {
    documents,
    sha256,
    understand: (message) => ({ ...guided(message), byWords: byWords(message) }),
    passage: (id) => passages.get(id),
    summary: (id, language) => summaries.get(id)?.[language],
  };
}

/**
 * Guides as they may be shown: the summary of a passage that was changed since may contradict it, and so may what the
 * law was said to add. Its questions still find it.
 */
function upToDate(
  guides: ReadonlyMap<string, Guide>,
  passages: ReadonlyMap<string, Passage>,
): ReadonlyMap<string, Guide> {
  const shown = (guide: Guide): Guide => {
    const passage = passages.get(guide.passage);
    if (passage && guide.writtenFor === fingerprint(passage)) return guide;
    return { ...guide, summaries: {}, facts: guide.facts.map(withoutLaw) };
  };
  return new Map([...guides].map(([id, guide]) => [id, shown(guide)]));
}

function withoutLaw({ title, line, quotes, questions }: Fact): Fact {
  return { title, line, quotes, questions };
}

/** Learns what {@link loadPolicy} needs, for another thread that must not wait for it. */
export function learnPolicy(contentDir: string): Kept {
  return learn(weightsFile(contentDir), readContent(contentDir).source);
}

export function weightsFile(contentDir: string): string {
  return join(contentDir, 'weights.bin');
}

/** Everything that is read from a content directory, before anything is learnt. */
export function readContent(contentDir: string) {
  const documents = readDocuments(contentDir);
  const sha256 = sha256Of(documentFiles(contentDir).map(({ file }) => file));
  const passages = passagesById(contentDir, documents);
  const conceptsFile = join(contentDir, 'concepts.txt');
  const concepts = readConcepts(conceptsFile);
  const source: Source = {
    examples: readExamples(contentDir, [...passages.values()]),
    concepts,
    featuresOf: featureReader(concepts),
    seed: existsSync(conceptsFile) ? readFileSync(conceptsFile, 'utf8').replace(/\r/g, '') : '',
  };
  return { documents, sha256, passages, source };
}

function summariesOf(guides: ReadonlyMap<string, Guide>): ReadonlyMap<string, Partial<Record<Language, Summary>>> {
  return new Map(
    [...guides].map(([passage, { summaries, approved }]) => [
      passage,
      Object.fromEntries(
        Object.entries(summaries).map(([language, text]) => [language, { text, approved: approved !== undefined }]),
      ),
    ]),
  );
}

export function readDocuments(contentDir: string): readonly PolicyDocument[] {
  const documents = documentFiles(contentDir).map(({ id, file }) => readDocument(id, file));
  if (documents.length === 0) throw new Error(`${contentDir}: no policy, expected a folder with a policy.md`);
  return documents;
}

function documentFiles(contentDir: string): readonly { readonly id: string; readonly file: string }[] {
  return readdirSync(contentDir)
    .sort()
    .map((id) => ({ id, file: join(contentDir, id, 'policy.md') }))
    .filter(({ file }) => existsSync(file));
}

function sha256Of(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}

export function passagesById(contentDir: string, documents: readonly PolicyDocument[]): ReadonlyMap<string, Passage> {
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
