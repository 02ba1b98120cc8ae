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
        submit: (submission) => (failing-- > 0 ? Promise.reject(new Error('down')) : assistant.submit(submission)),
      },
    },
  );
  return { filings, printed: printed.join('\n') };
}

test('when the store fails nothing typed is lost: Enter sends the same again', async () => {
  const { filings, printed } = await ask(['Mag ik klantgegevens op papier zetten?', '', ''], 2);
  expect(filings.map(({ submissionId, answers }) => ({ submissionId, answers }))).toEqual([
    { submissionId: 'submission-1', answers: { question: 'Mag ik klantgegevens op papier zetten?' } },
  ]);
  expect(printed.match(/Er is niets bewaard en niets verstuurd/g)).toHaveLength(2);
});

test.each([['annuleer'], [undefined]])('who gives up instead (%s) has sent nothing', async (line) => {
  const { filings } = await ask(line === undefined ? ['Mag dat?'] : ['Mag dat?', line], 9);
  expect(filings).toEqual([]);
});
