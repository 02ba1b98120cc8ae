const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * What a person typed, out of the text that Slack sends: mentions out, links as their label or address, `&amp;` `&lt;`
 * `&gt;` unescaped once. Runs of spaces that a mention leaves behind become one.
 */
export function plainText(text: string): string {
  return text
    .replace(/<([^<>]*)>/g, (_, inside: string) => reference(inside))
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[ \t]{2,}/g, ' ')
    .trim();
}

/** What stands for `<…>`: `@U1` a person, `!here` a group, `#C1|name` a channel, `url|label` a link. */
function reference(inside: string): string {
  const [target = '', label] = inside.split('|', 2);
  if (target.startsWith('@') || target.startsWith('!')) return ' ';
  if (target.startsWith('#')) return label === undefined ? ' ' : `#${label}`;
  return label ?? target.replace(/^(?:mailto|tel):/, '');
}

/** Text for a field in which Slack reads markup: without mentions, channels or links. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
