import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../src/texts/language';

const LOCALES = join(__dirname, '..', 'locales');

type Tree = { readonly [key: string]: string | Tree };

/** Key → its placeholders, sorted: `mail.whose.processor` → `['client']`. */
function shapeOf(language: string): Record<string, string[]> {
  const files = readdirSync(join(LOCALES, language));
  const trees = files.map((file): [string, Tree] => [
    file.replace(/\.json$/, ''),
    JSON.parse(readFileSync(join(LOCALES, language, file), 'utf8')) as Tree,
  ]);
  return Object.fromEntries(trees.flatMap(([subject, tree]) => flatten(subject, tree)));
}

function flatten(path: string, value: string | Tree): [string, string[]][] {
  if (typeof value !== 'string')
    return Object.entries(value).flatMap(([key, inner]) => flatten(`${path}.${key}`, inner));
  return [[path, [...value.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort()]];
}

test('the folders of locales are the languages', () => {
  expect(readdirSync(LOCALES).sort()).toEqual([...LANGUAGES].sort());
});

test.each(LANGUAGES.filter((language) => language !== 'nl'))('%s has the keys and placeholders of nl', (language) => {
  expect(shapeOf(language)).toEqual(shapeOf('nl'));
});

test('keys have no dots inside', () => {
  expect(Object.keys(shapeOf('nl')).filter((key) => !/^[\w]+(\.[\w]+)*$/.test(key))).toEqual([]);
});
