import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import type { Case } from '../../src/cases/case';
import { dialogs } from '../../src/dialogs';
import type { Answers } from '../../src/dialogs/definition';
import { composeMail } from '../../src/handoff/compose/case-mail';
import type { MailSettings } from '../../src/handoff/compose/case-mail';
import type { Mail } from '../../src/handoff/mail';
import { labelled } from '../../src/handoff/compose/mail-content';
import { languageOf } from '../../src/texts/language';
import type { Language } from '../../src/texts/language';
import { loadTexts } from '../../src/texts/texts';
import { BREACH, NELE, QUESTION } from '../support/filings';
import { AUTHORITY_FORM } from './authority-form';
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

/** A request that came in by telephone, of a caller whose data are the organisation's own, but for these answers. */
export function request(answers: Answers = {}, more: Partial<Case> = {}): Case {
  return {
    ...FILED,
    kind: 'dsr',
    reference: 'DSR-2026-000001',
    filedAt: new Date('2026-11-23T09:20:00Z'),
    submittedAt: new Date('2026-11-23T09:20:00Z'),
    answers: {
      requester_role: 'other',
      reply_language: 'nl',
      data_owner: 'ipg',
      rights: 'access',
      request_text: 'Wat weten jullie over mij?',
      received_at: '2026-11-23T10:14:00+01:00',
      received_by: 'phone',
      subject_name: 'Bram Verzonnen',
      subject_contact: 'bram.verzonnen@example.test',
      identity_status: 'no',
      ...answers,
    },
    ...more,
  };
}

/** What the first report of a breach asks. */
const ALARM = dialogs.breach.pages.flatMap((page) => page.fields.map(({ id }) => id));

/** All details of {@link breach}, as its second version. */
export const DETAILS: Answers = {
  ongoing: 'ongoing',
  data_types: 'contact,financial',
  number_of_people: 'up_to_1000',
  recipient: 'stranger',
  protection: 'none',
  actions: 'asked_deletion,it_called',
  informed: 'team_leader,client',
  informed_client: 'De servicedesk, sinds 17 uur',
  occurred_at: '2026-11-20',
  entity: 'vg_holding',
  site: 'home',
  callback: 'Bel 0470 00 00 00',
};

/** A later version of a case, half an hour after the first, which knew none of the details. */
export function later(filed: Case, stage: Case['stage'], more: Partial<Case> = {}): Case {
  return {
    ...filed,
    version: 2,
    stage,
    answersBefore: Object.fromEntries(Object.entries(filed.answers).filter(([id]) => ALARM.includes(id))),
    submittedAt: new Date(filed.filedAt.getTime() + 1_800_000),
    messageToken: 'token-fake-2',
    earlierTokens: ['token-fake'],
    ...more,
  };
}

/** No policy has it. */
export const POLICY_SHA256 = 'c0ffee00'.repeat(8);

export function compose(filed: Case, settings: Partial<MailSettings> = {}): Mail {
  return composeMail(filed, {
    dpo: 'dpo@example.test',
    from: 'privacyloket@example.test',
    organisation: ORGANISATION,
    law: LAW,
    authorityForm: AUTHORITY_FORM,
    texts,
    version: '0.0.0',
    policySha256: POLICY_SHA256,
    ...settings,
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

/** The headings of the plain text, in order. */
export function headings(mail: Mail): string[] {
  const lines = mail.text.split('\n');
  return lines.filter((_, index) => /^-+$/.test(lines[index + 1] ?? ''));
}

/** What stands before the first section of the plain text. */
export function firstScreen(mail: Mail): string[] {
  const lines = mail.text.split('\n');
  return lines.slice(0, lines.findIndex((line) => /^-+$/.test(line)) - 2).filter((line) => line !== '');
}

export function attachmentOf(mail: Mail): unknown {
  return JSON.parse(mail.attachments[0]?.content ?? '');
}

/** The content of the attachment whose file name ends so; undefined when there is none. */
export function fileOf(mail: Mail, ending: string): string | undefined {
  return mail.attachments.find(({ filename }) => filename.endsWith(ending))?.content;
}

/** What the plain text says, line by line, without its drawing. */
export function factsOfText(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !/^[-=]+$/.test(line))
    .map((line) => line.replace(/^(> ?|!!? |=> |\[ \] | {4})/, ''))
    .filter((line) => line !== '');
}

/** What the HTML shows, line by line. */
export function factsOfHtml(html: string): string[] {
  // Styles are most of the work of reading a mail, and say nothing.
  const document = JSDOM.fragment(html.replace(/ style="[^"]*"|<style>[^<]*<\/style>/g, ''));
  const language = languageOf(/<html lang="(\w+)">/.exec(html)?.[1] ?? '') ?? 'nl';
  document.querySelectorAll('br').forEach((br) => br.replaceWith('\n'));
  const shown = [...document.querySelectorAll('h1, h2, p, blockquote, tr')].filter(
    (element) => !(element.tagName === 'TR' && element.querySelector('table')),
  );
  return shown
    .map((element) => (element.tagName === 'TR' ? rowText(element, language) : (element.textContent ?? '')))
    .flatMap((text) => text.split('\n'))
    .filter((line) => line !== '');
}

function rowText(row: Element, language: Language): string {
  const [first = '', second = ''] = [...row.children].map((cell) => cell.textContent ?? '');
  if (first === '☐') return second;
  return `${labelled(first, language)} ${second}`;
}
