import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { ParsedMail, StructuredHeader } from 'mailparser';
import type { Mail } from '../../../src/handoff/mail';
import { mimeOf } from '../../../src/handoff/roads/message';
import { GOLDEN_NAMES, goldenMail } from './cases';
import { differences } from './differences';

const EXPECTED = join(__dirname, 'expected');
/** Writes what the mails are now in place of what they were; read the difference before it is committed. */
const UPDATE = process.env.UPDATE_GOLDEN === '1';

test.each(GOLDEN_NAMES)('the mail of %s is the expected one, to the byte', async (name) => {
  const folder = join(EXPECTED, name);
  const files = await filesOf(goldenMail(name));
  if (UPDATE) replaceFolder(folder, files);
  const expected = existsSync(folder) ? readdirSync(folder).sort() : [];
  expect(Object.keys(files).sort()).toEqual(expected);
  for (const [file, content] of Object.entries(files)) {
    const was = readFileSync(join(folder, file), 'utf8');
    expect({ file, differs: differences(was, content) }).toEqual({ file, differs: [] });
  }
});

test.each(GOLDEN_NAMES)('what mail programs read of %s is what was written', async (name) => {
  const mail = goldenMail(name);
  const read = await simpleParser(await mimeOf(mail));
  expect(read.subject).toBe(mail.subject);
  expect(differences(mail.text, read.text ?? '')).toEqual([]);
  expect(differences(mail.html, read.html || '')).toEqual([]);
  expect(read.attachments.map(({ filename }) => filename)).toEqual(mail.attachments.map(({ filename }) => filename));
  for (const [index, { content }] of mail.attachments.entries()) {
    expect(differences(content, read.attachments[index]?.content.toString('utf8') ?? '')).toEqual([]);
  }
  expect([read.to].flat().map((to) => to?.text)).toEqual(['dpo@example.test']);
  expect([read.cc, read.bcc, read.replyTo?.text]).toEqual([undefined, undefined, mail.replyTo]);
  expect(headersOf(read)).toEqual({
    'message-id': mail.messageId,
    ...(mail.inReplyTo === undefined ? {} : { 'in-reply-to': mail.inReplyTo }),
    ...(mail.references === undefined ? {} : { references: mail.references }),
    ...Object.fromEntries(Object.entries(mail.headers).map(([field, value]) => [field.toLowerCase(), value])),
  });
  expect(read.attachments.map(contentTypeOf)).toEqual(mail.attachments.map(({ contentType }) => contentType));
});

test('no mail is expected of a case that is no more', () => {
  expect(readdirSync(EXPECTED).sort()).toEqual([...GOLDEN_NAMES].sort());
});

/**
 * A mail as files that people can read and compare; HTML opens in a browser, the attachments in their programs. A draft
 * is in base64, so what it says stands beside it.
 */
async function filesOf({ text, html, attachments, ...head }: Mail): Promise<Readonly<Record<string, string>>> {
  const { headers, ...fields } = head;
  const lines = [
    ...Object.entries({ ...fields, ...headers }).map(([field, value]) => `${field}: ${value}`),
    ...attachments.map(({ filename, contentType }) => `attachment: ${filename} (${contentType})`),
  ];
  const drafts: Record<string, string> = {};
  for (const { filename, content } of attachments) {
    if (filename.endsWith('.eml')) drafts[`${filename}.txt`] = await draftAsText(content);
  }
  return {
    'mail.txt': `${lines.join('\n')}\n\n${text}`,
    'mail.html': html,
    ...Object.fromEntries(attachments.map(({ filename, content }) => [filename, content])),
    ...drafts,
  };
}

async function draftAsText(eml: string): Promise<string> {
  const { subject, from, to, text = '' } = await simpleParser(eml);
  const receiver = [to].flat()[0]?.text ?? 'nobody yet';
  return `from: ${from?.text ?? ''}\nto: ${receiver}\nsubject: ${subject ?? ''}\n\n${text}`;
}

/** Those of the conversation, and those that a mail program acts on. */
function headersOf({ headerLines }: ParsedMail): Readonly<Record<string, string>> {
  const wanted = ['message-id', 'in-reply-to', 'references', 'importance', 'auto-submitted', 'x-privacyloket-case'];
  const lines = headerLines.filter(({ key }) => wanted.includes(key));
  return Object.fromEntries(
    lines.map(({ key, line }) => [
      key,
      line
        .slice(key.length + 1)
        .replace(/\r?\n(?=\s)/g, '')
        .trim(),
    ]),
  );
}

/** With its parameters, but for the name of the file that is added to them. */
function contentTypeOf({ headers }: ParsedMail['attachments'][number]): string {
  const type = headers.get('content-type');
  if (typeof type !== 'object' || !('params' in type)) throw new TypeError('An attachment without a content type');
  const { value, params } = type as StructuredHeader;
  const own = Object.entries(params).filter(([name]) => name !== 'name');
  return [value, ...own.map(([name, text]) => `${name}=${text}`)].join('; ');
}

function replaceFolder(folder: string, files: Readonly<Record<string, string>>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
}
