import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import type { Case } from '../../src/cases/case';
import type { Answers } from '../../src/dialogs/definition';
import { composeMail } from '../../src/handoff/compose';
import type { Mail } from '../../src/handoff/mail';
import { loadTexts } from '../../src/texts/texts';
import { BREACH, NELE, QUESTION } from '../support/filings';
import { LAW } from './law';
import { ORGANISATION } from './organisation';

const texts = loadTexts([join(__dirname, '../../locales')]);

const FILED: Case = {
  id: '00000000-0000-4000-8000-000000000001',
  reference: 'INC-2026-000001',
  kind: 'breach',
  version: 1,
  stage: 'filed',
  language: 'nl',
  reporter: NELE,
  answers: BREACH.answers,
  additions: [],
  filedAt: new Date('2026-11-20T15:43:12Z'),
  submittedAt: new Date('2026-11-20T15:43:12Z'),
  messageToken: 'token-fake',
  earlierTokens: [],
  similar: [],
};

/** A breach of the organisation's own data, noticed three minutes before it was reported, but for these answers. */
export function breach(answers: Answers = {}, more: Partial<Case> = {}): Case {
  return { ...FILED, answers: { ...FILED.answers, ...answers }, ...more };
}

export function question(text = QUESTION.answers.question ?? '', more: Partial<Case> = {}): Case {
  return {
    ...FILED,
    kind: 'ask_dpo',
    reference: 'VRG-2026-000001',
    language: 'fr',
    answers: { question: text },
    ...more,
  };
}

export function compose(filed: Case): Mail {
  return composeMail(filed, {
    dpo: 'dpo@example.test',
    from: 'privacyloket@example.test',
    organisation: ORGANISATION,
    law: LAW,
    texts,
    version: '0.0.0',
  });
}

/** A section of the plain text, without its underlined heading. */
export function section(mail: Mail, heading: string): string[] {
  const lines = mail.text.split('\n');
  const start = lines.findIndex((line, index) => line.startsWith(heading) && /^-+$/.test(lines[index + 1] ?? '')) + 2;
  if (start === 1) throw new Error(`No section '${heading}' in:\n${mail.text}`);
  const end = lines.indexOf('', start);
  return lines.slice(start, end === -1 ? lines.length : end);
}

export function attachmentOf(mail: Mail): unknown {
  return JSON.parse(mail.attachments[0]?.content ?? '');
}

/** What the plain text says, line by line, without its drawing. */
export function factsOfText(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !/^-+$/.test(line))
    .map((line) => line.replace(/^(> ?|!! | {4})/, ''))
    .filter((line) => line !== '');
}

/** What the HTML shows, line by line. */
export function factsOfHtml(html: string): string[] {
  const { document } = new JSDOM(html).window;
  document.querySelectorAll('br').forEach((br) => br.replaceWith('\n'));
  const shown = [...document.querySelectorAll('h1, h2, p, blockquote, tr')].filter(
    (element) => !(element.tagName === 'TR' && element.querySelector('table')),
  );
  return shown
    .map((element) =>
      element.tagName === 'TR'
        ? [...element.children].map((cell) => cell.textContent ?? '').join(': ')
        : (element.textContent ?? ''),
    )
    .flatMap((text) => text.split('\n'))
    .filter((line) => line !== '');
}
