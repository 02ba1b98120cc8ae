import type { Inputs } from '../../src/dialogs/definition';
import type { Hit, Policy } from '../../src/policy/passage';
import { assistantWithoutStore, PERSON, policy } from '../support/assistant';

const { assistant } = assistantWithoutStore();
const ask = (text: string, locale?: string) => assistant.reply({ person: PERSON, text, ...(locale ? { locale } : {}) });

test('a question of the policy gets its passage word for word, with its place, its date and the way to the DPO', async () => {
  const reply = await ask('hoe lang houden jullie gegevens bij?');
  const [first] = reply.passages;
  expect(reply).toMatchObject({ kind: 'answer', language: 'nl', lead: [] });
  expect(first?.text).toBe(policy.passage('p-pur')?.text);
  expect(first?.headings[0]).toBe('Privacybeleid');
  expect(first?.source).toMatch(/, geldig vanaf 6 oktober 2020$/);
  expect(reply.passages.length).toBeLessThanOrEqual(3);
  expect(reply.actions.map(({ request }) => request)).toEqual([
    {
      dialog: 'ask_dpo',
      language: 'nl',
      inputs: { question: 'hoe lang houden jullie gegevens bij?', passage: first?.headings.join(' › ') },
    },
  ]);
});

test.each([
  ['fr', 'combien de temps gardez-vous mes données ?'],
  ['en', 'how long do you keep my data'],
  ['de', 'wie lange speichern wir das'],
])('in %s the Dutch passage comes with a word that the Dutch counts', async (language, question) => {
  const reply = await ask(question);
  expect(reply).toMatchObject({ kind: 'answer', language });
  expect(reply.passages[0]?.id).toBe('p-pur');
  expect(reply.lead).toHaveLength(1);
});

test.each(['hoeveel verlofdagen heb ik', 'wat eten we vandaag', 'combien de jours de congé me reste-t-il ?'])(
  'what the policy does not answer is said so: %s',
  async (question) => {
    const reply = await ask(question);
    expect(reply).toMatchObject({ kind: 'abstain', passages: [] });
    expect(reply.actions.map(({ request }) => request.dialog)).toEqual(['ask_dpo', 'breach', 'dsr']);
  },
);

test.each([
  ['nl', 'ik heb een mail naar de verkeerde klant gestuurd'],
  ['nl', 'IK HEB NEN MAIL NAAR DE VERKEERDE KLANT GESTUURD!!! 😱'],
  ['nl', 'kheb op een rare link geklikt, wat nu?'],
  ['nl', 'mijn laptop is gestolen op de trein'],
  ['fr', "j'ai envoyé un mail au mauvais client"],
  ['en', 'I sent an email to the wrong customer'],
  ['de', 'ich habe eine E-Mail an den falschen Kunden geschickt'],
  ['nl', 'ik heb per ongeluk een excel met klanten naar iemand anders gemaild'],
  ['nl', 'ik heb een lijst op de printer laten liggen'],
  ['nl', 'mijn laptop ligt nog op de trein'],
  ['nl', 'ik zie gegevens van iemand anders'],
])('an incident told in %s offers the report, with what to do first: %s', async (language, message) => {
  const reply = await ask(message);
  expect(reply).toMatchObject({ kind: 'dialog', dialog: 'breach', language, passages: [] });
  expect(reply.lead).toHaveLength(2);
  expect(reply.actions.map(({ request }) => request)).toEqual([
    { dialog: 'breach', language, inputs: { description: message } },
  ]);
});

test.each([
  ['nl', 'Vraag aan de DPO'],
  ['nl', 'ik wil de DPO spreken'],
  ['fr', 'je voudrais poser une question au DPO'],
  ['en', 'I want to talk to the DPO'],
  ['de', 'ich möchte mit dem DPO sprechen'],
])('who wants the DPO is offered the way there, in %s: %s', async (language, message) => {
  expect(await ask(message)).toMatchObject({ kind: 'dialog', dialog: 'ask_dpo', language, passages: [] });
});

test('how to reach the DPO is a question', async () => {
  expect((await ask('hoe bereik ik de DPO?')).kind).toBe('answer');
});

test('a question about incidents is a question', async () => {
  expect((await ask('wie wordt verwittigd bij een datalek?')).kind).toBe('answer');
});

test.each([
  ['hallo', 'smalltalk'],
  ['help', 'smalltalk'],
  ['merci!', 'smalltalk'],
  ['', 'smalltalk'],
  ['😀😀', 'smalltalk'],
  ['?', 'smalltalk'],
  ['x'.repeat(50_000), 'abstain'],
])('%#: odd messages get a civil answer', async (message, kind) => {
  expect((await ask(message)).kind).toBe(kind);
});

test.each(['hallo wat is dpo', 'dag, wie is dpo', 'help datalek', 'merci et les cookies', 'hi, how long keep data'])(
  'a greeting around a question is not all there is: %s',
  async (message) => {
    expect((await ask(message)).kind).not.toBe('smalltalk');
  },
);

test.each([
  'hallo iedereen',
  'Dank u wel!',
  'merci beaucoup',
  'thank you very much',
  'ik heb hulp nodig aub',
  'vielen Dank',
])('courtesy is answered with courtesy: %s', async (message) => {
  expect((await ask(message)).kind).toBe('smalltalk');
});

test('the locale decides where the words do not', async () => {
  expect((await ask('GDPR', 'fr-BE')).language).toBe('fr');
  expect((await ask('GDPR', 'ja-JP')).language).toBe('nl');
  expect((await ask('hallo', 'nl-BE')).language).toBe('nl');
  expect((await ask('hallo', 'de-DE')).language).toBe('de');
  expect((await ask('hallo')).language).toBe('nl');
  expect((await ask('Hallo, goeiemorgen', 'nl-BE')).language).toBe('nl');
  expect((await ask('how long do you keep my data', 'fr-BE')).language).toBe('en');
});

test.each(['waarom '.repeat(400), '🙂'.repeat(3_000), '"'.repeat(3_000), '\n?'.repeat(3_000)])(
  '%#: however long a question, what goes into the form for the DPO fits in a button and in its field',
  async (question) => {
    const { actions } = await ask(`hoeveel verlofdagen heb ik ${question}`);
    const inputs: Inputs = actions.find(({ request }) => request.dialog === 'ask_dpo')?.request.inputs ?? {};
    expect(JSON.stringify(inputs).length).toBeLessThan(1_600);
    expect([...(inputs.question ?? '')].length).toBeGreaterThan(400);
    expect([...(inputs.question ?? '')].length).toBeLessThanOrEqual(1_000);
  },
);

test('what the law says and the policy does not is said as law, after the passage or without one', async () => {
  const answered = await ask('hoe snel wordt een aanvraag behandeld?');
  expect(answered).toMatchObject({ kind: 'answer', language: 'nl' });
  expect(answered.passages[0]?.id).toBe('p-lim');
  expect(answered.notes).toEqual([
    expect.stringMatching(/^Wet, niet het beleid: .*één maand.*\(AVG, artikel 12, lid 3\)$/),
  ]);
  const abstained = await ask('hoeveel uur hebben we om een lek bij de gba te melden');
  expect(abstained).toMatchObject({ kind: 'abstain', passages: [] });
  expect(abstained.notes).toEqual([expect.stringMatching(/^Wet, niet het beleid: .*72 uur/)]);
});

test.each([
  ['nl', 'ik wil een kopie van al mijn gegevens', 'access'],
  ['fr', 'un client veut que ses données soient effacées, enregistrez sa demande svp', 'erasure'],
  ['en', 'caller wants no more sales calls, please register that', 'direct_marketing'],
])(
  'a request of a data subject opens its dialog with the right and the words filled in, in %s: %s',
  async (language, message, right) => {
    const reply = await ask(message);
    expect(reply).toMatchObject({ kind: 'dialog', dialog: 'dsr', right, language });
    expect(reply.actions.map(({ request }) => request)).toMatchObject([
      { dialog: 'dsr', language, inputs: { rights: right, request_text: message } },
    ]);
  },
);

test('who tells of two things is offered both', async () => {
  const reply = await ask(
    'Mijn laptop is gestolen uit mijn auto. En een klant wil al zijn gegevens laten wissen, registreer dat aub.',
  );
  expect(reply.actions.map(({ request }) => request.dialog)).toEqual(['breach', 'dsr']);
});

test('who tells of an incident and asks something else gets the report and the passage', async () => {
  const reply = await ask('Mijn laptop is gestolen uit mijn auto. Hoe lang bewaren wij eigenlijk gegevens?');
  expect(reply.actions.map(({ request }) => request.dialog)).toContain('breach');
  expect(reply.passages.map(({ id }) => id)).toContain('p-pur');
});

test('a subject that is not answered is noted by its title alone', async () => {
  const noted: string[] = [];
  const counted = assistantWithoutStore({ noteUnanswered: (topic) => void noted.push(topic) }).assistant;
  await counted.reply({
    person: PERSON,
    text: 'hoeveel boete krijgt een bedrijf voor een datalek, vraagt Jan Voorbeeld',
  });
  await counted.reply({ person: PERSON, text: 'hoe lang houden jullie gegevens bij?' });
  expect(noted).toHaveLength(1);
  expect(noted[0]).not.toMatch(/Voorbeeld|vraagt/);
});

test('a passage comes with a summary in the language of the person, which says that nobody approved it yet', async () => {
  const [passage] = (await ask('how long do you keep my data')).passages;
  expect(passage?.summary).toMatch(/^Summary, not yet checked by your organisation/);
});

test('where two passages are about as near, both are shown; where one is, the other is behind the button', async () => {
  const hit = (id: string, score: number): Hit => {
    const passage = policy.passage(id);
    if (!passage) throw new Error(`No passage ${id}`);
    return { passage, score, highlights: [] };
  };
  const replyTo = (hits: readonly Hit[]) => {
    const understood = {
      outcomes: [{ outcome: 'answer', share: 1 }],
      told: [],
      kinds: [],
      topics: [],
      byWords: [],
      hits,
    };
    const unclear: Policy = { ...policy, understand: () => understood };
    return assistantWithoutStore({ policy: () => unclear }).assistant.reply({ person: PERSON, text: 'links?' });
  };
  expect(await replyTo([hit('p-web4', 0.6), hit('p-web5', 0.55), hit('p-con', 0.2)])).toMatchObject({
    shownPassages: 2,
    moreLabel: 'Nog 1 passage',
  });
  const clear = await replyTo([hit('p-web4', 0.9), hit('p-web5', 0.5), hit('p-con', 0.2)]);
  expect(clear.shownPassages).toBeUndefined();
  expect(clear.moreLabel).toBe('Nog 2 passages');
  const long = await replyTo([hit('p-pur', 0.6), hit('t-res', 0.6)]);
  expect(long.shownPassages).toBeUndefined();
});

test('what two parts of the policy say alike names both places', async () => {
  const [passage] = (await ask('welke taal telt als de vertaling anders is')).passages;
  expect(passage?.also).toEqual([expect.stringMatching(/^Staat ook in: Algemene voorwaarden/)]);
});
