import { NELE } from '../support/filings';
import { attachmentOf, breach, compose, section } from './compose';

const mail = compose(breach({ confidential: 'yes' }));

test('a confidential report says that it is one, and who reported nowhere', () => {
  expect(section(mail, 'Melder')).toEqual(['vertrouwelijk: de melder wil niet genoemd worden']);
  expect(attachmentOf(mail)).toMatchObject({ reporter: { confidential: true } });
  const whole = JSON.stringify(mail).toLowerCase();
  const named = ['nele', 'voorbeeld', NELE.email ?? '', NELE.userId, NELE.tenantId, 'teams'];
  expect(named.filter((text) => whole.includes(text.toLowerCase()))).toEqual([]);
  // The same search finds the reporter of a report that is not confidential.
  expect(JSON.stringify(compose(breach())).toLowerCase()).toContain('nele');
});

test('its attachment is otherwise whole', () => {
  const open = attachmentOf(compose(breach())) as { answers: object };
  expect(attachmentOf(mail)).toEqual({
    ...open,
    answers: { ...open.answers, confidential: 'yes' },
    reporter: { confidential: true },
  });
});
