import { memoryPeople } from '../../../src/assistant/memory';
import { chat } from '../../../src/channels/terminal/chat';
import { assistantWithoutStore, PERSON, texts } from '../../support/assistant';

/** What is printed between the line that was typed and the next, for each line. */
async function printedAfter(lines: readonly string[]): Promise<string[]> {
  const { assistant } = assistantWithoutStore({ people: memoryPeople() });
  const printed: string[][] = [];
  const left = [...lines];
  const terminal = {
    print: (more: readonly string[]) => void printed.at(-1)?.push(...more),
    ask: async () => {
      printed.push([]);
      return left.shift();
    },
  };
  await chat({ assistant, texts, terminal, person: PERSON, locale: 'nl' });
  return printed.map((each) => each.join('\n'));
}

const NEVER_TYPE = texts.t('nl', 'common.notice.never_type');
const counts = (printed: readonly string[]) => printed.map((each) => each.split(NEVER_TYPE).length - 1);

test('who begins with a form reads first what is kept, and only once', async () => {
  const printed = await printedAfter(['1', 'annuleer', '1', 'annuleer', 'hoe lang houden jullie gegevens bij?']);
  expect(counts(printed)).toEqual([1, 0, 0, 0, 0, 0]);
  const [first = ''] = printed;
  expect(first.indexOf(NEVER_TYPE)).toBeLessThan(first.indexOf(texts.t('nl', 'breach.title')));
});

test('who read it under an answer does not read it above a form', async () => {
  expect(counts(await printedAfter(['hoe lang houden jullie gegevens bij?', '2', 'annuleer']))).toEqual([1, 0, 0, 0]);
});
