import type { types } from '@slack/bolt';
import { plain, SLACK_LIMITS } from './limits';

export function header(place: string, text: string): types.HeaderBlock {
  return { type: 'header', text: plain(place, text, SLACK_LIMITS.header) };
}

export function section(place: string, text: string): types.SectionBlock {
  return { type: 'section', text: plain(place, text, SLACK_LIMITS.section) };
}

/** Small grey text. */
export function context(place: string, text: string): types.ContextBlock {
  return { type: 'context', elements: [plain(place, text, SLACK_LIMITS.section)] };
}
