import { simpleParser } from 'mailparser';
import { mimeOf } from '../../../src/handoff/roads/message';
import { compose } from '../composing';
import { aBreach, aQuestion, calendar } from './cases';

test('the mail carries the case and its calendar, and they arrive as they are', async () => {
  const mail = compose(aBreach({}, { version: 2, earlierTokens: ['token-first'] }));
  const arrived = (await simpleParser(await mimeOf(mail))).attachments;
  const named = (filename: string) => arrived.find((one) => one.filename === filename);
  const [json, calendarFile] = mail.attachments;
  expect([json, calendarFile].map((one) => one?.filename)).toEqual(['INC-2026-000001-v2.json', 'INC-2026-000001.ics']);
  expect(named('INC-2026-000001-v2.json')?.content.toString()).toBe(json?.content);
  const arrivedCalendar = named('INC-2026-000001.ics');
  expect(arrivedCalendar?.content.toString()).toBe(calendar(aBreach({}, { version: 2 })));
  expect([arrivedCalendar?.contentType, arrivedCalendar?.contentDisposition]).toEqual(['text/calendar', 'attachment']);
});

test('a question that can wait comes without a calendar', () => {
  expect(compose(aQuestion()).attachments.map(({ filename }) => filename)).toEqual(['VRG-2026-000001-v1.json']);
});
