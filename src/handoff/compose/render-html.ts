import type { Language } from '../../texts/language';
import { STYLES, STYLE_SHEET } from './html-style';
import type { Style } from './html-style';
import { labelled, linesOf } from './mail-content';
import type { Banner, MailContent, MailRow, MailSection, MailSummary } from './mail-content';

/** The HTML part: tables and inline styles, as mail programs want it; no scripts, nothing loaded from elsewhere. */
export function renderHtml({ title, banners, summary, sections }: MailContent, language: Language): string {
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">',
    '<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${STYLE_SHEET}</style></head>`,
    `<body${styled('page')}>`,
    `<table role="presentation" cellpadding="0" cellspacing="0"${styled('outer')}><tr><td align="center"${styled('gutter')}>`,
    // Outlook for Windows knows no greatest width.
    '<!--[if mso]><table role="presentation" width="680" cellpadding="0" cellspacing="0"><tr><td><![endif]-->',
    `<table role="presentation" cellpadding="0" cellspacing="0"${styled('card')}><tr><td${styled('inside')}>`,
    `<h1${styled('title')}>${withWholeReference(title)}</h1>`,
    ...banners.map(renderBanner),
    renderSummary(summary, language),
    ...sections.map(renderSection),
    '</td></tr></table>',
    '<!--[if mso]></td></tr></table><![endif]-->',
    '</td></tr></table></body></html>',
  ].join('\n');
}

function renderBanner({ tone, text }: Banner): string {
  return `<p${styled(tone)}>${escapeHtml(text)}</p>`;
}

function renderSummary({ headlines, sentence, rows }: MailSummary, language: Language): string {
  return [
    `<table role="presentation" cellpadding="0" cellspacing="0"${styled('box')}><tr><td${styled('boxInside')}>`,
    ...headlines.map((row) => renderHeadline(row, language)),
    `<p${styled('sentence')}>${escapeHtml(sentence)}</p>`,
    renderRows(rows, 'boxLabel', 'boxValue'),
    '</td></tr></table>',
  ].join('\n');
}

function renderHeadline({ label, value }: MailRow, language: Language): string {
  return `<p${styled('headline')}><span${styled('headlineLabel')}>${escapeHtml(labelled(label, language))} </span><strong${styled('headlineValue')}>${withBreaks(value)}</strong></p>`;
}

function renderSection(section: MailSection): string {
  const heading = `<h2${styled('heading')}>${escapeHtml(section.heading)}</h2>`;
  const note = section.note === undefined ? '' : `<p${styled('note')}>${escapeHtml(section.note)}</p>`;
  return `${heading}${note}${renderBody(section)}`;
}

function renderBody(section: MailSection): string {
  switch (section.kind) {
    case 'rows':
      return renderRows(section.rows, 'label', 'value');
    case 'quote':
      return `<blockquote dir="auto"${styled('quote')}>${withBreaks(section.text)}</blockquote>`;
    case 'lines':
      return section.lines.map((line) => `<p${styled('line')}>${escapeHtml(line)}</p>`).join('');
    case 'checklist': {
      const items = section.items.map(
        (item) => `<tr><td${styled('tick')}>&#9744;</td><td${styled('task')}>${escapeHtml(item)}</td></tr>`,
      );
      return `<table role="presentation" cellpadding="0" cellspacing="0"${styled('table')}>${items.join('')}</table>`;
    }
  }
}

function renderRows(rows: readonly MailRow[], label: Style, value: Style): string {
  const lines = rows.map((row) => {
    const weight = row.strong ? `;${STYLES.strong}` : '';
    return `<tr><th scope="row"${styled(label)}>${escapeHtml(row.label)}</th><td dir="auto"${styled(value, weight)}>${withBreaks(row.value)}</td></tr>`;
  });
  return `<table cellpadding="0" cellspacing="0"${styled('table')}>${lines.join('')}</table>`;
}

function styled(style: Style, more = ''): string {
  return ` class="${style}" style="${escapeHtml(STYLES[style])}${more}"`;
}

/** A case's reference is not broken at its hyphens, and still copied as it is. */
function withWholeReference(title: string): string {
  return escapeHtml(title).replace(
    /[A-Z]{3}-\d{4}-\d+/,
    (reference) => `<span${styled('reference')}>${reference}</span>`,
  );
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
