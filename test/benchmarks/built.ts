import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Content from '../../src/content/content';
import type * as PolicyModule from '../../src/policy/policy';
import type * as Search from '../../src/policy/search/search';
import type * as StopWords from '../../src/policy/search/stop-words';
import type * as ConceptsModule from '../../src/policy/words/concepts';

export const ROOT = join(__dirname, '..', '..');

const load = createRequire(__filename);
const dist = (module: string): unknown => load(join(ROOT, 'dist', module));

// As people run it: what tsx makes of the sources on the fly is slower.
export const { contentDirOf, createAnswering } = dist('content/content.js') as typeof Content;
export const { loadPolicy } = dist('policy/policy.js') as typeof PolicyModule;
export const { createSearch } = dist('policy/search/search.js') as typeof Search;
export const { readStopWords } = dist('policy/search/stop-words.js') as typeof StopWords;
export const { readConcepts } = dist('policy/words/concepts.js') as typeof ConceptsModule;
