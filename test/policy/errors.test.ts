import { join } from 'node:path';
import { loadPolicy } from '../../src/policy/policy';
import { contentDir, FRONT_MATTER } from './content-dir';

/** What `loadPolicy` says about these files, without the path of the content directory. */
function problemOf(files: Readonly<Record<string, string>>): string {
  const dir = contentDir(files);
  try {
    loadPolicy(dir);
  } catch (error) {
    return error instanceof Error ? error.message.replaceAll(`${join(dir, '/')}`, '').replace(dir, 'content') : '';
  }
  return 'none';
}

const policy = (markdown: string) => problemOf({ 'a/policy.md': FRONT_MATTER + markdown });

describe('an error in a policy names the file, the line and what is expected', () => {
  test('no policy at all', () => {
    expect(problemOf({ 'readme.md': 'niets' })).toBe('content: no policy, expected a folder with a policy.md');
  });

  test.each([
    ['# Beleid', '1: no front matter, expected lines of title, valid_from and language between two lines of ---'],
    [
      '---\ntitle: A\n',
      '1: no front matter, expected lines of title, valid_from and language between two lines of ---',
    ],
    [
      '---\nlanguage: nl\nvalid_from: 2025-01-01\n---\nx',
      '1: front matter without title, expected the title of the document',
    ],
    ['---\nlanguage: nl\ntitle: A\nvalid_from: 1 mei\n---\nx', "4: valid_from is '1 mei', expected a day, YYYY-MM-DD"],
    ['---\nlanguage: fr\ntitle: A\nvalid_from: 2025-01-01\n---\nx', "2: language is 'fr', expected nl"],
    ['---\ntitle A\n---\nx', "2: 'title A', expected 'key: value'"],
  ])('front matter %j', (source, problem) => {
    expect(problemOf({ 'a/policy.md': source })).toBe(`a/policy.md:${problem}`);
  });

  test.each([
    ['# Alleen een titel', '1: no passage, expected at least one paragraph'],
    [
      '<!-- p-a -->\n\nEen.\n\n<!-- p-a -->\n\nTwee.',
      "10: passage id 'p-a' stands at line 6 too, expected an id of its own",
    ],
    ['<!-- p-a -->\n\n<!-- p-b -->\n\nTwee.', "6: passage 'p-a' is empty, expected its text below the marker"],
    ['<!-- p-a -->\n\nEen.\n\n# Kop\n\nTwee.', '12: text without a passage id, expected a line <!-- id --> above it'],
    ['<!-- P_A -->\n\nEen.', "6: passage id 'P_A', expected small letters, digits and hyphens, as in p-ret"],
    [`<!-- p-a -->\n\n${'woord '.repeat(300)}`, "6: passage 'p-a' has 1799 characters, expected at most 1500"],
    ['<div>\nEen.\n</div>', '6: HTML, expected Markdown, or a comment on lines of its own'],
    ['<!-- p-a --> Een.', '6: HTML, expected Markdown, or a comment on lines of its own'],
    ['<!-- p-a\n\nEen.', '6: HTML, expected Markdown, or a comment on lines of its own'],
  ])('text %j', (markdown, problem) => {
    expect(policy(markdown)).toBe(`a/policy.md:${problem}`);
  });

  test('an id that two documents share', () => {
    const source = `${FRONT_MATTER}<!-- p-a -->\n\nEen.`;
    expect(problemOf({ 'a/policy.md': source, 'b/policy.md': source })).toBe(
      "b/policy.md: passage id 'p-a' stands in a/policy.md too, expected an id of its own",
    );
  });

  test.each([
    ['concepts.txt', '# uitleg\nCAMERA camera*', "2: 'CAMERA camera*', expected CONCEPT = words"],
    ['stop-words.txt', 'de het een', "1: 'de het een', expected a language, a colon and words"],
    ['a/questions/p-b.md', '# Titel', "1: no passage 'p-b' in the document, expected the id of one as the file's name"],
    ['a/questions/p-a.md', '- vraag', "1: '- vraag', expected '# title' first"],
    ['a/questions/p-a.md', '# Titel\n\n## it\n', "3: '## it', expected '## ' and one of nl, fr, en, de"],
    ['a/questions/p-a.md', '# Titel\n\n## nl\n\nvraag', "5: 'vraag', expected '- ' and a message"],
    ['a/questions/p-a.md', '# Een\n\n# Een\n', "3: 'Een' stands there twice, expected one section for it"],
    [
      'a/questions/p-a.md',
      '---\napproved_by: Ann\n---\n',
      '1: approved_by without a day, expected approved_on: YYYY-MM-DD',
    ],
    ['a/unanswered/x.md', '# X\n\n- law: AVG\n- nl: Zo.\n', "1: 'X' has a law and no '- fr: …', expected its sentence"],
  ])('%s %j', (file, text, problem) => {
    expect(problemOf({ 'a/policy.md': `${FRONT_MATTER}<!-- p-a -->\n\nEen.`, [file]: text })).toBe(
      `${file}:${problem}`,
    );
  });
});
