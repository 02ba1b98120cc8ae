import type { ReceiptPlace } from '../../../src/assistant/turn';
import { interview } from '../../../src/channels/terminal/interview';
import { assistantWithoutStore, PERSON, texts } from '../../support/assistant';

const PLACE: ReceiptPlace = { channel: 'terminal', address: '{}', messageId: 'shown' };

/** An interview about a question to the DPO in which the store fails so many times; what was filed and printed. */
async function ask(lines: readonly string[], failures: number) {
  const { assistant, filings } = assistantWithoutStore();
  const printed: string[] = [];
  const left = [...lines];
  let failing = failures;
  await interview(
    { dialog: 'ask_dpo', language: 'nl', inputs: {} },
    {
      texts,
      person: PERSON,
      receiptPlace: PLACE,
      terminal: { print: (text) => void printed.push(...text), ask: async () => left.shift() },
      assistant: {
        ...assistant,
        submit: (submission) =>
          submission.move === 'send' && failing-- > 0
            ? Promise.reject(new Error('down'))
            : assistant.submit(submission),
      },
    },
  );
  return { filings, printed: printed.join('\n') };
}

test('when the store fails nothing typed is lost: Enter sends the same again', async () => {
  const { filings, printed } = await ask(['Mag ik klantgegevens op papier zetten?', '', '', '', ''], 2);
  expect(filings.map(({ submissionId, answers }) => ({ submissionId, answers }))).toEqual([
    {
      submissionId: 'submission-1',
      answers: { question: 'Mag ik klantgegevens op papier zetten?', urgency: 'normal', publish: 'no' },
    },
  ]);
  expect(printed.match(/deze pagina is niet bewaard en er is niets verstuurd/g)).toHaveLength(2);
});

test.each([['annuleer'], [undefined]])('who gives up instead (%s) has sent nothing', async (line) => {
  const { filings } = await ask(line === undefined ? ['Mag dat?', '', ''] : ['Mag dat?', '', '', line], 9);
  expect(filings).toEqual([]);
});

test('what was not asked yet is kept as it was: an answer above it does not empty it', async () => {
  const { assistant } = assistantWithoutStore();
  const terminal = (lines: string[]) => ({ print: () => undefined, ask: async () => lines.shift() });
  const deps = { assistant, texts, person: PERSON, receiptPlace: PLACE };
  const request = {
    dialog: 'dsr',
    language: 'nl',
    inputs: { requester_role: 'other', data_owner: 'client', client: 'voorbeeld_energie' },
  } as const;
  await interview(request, { ...deps, terminal: terminal(['2', 'stop']) });
  const again = await assistant.form({ ...request, inputs: {}, resume: 'submission-1' }, PERSON);
  const values = Object.fromEntries(again.fields.map(({ id, value }) => [id, value]));
  expect(values).toMatchObject({ requester_role: 'other', data_owner: 'client', client: 'voorbeeld_energie' });
});

test('a question about the policy is answered in between, and ours is asked once more, once', async () => {
  const { assistant, filings } = assistantWithoutStore();
  const printed: string[] = [];
  const lines = ['hoe lang houden jullie gegevens bij?', 'hoe lang houden jullie gegevens bij?', '1', 'stop'];
  await interview(
    { dialog: 'breach', language: 'nl', inputs: {} },
    {
      assistant,
      texts,
      person: PERSON,
      receiptPlace: PLACE,
      terminal: { print: (text) => void printed.push(...text), ask: async () => lines.shift() },
    },
  );
  const all = printed.join('\n');
  expect(all.match(/de bewaartermijn van de persoonsgegevens is beperkt/g)).toHaveLength(1);
  expect(all.match(/Wat is er gebeurd\?/g)).toHaveLength(3);
  expect(all.match(/Dat begreep ik niet/g)).toHaveLength(1);
  expect(filings).toEqual([]);
});

test.each([
  ['nl', 'overslaan', 'terug', 'hulp'],
  ['fr', 'passer', 'retour', 'aide'],
  ['en', 'skip', 'back', 'help'],
  ['de', 'überspringen', 'zurück', 'hilfe'],
] as const)('skip, back and help are words in %s', async (language, skip, back, help) => {
  const { assistant } = assistantWithoutStore();
  const moves: string[] = [];
  const printed: string[] = [];
  const lines = ['1', help, skip, back, '1', 'stop'];
  await interview(
    { dialog: 'breach', language, inputs: {} },
    {
      texts,
      person: PERSON,
      receiptPlace: PLACE,
      terminal: { print: (text) => void printed.push(...text), ask: async () => lines.shift() },
      assistant: { ...assistant, submit: (one) => (moves.push(one.move), assistant.submit(one)) },
    },
  );
  expect(moves.filter((move) => move !== 'keep')).toEqual(['send', 'back', 'send']);
  expect(printed).toContain(texts.t(language, 'terminal.help'));
});
