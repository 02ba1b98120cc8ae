import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Mail } from '../../../src/handoff/mail';
import { mimeOf } from '../../../src/handoff/roads/message';
import { GOLDEN_NAMES, goldenMail } from './cases';
import { differences } from './differences';

const EXPECTED = join(__dirname, 'expected');
/** Writes what the mails are now in place of what they were; read the difference before it is committed. */
const UPDATE = process.env.UPDATE_GOLDEN === '1';

test.each(GOLDEN_NAMES)('the mail of %s is the expected one, to the byte', (name) => {
  const folder = join(EXPECTED, name);
  const files = filesOf(goldenMail(name));
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
});

test('no mail is expected of a case that is no more', () => {
  expect(readdirSync(EXPECTED).sort()).toEqual([...GOLDEN_NAMES].sort());
});

/** A mail as files that people can read and compare; HTML opens in a browser, the attachments in their programs. */
function filesOf({ text, html, attachments, ...head }: Mail): Readonly<Record<string, string>> {
  const { headers, ...fields } = head;
  const lines = Object.entries({ ...fields, ...headers }).map(([field, value]) => `${field}: ${value}`);
  return {
    'mail.txt': `${lines.join('\n')}\n\n${text}`,
    'mail.html': html,
    ...Object.fromEntries(attachments.map(({ filename, content }) => [filename, content])),
  };
}

function replaceFolder(folder: string, files: Readonly<Record<string, string>>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
}
