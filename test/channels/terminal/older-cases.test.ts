import { chat } from '../../../src/channels/terminal/chat';
import { assistantWithStore, PERSON, texts } from '../../support/assistant';
import { fillingIn, receiptOf } from '../../support/filling-in';

test('older cases are a number away, page after page', async () => {
  const stored = await assistantWithStore();
  const someone = fillingIn(stored.assistant);
  for (let nth = 0; nth < 11; nth++) {
    stored.clock.pass(1_000);
    receiptOf(await someone.goOn(await someone.open({ dialog: 'ask_dpo' }), { question: `Vraag nummer ${nth}` }));
  }
  const printed: string[][] = [];
  let asked = 0;
  const terminal = {
    print: (lines: readonly string[]) => void printed.push([...lines]),
    // The number that stands before the label of the older ones.
    ask: async () => {
      if (asked++ === 0) return 'mijn dossiers';
      const label = texts.t('nl', 'common.mine.older');
      const choice = printed.at(-1)?.find((line) => line.includes(label) && /\d/.test(line));
      return /\d+/.exec(choice ?? '')?.[0];
    },
  };
  await chat({ assistant: stored.assistant, texts, terminal, person: PERSON, locale: 'nl' });
  const references = printed.flat().flatMap((line) => /^VRG-2026-0000(\d\d) · /.exec(line)?.[1] ?? []);
  expect(references.map(Number)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  await stored.close();
});
