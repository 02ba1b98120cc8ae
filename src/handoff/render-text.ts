import { linesOf } from './mail-content';
import type { MailContent, MailSection } from './mail-content';

/** The plain-text part: headings underlined, a row a line, quotes behind `> `. */
export function renderText(content: MailContent): string {
  const head = [content.title, ...(content.urgent ? [`!! ${content.urgent}`] : []), content.summary];
  return `${[...head, ...content.sections.map(renderSection)].join('\n\n')}\n`;
}

function renderSection(section: MailSection): string {
  const heading = `${section.heading}\n${'-'.repeat([...section.heading].length)}`;
  switch (section.kind) {
    case 'rows':
      return [heading, ...section.rows.map(({ label, value }) => `${label}: ${indent(value)}`)].join('\n');
    case 'quote':
      return [heading, ...linesOf(section.text).map((line) => `> ${line}`)].join('\n');
    case 'lines':
      return [heading, ...section.lines].join('\n');
  }
}

function indent(value: string): string {
  return linesOf(value).join('\n    ');
}
