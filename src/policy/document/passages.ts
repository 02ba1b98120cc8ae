import { cut } from './cut';
import type { Element } from './markdown';
import type { Passage } from '../passage';
import { blocksOf, textOf } from './source-block';
import type { SourceBlock } from './source-block';
import { sourceError } from '../source-error';

/** Characters; see {@link Passage}. */
const PASSAGE_LIMIT = 1_500;

type Group = {
  readonly line: number;
  /** The marker above it, in a document that has markers. */
  readonly id?: string;
  readonly headings: readonly string[];
  readonly blocks: SourceBlock[];
};

/**
 * The passages of a document. With markers, a passage goes from its marker to the next marker or heading. Without any,
 * a paragraph is a passage, with the lists and tables that follow it, and what is too long is cut.
 */
export function passagesOf(document: string, file: string, elements: readonly Element[]): readonly Passage[] {
  const marked = elements.some(({ kind }) => kind === 'marker');
  const groups = marked ? markedGroups(file, elements) : unmarkedGroups(document, elements);
  if (groups.length === 0) throw sourceError(file, 1, 'no passage, expected at least one paragraph');
  return groups.map(({ id = '', headings, blocks }, position) => ({
    id,
    document,
    headings,
    position,
    blocks: blocksOf(blocks),
    text: textOf(blocks),
  }));
}

function markedGroups(file: string, elements: readonly Element[]): readonly Group[] {
  const lines = new Map<string, number>();
  const groups = groupsOf(elements, (_, group) => group === undefined);
  for (const { line, id, blocks } of groups) {
    if (id === undefined)
      throw sourceError(file, line, 'text without a passage id, expected a line <!-- id --> above it');
    const earlier = lines.get(id);
    if (earlier !== undefined) {
      throw sourceError(file, line, `passage id '${id}' stands at line ${earlier} too, expected an id of its own`);
    }
    lines.set(id, line);
    const { length } = textOf(blocks);
    if (length === 0) throw sourceError(file, line, `passage '${id}' is empty, expected its text below the marker`);
    if (length > PASSAGE_LIMIT) {
      throw sourceError(file, line, `passage '${id}' has ${length} characters, expected at most ${PASSAGE_LIMIT}`);
    }
  }
  return groups;
}

function unmarkedGroups(document: string, elements: readonly Element[]): readonly Group[] {
  const numbers = new Map<string, number>();
  return groupsOf(elements, (block, group) => group === undefined || block.kind === 'paragraph').flatMap((group) =>
    cut(group.blocks, PASSAGE_LIMIT).map((blocks) => {
      // Neither a slug nor a number has an underscore, so that no other document or heading can make the same id.
      const stem = `${document}_${slug(group.headings.at(-1) ?? '')}`;
      const number = (numbers.get(stem) ?? 0) + 1;
      numbers.set(stem, number);
      return { ...group, blocks: [...blocks], id: `${stem}_${number}` };
    }),
  );
}

/** Gathers blocks under their heading and marker; `begins` says where, besides, a new group begins. */
function groupsOf(
  elements: readonly Element[],
  begins: (block: SourceBlock, group: Group | undefined) => boolean,
): readonly Group[] {
  const groups: Group[] = [];
  let headings: readonly { level: number; text: string }[] = [];
  let group: Group | undefined;
  const begin = (line: number, id?: string): Group => {
    const begun: Group = {
      line,
      headings: headings.map(({ text }) => text),
      blocks: [],
      ...(id !== undefined && { id }),
    };
    groups.push(begun);
    return begun;
  };
  for (const element of elements) {
    switch (element.kind) {
      case 'heading':
        headings = [...headings.filter(({ level }) => level < element.level), element];
        group = undefined;
        break;
      case 'marker':
        group = begin(element.line, element.id);
        break;
      case 'block':
        if (textOf([element.block]).trim() === '') break;
        if (group === undefined || begins(element.block, group)) group = begin(element.line);
        group.blocks.push(element.block);
    }
  }
  return groups;
}

function slug(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
}
