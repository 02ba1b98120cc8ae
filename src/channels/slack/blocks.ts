import type { types } from '@slack/bolt';
import { plain, SLACK_LIMITS, within } from './limits';
import { pieces } from './pieces';

export function header(place: string, text: string): types.HeaderBlock {
  return { type: 'header', text: plain(place, text, SLACK_LIMITS.header) };
}

export function section(place: string, text: string): types.SectionBlock {
  return { type: 'section', text: plain(place, text, SLACK_LIMITS.section) };
}

/** As many sections as the text needs: for what people wrote, or what stands around it. */
export function sections(place: string, text: string): types.SectionBlock[] {
  return pieces(text, SLACK_LIMITS.section).map((piece) => section(place, piece));
}

/** Small grey text. */
export function context(place: string, text: string): types.ContextBlock {
  return { type: 'context', elements: [plain(place, text, SLACK_LIMITS.section)] };
}

/** Words of someone else, apart from ours, so that they are copied whole. No markup is read in them. */
export function quote(place: string, text: string): types.RichTextBlock {
  const words = within(place, text, SLACK_LIMITS.section);
  return { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: words }] }] };
}
