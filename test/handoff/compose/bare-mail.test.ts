import { join } from 'node:path';
import { composeBareMail } from '../../../src/handoff/compose/bare-mail';
import type { Case } from '../../../src/cases/case';
import type { Mail } from '../../../src/handoff/mail';
import { LANGUAGES } from '../../../src/texts/language';
import type { Language } from '../../../src/texts/language';
import { loadTexts } from '../../../src/texts/texts';
import { AUTHORITY_FORM } from '../authority-form';
import { POLICY_SHA256, breach, compose, later, question, request } from '../composing';
import { LAW } from '../law';
import { ORGANISATION } from '../organisation';

const texts = loadTexts([join(__dirname, '../../../locales')]);

function bare(filed: Case, language: Language = 'nl'): Mail {
  return composeBareMail(filed, {
    dpo: 'dpo@example.test',
    from: 'privacyloket@example.test',
    language,
    organisation: ORGANISATION,
    law: LAW,
    authorityForm: AUTHORITY_FORM,
    texts,
    version: '0.0.0',
    policySha256: POLICY_SHA256,
  });
}

test.each<[string, Case]>([
  ['a breach', breach()],
  ['details', later(breach(), 'breach_details')],
  ['a request', request()],
  ['a question', question()],
])('the mail of %s without its details has the thread and the sender of the whole one', (_, filed) => {
  const { messageId, inReplyTo, references, from, to, replyTo } = compose(filed);
  expect(bare(filed)).toMatchObject({
    messageId,
    ...(inReplyTo === undefined ? {} : { inReplyTo, references }),
    from,
    to,
    replyTo,
    headers: { 'X-Privacyloket-Case': filed.reference },
    attachments: [],
  });
});

test.each<[string, Case, string]>([
  ['a breach', breach(), '[DATALEK?] INC-2026-000001 | zonder details | 72u: ma 23/11/2026 16:40'],
  [
    "a client's breach",
    breach({ data_owner: 'client', client: 'telecom' }),
    '[DATALEK?] INC-2026-000001 | zonder details | verwittig de opdrachtgever zonder onredelijke vertraging',
  ],
  ['a request', request(), '[DSR] DSR-2026-000001 | zonder details | wo 23/12/2026'],
  ['a question', question(), '[VRAAG] VRG-2026-000001 | zonder details'],
  [
    'a breach with an answer that nothing understands any more',
    breach({ data_owner: 'gone', discovered_at: 'gone', cause: 'gone' }),
    '[DATALEK?] INC-2026-000001 | zonder details',
  ],
])('the subject of %s says by when', (_, filed, subject) => {
  expect(bare(filed).subject.slice(0, subject.length)).toBe(subject);
});

test.each(LANGUAGES)('it says in %s where the details are, and nothing that anybody typed', (language) => {
  const mail = bare(breach({ description: 'Loonlijst' }), language);
  expect(mail.text).toContain('privacyloket cases show INC-2026-000001');
  expect(`${mail.text}${mail.html}`).not.toMatch(/Loonlijst|Nele|\{\{/);
});

test('an option that has no text any more is printed as its key', () => {
  const { text } = compose(breach({ data_types: 'contact,gone_since', number_of_people: 'gone_too' }));
  expect(text).toContain('; gone_since');
  expect(text).toContain('gone_too');
});
