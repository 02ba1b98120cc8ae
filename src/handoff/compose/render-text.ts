import type { Language } from '../../texts/language';
import { labelled, linesOf } from './mail-content';
import type { Banner, MailContent, MailRow, MailSection, MailSummary } from './mail-content';

type RenderRow = (row: MailRow) => string;

/** The plain-text part: headings underlined, a row a line, quotes behind `> `. */
export function renderText({ title, banners, summary, sections }: MailContent, language: Language): string {
  const renderRow = ({ label, value }: MailRow) => `${labelled(label, language)} ${linesOf(value).join('\n    ')}`;
  const blocks = [
    underlined(title, '='),
    ...bannerBlock(banners),
    summaryBlock(summary, renderRow),
    ...sections.map((section) => renderSection(section, renderRow)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function bannerBlock(banners: readonly Banner[]): string[] {
  return banners.length === 0
    ? []
    : [banners.map(({ tone, text }) => `${tone === 'urgent' ? '!!' : '!'} ${text}`).join('\n')];
}

function summaryBlock({ headlines, sentence, rows }: MailSummary, renderRow: RenderRow): string {
  return [...headlines.map((row) => `=> ${renderRow(row)}`), sentence, ...rows.map(renderRow)].join('\n');
}

function renderSection(section: MailSection, renderRow: RenderRow): string {
  const head = [underlined(section.heading, '-'), ...(section.note === undefined ? [] : [section.note])];
  switch (section.kind) {
    case 'rows':
      return [...head, ...section.rows.map(renderRow)].join('\n');
    case 'quote':
      return [...head, ...linesOf(section.text).map((line) => `> ${line}`)].join('\n');
    case 'lines':
      return [...head, ...section.lines].join('\n');
    case 'checklist':
      return [...head, ...section.items.map((item) => `[ ] ${item}`)].join('\n');
  }
}

function underlined(heading: string, line: string): string {
  return `${heading}\n${line.repeat([...heading].length)}`;
}
