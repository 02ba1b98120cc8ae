import type { Reply, ShownPassage } from '../../src/assistant/turn';
import { passagesMessage, replyMessage } from '../../src/channels/slack/message';
import { replyCard } from '../../src/channels/teams/reply-card';
import { choicesOf, renderReply } from '../../src/channels/terminal/render';
import { LANGUAGES } from '../../src/texts/language';
import type { Language } from '../../src/texts/language';
import { assistantWithoutStore, policy, texts } from '../support/assistant';
import type { Json } from './slack/recorder';
import { problemsOfMessage } from './slack/slack-rules';
import { drawn } from './teams/chat';
import { rendered } from './teams/validate-card';

const { assistant } = assistantWithoutStore();
const ids = policy.documents
  .flatMap(({ passages }) => passages)
  .sort((a, b) => b.text.length - a.text.length)
  .map(({ id }) => id);

/** Six parts of sentences are marked, and it stands in two other places as well. */
function full(passage: ShownPassage, language: Language): ShownPassage {
  const parts = [...passage.text.matchAll(/[^,;.\n]+/g)].filter((_, index) => index % 2 === 0).slice(0, 6);
  const place = passage.headings.join(' › ');
  const also = texts.t(language, 'common.answer.also', { place });
  return {
    ...passage,
    highlights: parts.map(({ index, 0: part }) => [index, index + part.length] as const),
    also: [also, also],
  };
}

/** The largest answer that begins with the passage: the longest others behind it, the law, and the question. */
function largestAnswer(id: string, language: Language, questionLength: number): Reply {
  const others = ids.filter((other) => other !== id).slice(0, 2);
  const law = texts.t(language, 'common.answer.law', { law: 'wet '.repeat(100), source: 'AVG, artikel 33, lid 1' });
  return {
    kind: 'answer',
    isPrivate: false,
    language,
    confidence: 1,
    lead: [texts.t(language, 'common.answer.dutch_only') || 'Beleid'],
    passages: assistant.passages([id, ...others], language).map((passage) => full(passage, language)),
    moreLabel: texts.t(language, 'common.answer.more', { count: 2 }),
    notes: [law],
    actions: [
      {
        label: 'Vraag de DPO',
        request: { dialog: 'ask_dpo', language, inputs: { question: 'é'.repeat(questionLength) } },
      },
      { label: 'Incident', request: { dialog: 'breach', language, inputs: {} } },
    ],
  };
}

/** The same on first contact. */
function firstAnswer(id: string, language: Language, questionLength: number): Reply {
  const answer = largestAnswer(id, language, questionLength);
  return { ...answer, notes: [...answer.notes, ...assistant.notice(language).lead] };
}

const asSent = (value: unknown) => JSON.parse(JSON.stringify(value)) as Json;

describe.each(LANGUAGES)('every passage of the policy, with all that may come with it in %s', (language) => {
  const answers = ids.map((id) => firstAnswer(id, language, 1_000));

  test('fits in Slack', () => {
    for (const answer of answers) {
      expect(problemsOfMessage(asSent(replyMessage(answer)))).toEqual([]);
      expect(problemsOfMessage(asSent(passagesMessage(answer.passages.slice(1))))).toEqual([]);
    }
  });

  test('fits in Teams, word for word', () => {
    for (const answer of answers) {
      const { problems, text } = rendered(drawn.reply(answer));
      expect(problems).toEqual([]);
      const [passage] = answer.passages;
      for (const line of textsOf(passage?.blocks ?? [])) expect(text).toContain(line);
      expect(text).toContain(passage?.summary ?? passage?.source);
    }
  });

  test('leaves room in Teams for two other passages, word for word, to who knows what is kept', () => {
    for (const id of ids) {
      const answer = largestAnswer(id, language, 200);
      const { text } = rendered(drawn.reply(answer));
      for (const { blocks } of answer.passages) for (const line of textsOf(blocks)) expect(text).toContain(line);
    }
  });

  test('is printed word for word', () => {
    for (const answer of answers) {
      const printed = renderReply(answer).join('\n');
      for (const line of answer.passages[0]?.text.split('\n') ?? []) expect(printed).toContain(line);
      const unformatted = renderReply(answer, { bold: true })
        .join('\n')
        .replaceAll(/\p{Cc}\[\d+m/gu, '');
      expect(unformatted).toBe(printed);
    }
  });
});

function textsOf(blocks: ShownPassage['blocks']): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case 'paragraph':
        return [block.text];
      case 'list':
        return block.items;
      case 'table':
        return block.rows.flat();
    }
  });
}

describe('where two passages are to be shown, the third alone is behind the button', () => {
  const [first, second, third] = assistant.passages(['p-con', 'p-lan', 'p-web4'], 'nl');
  if (!first || !second || !third) throw new Error('Expected three passages');
  const reply: Reply = {
    kind: 'answer',
    isPrivate: false,
    language: 'nl',
    confidence: 0.6,
    lead: [],
    passages: [first, second, third],
    shownPassages: 2,
    moreLabel: 'Nog 1 passage',
    notes: [],
    actions: [],
  };

  test('in Slack', () => {
    const { blocks } = replyMessage(reply);
    const shown = JSON.stringify(blocks);
    expect([first, second, third].map(({ text }) => shown.includes(text))).toEqual([true, true, false]);
    expect(shown).toContain(JSON.stringify(JSON.stringify({ ids: ['p-web4'], language: 'nl' })).slice(1, -1));
  });

  test('in Teams', () => {
    const { body } = replyCard(reply, texts);
    const [hidden, visible] = [true, false].map((folded) =>
      JSON.stringify(body.filter((part) => ('isVisible' in part && part.isVisible === false) === folded)),
    );
    expect([first, second, third].map(({ text }) => visible?.includes(text))).toEqual([true, true, false]);
    expect(hidden).toContain(third.text);
  });

  test('in the terminal', () => {
    const shown = renderReply(reply).join('\n');
    expect([first, second, third].map(({ text }) => shown.includes(text))).toEqual([true, true, false]);
    expect(choicesOf(reply)[0]).toMatchObject({ kind: 'more', passages: [{ id: 'p-web4' }] });
  });
});
