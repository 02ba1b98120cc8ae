import { linesOf } from './mail-content';
import type { MailContent, MailSection } from './mail-content';

const FONT = 'font-family:Segoe UI,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.45;color:#1b1b1b';
const CELL = 'padding:6px 10px;border-bottom:1px solid #d9d9d9;text-align:left;vertical-align:top';

/** The HTML part: tables and inline styles only, as mail programs want it; no scripts, no remote images. */
export function renderHtml(content: MailContent, language: string): string {
  const urgent = content.urgent
    ? `<p style="margin:0 0 14px;padding:10px 12px;background:#b3261e;color:#ffffff;font-weight:bold">${escapeHtml(content.urgent)}</p>`
    : '';
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(content.title)}</title></head>`,
    `<body style="margin:0;padding:16px;background:#ffffff;${FONT}">`,
    `<table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;max-width:680px;border-collapse:collapse;${FONT}"><tr><td>`,
    `<h1 style="margin:0 0 10px;font-size:20px">${escapeHtml(content.title)}</h1>`,
    urgent,
    `<p style="margin:0 0 14px">${escapeHtml(content.summary)}</p>`,
    ...content.sections.map(renderSection),
    '</td></tr></table></body></html>',
  ].join('\n');
}

function renderSection(section: MailSection): string {
  const heading = `<h2 style="margin:18px 0 6px;font-size:16px">${escapeHtml(section.heading)}</h2>`;
  switch (section.kind) {
    case 'rows': {
      const rows = section.rows.map(({ label, value, strong }) => {
        const weight = strong ? ';font-weight:bold' : '';
        return `<tr><th scope="row" style="${CELL};width:38%;font-weight:normal;color:#4a4a4a">${escapeHtml(label)}</th><td style="${CELL}${weight}">${withBreaks(value)}</td></tr>`;
      });
      return `${heading}<table cellpadding="0" cellspacing="0" style="width:100%;border-collapse:collapse;${FONT}">${rows.join('')}</table>`;
    }
    case 'quote':
      return `${heading}<blockquote style="margin:0;padding:8px 12px;border-left:4px solid #5b5fc7;background:#f4f4fb">${withBreaks(section.text)}</blockquote>`;
    case 'lines':
      return `${heading}${section.lines.map((line) => `<p style="margin:0 0 6px;color:#4a4a4a">${escapeHtml(line)}</p>`).join('')}`;
  }
}

function withBreaks(text: string): string {
  return linesOf(text).map(escapeHtml).join('<br>');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
