/**
 * How the parts of a mail look: written inline, since some programs read nothing else, and with a class for what inline
 * cannot say: dark colours and a small screen. Each pair of colours has a contrast of 4.5 at least.
 */
const FONT = "font-family:'Segoe UI',Helvetica,Arial,sans-serif";
const BREAKS = 'overflow-wrap:anywhere;word-break:break-word';

export const STYLES = {
  page: `margin:0;padding:0;background-color:#eef0f3;color:#1d2330;${FONT};font-size:15px;line-height:1.5`,
  outer: 'width:100%;border-collapse:collapse;background-color:#eef0f3',
  gutter: 'padding:16px 8px',
  card: `width:100%;max-width:680px;border-collapse:separate;background-color:#ffffff;border:1px solid #dfe3e8;border-radius:8px;text-align:left;${FONT};font-size:15px;line-height:1.5;color:#1d2330`,
  inside: 'padding:20px 24px 24px',
  title: 'margin:0 0 14px;font-size:20px;line-height:1.3;font-weight:600;color:#1d2330',
  reference: 'white-space:nowrap',
  urgent: `margin:0 0 10px;padding:10px 14px;background-color:#b3261e;color:#ffffff;font-weight:600;border-radius:4px;${BREAKS}`,
  notice: `margin:0 0 10px;padding:10px 14px;background-color:#fff3d1;color:#533800;font-weight:600;border-radius:4px;${BREAKS}`,
  box: 'width:100%;border-collapse:separate;background-color:#eaf1f8;border-left:5px solid #2c5c8f;border-radius:4px',
  boxInside: 'padding:14px 16px 10px',
  headline: 'margin:0 0 10px',
  headlineLabel: 'display:block;font-size:13px;line-height:1.35;color:#33475c',
  headlineValue: `display:block;font-size:21px;line-height:1.3;font-weight:700;color:#12365c;${BREAKS}`,
  sentence: `margin:0 0 8px;color:#1d2330;${BREAKS}`,
  heading:
    'margin:26px 0 6px;padding:0 0 4px;border-bottom:2px solid #2c5c8f;font-size:16px;line-height:1.3;font-weight:600;color:#1d2330',
  note: 'margin:6px 0;font-size:13px;font-style:italic;color:#4d5866',
  table: `width:100%;border-collapse:collapse;${FONT};font-size:15px;line-height:1.45`,
  label:
    'width:38%;padding:6px 12px 6px 0;border-bottom:1px solid #e3e6ea;text-align:left;vertical-align:top;font-weight:400;color:#4d5866',
  value: `padding:6px 0;border-bottom:1px solid #e3e6ea;text-align:left;vertical-align:top;color:#1d2330;${BREAKS}`,
  strong: 'font-weight:700',
  boxLabel: 'width:32%;padding:3px 12px 3px 0;text-align:left;vertical-align:top;font-weight:400;color:#33475c',
  boxValue: `padding:3px 0;text-align:left;vertical-align:top;color:#1d2330;${BREAKS}`,
  quote: `margin:8px 0 0;padding:10px 14px;border-left:4px solid #8a97a6;background-color:#f4f5f7;color:#1d2330;${BREAKS}`,
  line: `margin:6px 0;font-size:13px;color:#4d5866;${BREAKS}`,
  tick: 'width:26px;padding:5px 0;text-align:left;vertical-align:top;font-weight:400;font-size:17px;line-height:1.3;color:#2c5c8f',
  task: `padding:5px 0;text-align:left;vertical-align:top;color:#1d2330;${BREAKS}`,
} as const;

export type Style = keyof typeof STYLES;

const DARK: Readonly<Partial<Record<Style, string>>> = {
  page: 'background-color:#121417;color:#e7eaee',
  outer: 'background-color:#121417',
  card: 'background-color:#1c1f24;border-color:#363b43;color:#e7eaee',
  title: 'color:#f2f4f7',
  urgent: 'background-color:#8c1d18;color:#ffffff',
  notice: 'background-color:#4a3a10;color:#ffe7a8',
  box: 'background-color:#1f2d3b;border-color:#6fa8dc',
  headlineLabel: 'color:#c0cedb',
  headlineValue: 'color:#d6e8fa',
  sentence: 'color:#e7eaee',
  heading: 'color:#f2f4f7;border-color:#6fa8dc',
  note: 'color:#b3bcc7',
  label: 'color:#b3bcc7;border-color:#363b43',
  value: 'color:#e7eaee;border-color:#363b43',
  boxLabel: 'color:#c0cedb',
  boxValue: 'color:#e7eaee',
  quote: 'background-color:#272b31;border-color:#7d8896;color:#e7eaee',
  line: 'color:#b3bcc7',
  tick: 'color:#6fa8dc',
  task: 'color:#e7eaee',
};

/** Under a small width a label stands above its value. */
const NARROW = [
  '.gutter{padding:0!important}',
  '.card{border:0!important;border-radius:0!important}',
  '.inside{padding:14px 14px 20px!important}',
  '.label{display:block!important;width:auto!important;padding-bottom:0!important;border-bottom:0!important}',
  '.value{display:block!important;width:auto!important}',
  '.value{padding-top:0!important}',
  '.boxLabel,.boxValue{font-size:14px!important}',
].join('');

/** `[data-ogsc]` stands on what Outlook on a telephone and on the web has made dark. */
export const STYLE_SHEET = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  `@media (max-width:520px){${NARROW}}`,
  `@media (prefers-color-scheme:dark){${darkRules('')}}`,
  darkRules('[data-ogsc] '),
].join('\n');

function darkRules(under: string): string {
  return Object.entries(DARK)
    .map(([style, rules]) => `${under}.${style}{${rules.replaceAll(';', '!important;')}!important}`)
    .join('');
}
