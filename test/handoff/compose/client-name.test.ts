import { clientName } from '../../../src/handoff/compose/client-name';
import { breach, compose, firstScreen, section } from '../composing';
import { ORGANISATION } from '../organisation';

test.each([
  ['on the list', { client: 'telecom' }, 'Telecom Voorbeeld'],
  ['typed', { client: 'other', client_name: ' Fictieve Bank ' }, 'Fictieve Bank'],
  ['on one line', { client: 'other', client_name: 'Fictieve\r\n\u2028\u0085Bank' }, 'Fictieve Bank'],
  ['typed for another choice', { client: 'telecom', client_name: 'Fictieve Bank' }, 'Telecom Voorbeeld'],
  ['left empty', { client: 'other', client_name: '' }, undefined],
  ['not known', { client: 'unknown', client_name: 'Fictieve Bank' }, undefined],
  ['taken from the list', { client: 'gone' }, undefined],
  ['not asked', {}, undefined],
])('the name of a client: %s', (_, answers, name) => {
  expect(clientName(answers, ORGANISATION)).toBe(name);
});

test('a typed name stands in what the DPO opens, and in no subject', () => {
  const typed = { client: 'other', client_name: 'Fictieve Bank' };
  const mail = compose(breach({ data_owner: 'both', ...typed }));
  expect(mail.subject).toContain('| VG en een opdrachtgever |');
  expect(mail.subject).not.toContain('Fictieve');
  expect(mail.attachments.map(({ filename }) => filename).join()).not.toMatch(/fictieve/i);
  expect(firstScreen(mail)).toContain(
    'Te beslissen: Fictieve Bank verwittigen: wie doet het, en wanneer? Melden aan de toezichthouder? De betrokkenen verwittigen?',
  );
  expect(section(mail, 'Rol en termijnen')[0]).toBe(
    'Rol van VG: verwerkingsverantwoordelijke én verwerker voor Fictieve Bank (volgens de melder)',
  );
  expect(section(mail, 'Af te vinken')).toContain(
    '[ ] Fictieve Bank verwittigd, zonder eerst zelf het risico te beoordelen (AVG art. 33.2)',
  );
});

test('a name that is typed to break out of its place is only a name', () => {
  const client_name = '<b>x</b>\r\n[ ] Alles wissen {{reference}} $t(mail.urgent)';
  const { text, html, subject } = compose(breach({ data_owner: 'client', client: 'other', client_name }));
  expect(subject).not.toContain('wissen');
  expect(html).not.toContain('<b>x</b>');
  expect(text).not.toMatch(/^\[ \] Alles wissen/m);
  expect(text).toContain('gegevens van <b>x</b> [ ] Alles wissen {{reference}} $t(mail.urgent) (VG is verwerker)');
});
