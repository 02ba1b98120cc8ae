import MarkdownIt, { type Token } from 'markdown-it';
import { BULLET, textOf } from './source-block';
import type { SourceBlock } from './source-block';
import { sourceError } from '../source-error';

/** What a policy document is made of, in its order. `line` counts from 1. */
export type Element =
  | { readonly kind: 'heading'; readonly line: number; readonly level: number; readonly text: string }
  /** `<!-- p-ret -->` on a line of its own: the passage below has this id. */
  | { readonly kind: 'marker'; readonly line: number; readonly id: string }
  | { readonly kind: 'block'; readonly line: number; readonly block: SourceBlock };

/** markdown-it gives a flat list of opening and closing tokens. */
type Node = { readonly token: Token; readonly inner: Node[] };

export function readMarkdown(file: string, body: string): readonly Element[] {
  // Word for word: no smart quotes, no links made of addresses.
  const parser = new MarkdownIt({ html: true, linkify: false, typographer: false });
  return treeOf(parser.parse(body, {})).flatMap((node) => elementsOf(file, node));
}

function treeOf(tokens: readonly Token[]): readonly Node[] {
  const top: Node[] = [];
  const open = [top];
  for (const token of tokens) {
    if (token.nesting === -1) {
      open.pop();
      continue;
    }
    const node: Node = { token, inner: [] };
    open.at(-1)?.push(node);
    if (token.nesting === 1) open.push(node.inner);
  }
  return top;
}

function elementsOf(file: string, node: Node): readonly Element[] {
  const line = (node.token.map?.[0] ?? 0) + 1;
  switch (node.token.type) {
    case 'heading_open':
      return [{ kind: 'heading', line, level: Number(node.token.tag.slice(1)), text: inlineText(node) }];
    case 'blockquote_open':
      return node.inner.flatMap((inner) => elementsOf(file, inner));
    case 'html_block': {
      const comment = /^<!--([^]*?)-->\s*$/.exec(node.token.content.trim())?.[1]?.trim();
      if (comment === undefined)
        throw sourceError(file, line, 'HTML, expected Markdown, or a comment on lines of its own');
      if (/\s/.test(comment)) return [];
      if (/^[a-z][a-z0-9-]*$/.test(comment)) return [{ kind: 'marker', line, id: comment }];
      throw sourceError(file, line, `passage id '${comment}', expected small letters, digits and hyphens, as in p-ret`);
    }
    default:
      return blockOf(node).map((block) => ({ kind: 'block', line, block }));
  }
}

function blockOf({ token, inner }: Node): readonly SourceBlock[] {
  switch (token.type) {
    case 'paragraph_open':
      return [{ kind: 'paragraph', text: inner.map(inlineText).join('') }];
    case 'fence':
    case 'code_block':
      return [{ kind: 'paragraph', text: token.content.trim() }];
    case 'bullet_list_open':
    case 'ordered_list_open':
      return [
        {
          kind: 'list',
          items: inner.map((item) => ({
            mark: token.type === 'bullet_list_open' ? BULLET : item.token.info + item.token.markup,
            text: textOf(item.inner.flatMap(blockOf)),
          })),
        },
      ];
    case 'table_open':
      return [{ kind: 'table', rows: inner.flatMap((part) => part.inner).map((row) => row.inner.map(inlineText)) }];
    default:
      return inner.flatMap(blockOf);
  }
}

function inlineText({ token, inner }: Node): string {
  return [...(token.children ?? []).map(spanText), ...inner.map(inlineText)].join('').trim();
}

function spanText(token: Token): string {
  switch (token.type) {
    case 'softbreak':
    case 'hardbreak':
      return ' ';
    case 'html_inline':
      if (/^<br\s*\/?>$/i.test(token.content)) return ' ';
      return token.content.startsWith('<!--') ? '' : token.content;
    default:
      return token.content;
  }
}
