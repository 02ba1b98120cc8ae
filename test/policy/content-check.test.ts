import { join } from 'node:path';
import { checkContent } from '../../src/policy/examples/check';
import { fingerprint } from '../../src/policy/examples/guide';
import { readDocument } from '../../src/policy/document/document';
import { contentDir, FRONT_MATTER } from './content-dir';

type Files = Readonly<Record<string, string>>;

const POLICY = `${FRONT_MATTER}
<!-- p-ret -->

Gegevens worden zeven jaar bewaard.

<!-- p-dpo -->

De DPO is bereikbaar per mail.
`;

const [RET = '', DPO = ''] = readDocument(
  'beleid',
  join(contentDir({ 'beleid/policy.md': POLICY }), 'beleid/policy.md'),
).passages.map(fingerprint);

const SUMMARIES = '# Samenvatting\n\n- nl: Kort.\n- fr: Bref.\n- en: Short.\n- de: Kurz.\n';

/** As many questions a language as are asked for at least. */
const ENOUGH = { nl: 25, fr: 8, en: 8, de: 8 };

/** Questions that are the same nowhere else. */
function questions(topic: string, counts: typeof ENOUGH = ENOUGH): string {
  return Object.entries(counts)
    .flatMap(([language, count]) => [
      `## ${language}`,
      ...Array.from({ length: count }, (_, index) => `- ${topic} ${language} ${index}`),
    ])
    .join('\n');
}

const RET_GUIDE = `---
written_for: ${RET}
approved_by: Jan Voorbeeld
approved_on: 2026-01-05
---

${SUMMARIES}
# Hoe lang

> zeven jaar bewaard

${questions('termijn')}
`;

const DPO_GUIDE = `---
written_for: ${DPO}
approved_by:
approved_on:
---

${SUMMARIES}
# Bereiken

> bereikbaar per mail

${questions('bereiken')}
`;

const RET_FILE = 'beleid/questions/p-ret.md';
const DPO_FILE = 'beleid/questions/p-dpo.md';
const CONTENT: Files = {
  'concepts.txt': '',
  'beleid/policy.md': POLICY,
  [RET_FILE]: RET_GUIDE,
  [DPO_FILE]: DPO_GUIDE,
  'beleid/unanswered/loon.md': '# Loon\n\n## nl\n\n- wanneer krijg ik mijn loon\n',
  'messages/breach.md': '# Melden\n\n## nl\n\n- laptop gestolen\n- gsm kwijt\n',
};

function check(files: Files) {
  const dir = contentDir({ ...CONTENT, ...files });
  const { problems, ...rest } = checkContent(dir);
  const told = problems.map(({ file, line, text }) => `${file}:${line}: ${text}`.replaceAll(join(dir, '/'), ''));
  return { ...rest, problems: told, dir };
}

const problemsWith = (files: Files): readonly string[] => check(files).problems;
/** Content in which one file is another. */
const changed = (file: string, from: string | RegExp, to: string): readonly string[] =>
  problemsWith({ [file]: (CONTENT[file] ?? '').replace(from, to) });

test('content in order has no problem; it is counted, and what nobody approved is told', () => {
  const { problems, unapproved, tallies, dir } = check({});
  expect(problems).toEqual([]);
  expect(unapproved).toEqual([{ passage: 'p-dpo', file: join(dir, DPO_FILE) }]);
  expect(tallies).toEqual({
    passages: 2,
    guides: 2,
    facts: 2,
    questions: { nl: 50, fr: 16, en: 16, de: 16 },
    topics: 1,
    topicMessages: 1,
    messageFiles: 1,
    messages: 2,
  });
});

test('a document without questions answers by its own words', () => {
  expect(problemsWith({ 'ander/policy.md': `${FRONT_MATTER}Een ander beleid.` })).toEqual([]);
});

describe('what is missing in a guide', () => {
  test('questions: at least twenty-five in Dutch and eight in every other language', () => {
    const few = questions('bereiken', { nl: 24, fr: 7, en: 7, de: 0 });
    const files = { [DPO_FILE]: DPO_GUIDE.replace(/## nl[^]*$/, few) };
    expect(problemsWith(files)).toEqual([
      `${DPO_FILE}:14: 'Bereiken' has 24 questions in nl, write at least 25 under '## nl'`,
      `${DPO_FILE}:14: 'Bereiken' has 7 questions in fr, write at least 8 under '## fr'`,
      `${DPO_FILE}:14: 'Bereiken' has 7 questions in en, write at least 8 under '## en'`,
      `${DPO_FILE}:14: 'Bereiken' has 0 questions in de, write at least 8 under '## de'`,
    ]);
  });

  test('a summary', () => {
    expect(changed(DPO_FILE, '- fr: Bref.', '- fr:')).toEqual([
      `${DPO_FILE}:10: no summary in fr, write '- fr: …' beside the other summaries`,
    ]);
  });

  test('a quote, and a quote that the passage does not have', () => {
    expect(changed(DPO_FILE, '> bereikbaar per mail', '')).toEqual([
      `${DPO_FILE}:14: 'Bereiken' has no quote, write '> ' and the words of the passage that say it`,
    ]);
    expect(changed(DPO_FILE, '> bereikbaar per mail', '> Bereikbaar per mail')).toEqual([
      `${DPO_FILE}:16: this quote does not stand in passage 'p-dpo', copy it to the letter from one paragraph or row`,
    ]);
  });

  test('a fact', () => {
    expect(changed(DPO_FILE, /# Bereiken[^]*$/, '')).toEqual([
      `${DPO_FILE}:1: no fact, write one: # and its title, > a quote of the passage, and its questions`,
    ]);
  });
});

describe('a guide and its passage', () => {
  test('a guide is stale when its passage changed since', () => {
    expect(changed(DPO_FILE, DPO, RET)).toEqual([
      `${DPO_FILE}:2: the passage changed since its questions and summaries were written: read them again, ` +
        `then set written_for: ${DPO}`,
    ]);
  });

  test('every passage of a document with questions has a guide, and every guide a passage', () => {
    const dir = contentDir({ 'concepts.txt': '', 'a/policy.md': POLICY, 'a/questions/p-ret.md': RET_GUIDE });
    const other = join(contentDir({ ...CONTENT, 'beleid/questions/p-x.md': SUMMARIES }), 'beleid/questions/p-x.md');
    expect(checkContent(dir).problems).toEqual([
      {
        file: join(dir, 'a/questions/p-dpo.md'),
        line: 1,
        text: `passage 'p-dpo' has no guide, write this file with written_for: ${DPO}, summaries and questions`,
      },
    ]);
    expect(checkContent(join(other, '../../..')).problems).toEqual([
      { file: other, line: 1, text: "the document has no passage 'p-x', give the file the name of one or delete it" },
    ]);
  });

  const sameAs = (passage: string, fingerprint: string): string =>
    `---\nwritten_for: ${fingerprint}\nsame_as: ${passage}\n---\n${SUMMARIES}`;

  test('a guide that says same_as needs a summary and no questions', () => {
    expect(problemsWith({ [DPO_FILE]: sameAs('p-ret', DPO) })).toEqual([]);
    expect(problemsWith({ [DPO_FILE]: sameAs('p-ret', DPO).replace(/^- en.*$/m, '') })).toEqual([
      `${DPO_FILE}:1: no summary in en, write '- en: …' beside the other summaries`,
    ]);
  });

  test('same_as names a passage that has its own questions', () => {
    expect(problemsWith({ [DPO_FILE]: sameAs('p-weg', DPO) })).toEqual([
      `${DPO_FILE}:3: same_as names 'p-weg', which is no passage, name one of the policy`,
    ]);
    expect(problemsWith({ [DPO_FILE]: sameAs('p-ret', DPO), [RET_FILE]: sameAs('p-dpo', RET) })).toEqual([
      `${DPO_FILE}:3: same_as names 'p-ret', which is same_as another, name the one that has the questions`,
      `${RET_FILE}:3: same_as names 'p-dpo', which is same_as another, name the one that has the questions`,
    ]);
    const bare = { 'ander/policy.md': `${FRONT_MATTER}<!-- p-kaal -->\n\nEen ander beleid.` };
    expect(problemsWith({ ...bare, [DPO_FILE]: sameAs('p-kaal', DPO) })).toEqual([
      `${DPO_FILE}:3: same_as names 'p-kaal', which has no guide, write the questions there`,
    ]);
  });
});

describe('a message that is written twice, but for case, accents, punctuation and spaces', () => {
  test('for one thing is a duplicate, in whatever language', () => {
    expect(
      problemsWith({ 'messages/breach.md': '# A\n## nl\n- laptop  kwijt!\n# B\n## fr\n- Láptop kwijt\n' }),
    ).toEqual([
      "messages/breach.md:6: duplicate: 'Láptop kwijt' stands at messages/breach.md:3 too, delete one of them",
    ]);
  });

  test('for two things is claimed by both', () => {
    expect(problemsWith({ 'messages/breach.md': '# A\n## nl\n- Wanneer krijg ik mijn loon?\n' })).toEqual([
      "messages/breach.md:3: claimed by both: 'Wanneer krijg ik mijn loon?' is written for message breach, and at " +
        "beleid/unanswered/loon.md:5 for topic 'Loon', keep one",
    ]);
  });

  test('messages of signs alone are compared as they stand', () => {
    expect(problemsWith({ 'messages/smalltalk.md': '# A\n## nl\n- ?\n- !\n- 👍\n' })).toEqual([]);
  });
});

describe('what cannot be read', () => {
  test('every file is told with its line, and the rest is checked', () => {
    const { problems, tallies } = check({
      'concepts.txt': 'geen begrip',
      [RET_FILE]: 'zomaar tekst',
      [DPO_FILE]: DPO_GUIDE.replace('- fr: Bref.', ''),
      'beleid/unanswered/loon.md': '# Loon\n\n- law: AVG, artikel 5\n\n## nl\n\n- wanneer krijg ik mijn loon\n',
      'messages/breach.md': '# Melden\n## nl\nlaptop gestolen\n',
    });
    expect(problems).toEqual([
      `${DPO_FILE}:1: no summary in fr, write '- fr: …' beside the other summaries`,
      `${RET_FILE}:1: 'zomaar tekst', expected '# title' first`,
      "beleid/unanswered/loon.md:1: 'Loon' has a law and no '- nl: …', expected its sentence",
      "concepts.txt:1: 'geen begrip', expected CONCEPT = words",
      "messages/breach.md:3: 'laptop gestolen', expected '- ' and a message",
    ]);
    expect(tallies).toMatchObject({ passages: 2, guides: 1, facts: 1, topicMessages: 1, messages: 0 });
  });

  test('a policy document, one that is not there, and two with one id', () => {
    expect(problemsWith({ 'stuk/policy.md': 'tekst', 'weg/questions/p-a.md': SUMMARIES })).toEqual([
      'stuk/policy.md:1: no front matter, expected lines of title, valid_from and language between two lines of ---',
      "weg/policy.md:1: no policy, and yet a folder 'questions', write it or move the folder",
    ]);
    expect(problemsWith({ 'dubbel/policy.md': `${FRONT_MATTER}<!-- p-ret -->\n\nTekst.` })).toEqual([
      "dubbel/policy.md:1: passage id 'p-ret' stands in beleid/policy.md too, give one of them another id",
    ]);
  });

  test('a directory without any policy', () => {
    const dir = contentDir({ 'concepts.txt': '' });
    expect(checkContent(dir).problems).toEqual([
      { file: dir, line: 1, text: 'no policy document, add a folder with a policy.md' },
    ]);
  });
});

test('the content that is shipped is in order', () => {
  expect(checkContent(join(__dirname, '../../content')).problems).toEqual([]);
});
