import { create, insert, search } from '@orama/orama';
import { stemmer } from '@orama/stemmers/dutch';
import { Charset, Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import { Database } from 'sqlite3';
import type { Passage } from '../../src/policy/passage';

/** Ids of passages, best first. */
export type Find = (message: string) => readonly string[] | Promise<readonly string[]>;

export const FOUND = 10;

/**
 * Full-text engines with the options of their manuals that found most here (Orama: with stop words; FlexSearch: parts of
 * words). All find a passage that has only some of the words.
 */
export async function otherEngines(
  passages: readonly Passage[],
  stopWords: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Find>> {
  const documents = passages.map(({ id, headings, text }) => ({ id, headings: headings.join('\n'), text }));
  return new Map([
    ['MiniSearch, plain', miniSearch(documents)],
    ['Orama, Dutch stemmer', orama(documents, [...stopWords])],
    ['FlexSearch', flexSearch(documents)],
    ['SQLite FTS5', await fts5(documents)],
  ]);
}

type Document = { readonly id: string; readonly headings: string; readonly text: string };

function miniSearch(documents: readonly Document[]): Find {
  const index = new MiniSearch({ fields: ['headings', 'text'] });
  index.addAll(documents);
  return (message) =>
    index
      .search(message)
      .slice(0, FOUND)
      .map(({ id }) => String(id));
}

function orama(documents: readonly Document[], stopWords: string[]): Find {
  const index = create({
    schema: { id: 'string', headings: 'string', text: 'string' },
    components: { tokenizer: { language: 'dutch', stemming: true, stemmer, stopWords } },
  });
  for (const document of documents) void insert(index, document);
  return async (message) => {
    const { hits } = await search(index, {
      term: message,
      properties: ['headings', 'text'],
      threshold: 1,
      limit: FOUND,
    });
    return hits.map(({ document }) => document.id);
  };
}

function flexSearch(documents: readonly Document[]): Find {
  const index = new Index({ tokenize: 'full', encoder: Charset.LatinBalance });
  for (const { id, headings, text } of documents) index.add(id, `${headings}\n${text}`);
  // Without `suggest`, every word of a question would have to stand in the passage.
  return (message) => index.search(message, { limit: FOUND, suggest: true }).map(String);
}

async function fts5(documents: readonly Document[]): Promise<Find> {
  const database = new Database(':memory:');
  const all = (sql: string, values: readonly string[] = []): Promise<readonly { id: string }[]> =>
    new Promise((resolve, reject) => {
      database.all(sql, values, (error, rows: { id: string }[]) => (error ? reject(error) : resolve(rows)));
    });
  await all(
    "CREATE VIRTUAL TABLE passages USING fts5(id UNINDEXED, headings, text, tokenize = 'unicode61 remove_diacritics 2')",
  );
  for (const { id, headings, text } of documents) {
    await all('INSERT INTO passages VALUES (?, ?, ?)', [id, headings, text]);
  }
  return async (message) => {
    const words = message.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    if (words.length === 0) return [];
    const query = words.map((word) => `"${word}"`).join(' OR ');
    const sql = `SELECT id FROM passages WHERE passages MATCH ? ORDER BY bm25(passages) LIMIT ${FOUND}`;
    return (await all(sql, [query])).map(({ id }) => id);
  };
}
