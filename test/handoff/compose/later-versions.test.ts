import type { Case } from '../../../src/cases/case';
import { recordedIn } from '../../../src/cases/recorded';
import {
  breach,
  compose,
  factsOfHtml,
  factsOfText,
  firstScreen,
  headings,
  later,
  question,
  request,
  section,
} from '../composing';

const FIRST = { version: 2, at: new Date('2026-11-23T10:00:00Z'), text: 'De ontvanger heeft gebeld.' };
const SECOND = { version: 3, at: new Date('2026-11-24T10:00:00Z'), text: 'En nog iets.' };

const third = (filed: Case, stage: Case['stage'] = 'addition') =>
  later(filed, stage, {
    version: 3,
    messageToken: 'token-fake-3',
    earlierTokens: ['token-fake', 'token-fake-2'],
    additions: stage === 'addition' ? [FIRST, SECOND] : [FIRST],
  });

test('later versions are one conversation with the first', () => {
  const id = (part: string) => `<00000000-0000-4000-8000-000000000001.${part}@example.test>`;
  const { messageId, inReplyTo, references, replyTo } = compose(third(breach()));
  expect({ messageId, inReplyTo, references, replyTo }).toEqual({
    messageId: id('3.token-fake-3'),
    inReplyTo: id('2.token-fake-2'),
    references: `${id('1.token-fake')} ${id('2.token-fake-2')}`,
    replyTo: 'privacyloket+token-fake-3@example.test',
  });
  expect(compose(breach())).not.toHaveProperty('references');
});

test.each([
  ['breach', breach(), '[DATALEK?]'],
  ['dsr', request(), '[DSR]'],
  ["a client's dsr", request({ data_owner: 'client' }), '[DSR][DOORSTUREN]'],
  ['ask_dpo', question(), '[VRAAG]'],
])('the subject of a later version says what it is: %s', (_, filed, tag) => {
  const tagOf = (one: Case) => compose(one).subject.split(` ${filed.reference}`)[0];
  expect(tagOf(filed)).toBe(tag);
  expect(tagOf(later(filed, 'addition'))).toBe(`${tag}[AANVULLING 1]`);
  expect(tagOf(third(filed))).toBe(`${tag}[AANVULLING 2]`);
  expect(tagOf(later(filed, 'withdrawal'))).toBe(`${tag}[INTREKKING]`);
});

test.each([
  ['breach', breach()],
  ['dsr', request()],
  ['ask_dpo', question()],
])('the newest addition stands first, earlier ones with the reporter’s words: %s', (_, filed) => {
  const mail = compose(third(filed));
  const found = headings(mail);
  expect(found[0]).toBe('Aanvulling 2 van di 24/11/2026 11:00 (in de woorden van de melder)');
  expect(section(mail, 'Aanvulling 2')).toEqual(['> En nog iets.']);
  expect(section(mail, 'Aanvulling 1')).toEqual(['> De ontvanger heeft gebeld.']);
  const earlier = found.indexOf('Aanvulling 1 van ma 23/11/2026 11:00 (in de woorden van de melder)');
  expect(found[earlier - 1]).toMatch(/taal: (Nederlands|Frans)\)$/);
  expect(factsOfHtml(mail.html)).toEqual(factsOfText(mail.text));
});

test.each([
  ['breach', breach()],
  ['dsr', request()],
  ['ask_dpo', question()],
])('a withdrawal asks the DPO to decide: %s', (_, filed) => {
  const mail = compose(
    third({ ...filed, answers: { ...filed.answers, withdrawal_reason: 'Al opgelost' } }, 'withdrawal'),
  );
  expect(firstScreen(mail)).toContain(
    '! De melder vraagt om dit dossier in te trekken. Er is niets gewist en de termijnen lopen door: jij beslist.',
  );
  expect(headings(mail)[0]).toBe('Waarom de melder wil intrekken (in zijn of haar woorden)');
  expect(section(mail, 'Waarom de melder')).toEqual(['> Al opgelost']);
  expect(section(mail, 'Af te vinken')[0]).toMatch(
    /^\[ \] (Beslist of het dossier ingetrokken wordt|Intrekken aanvaarden of niet|Vraag ingetrokken)/,
  );
  expect(section(compose(later(filed, 'withdrawal')), 'Waarom de melder')).toEqual(['Geen reden opgegeven.']);
});

test('a request that grows old between two versions says so', () => {
  const filed = later(request(), 'addition', { submittedAt: new Date('2026-12-15T10:00:00Z') });
  expect(firstScreen(compose(filed))[2]).toMatch(
    /^!! Dit verzoek kwam al binnen op ma 23\/11\/2026: meer dan 21 dagen/,
  );
});

test('a later version says first what the DPO recorded meanwhile, so that nobody is asked for what was done', () => {
  const recorded = recordedIn([
    { event: 'state:in_progress', at: new Date('2026-11-20T16:00:00Z') },
    { event: 'authority_part_1', at: new Date('2026-11-20T16:10:00Z') },
  ]);
  const mail = compose({ ...later(breach(), 'addition'), recorded });
  expect(mail.text).toContain(
    'De DPO noteerde al: in behandeling; deel 1 gemeld aan de toezichthouder (vr 20/11/2026 17:10).',
  );
  expect(compose(later(breach(), 'addition')).text).not.toContain('De DPO noteerde al');
});
