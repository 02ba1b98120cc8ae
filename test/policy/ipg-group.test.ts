import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Block, Passage } from '../../src/policy/passage';
import { loadPolicy } from '../../src/policy/policy';

const policy = loadPolicy(join(__dirname, '../../content'));
const document = policy.documents.find(({ id }) => id === 'privacybeleid-ipg-group');
const passages = document?.passages ?? [];
const source = readFileSync(join(__dirname, 'fixtures/privacybeleid-ipg-group.nl.txt'), 'utf8');

const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

/** Headings that stand above this passage and did not above the one before. */
function newHeadings({ headings }: Passage, before: readonly string[]): readonly string[] {
  const same = headings.findIndex((heading, level) => heading !== before[level]);
  return same === -1 ? [] : headings.slice(same);
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.map((item, index) => (block.ordered ? `${index + 1}.${item}` : item)).join('');
    case 'table':
      return block.rows.flat().join('');
  }
}

describe('the privacy policy of IPG Group', () => {
  test('the title, headings and passages are the source, word for word and in its order', () => {
    const parts = passages.flatMap((passage, index) => [
      ...newHeadings(passage, passages[index - 1]?.headings ?? []),
      passage.text,
    ]);
    expect(withoutSpace([document?.title, ...parts].join(''))).toBe(withoutSpace(source));
  });

  test('the blocks of a passage say the same as its text', () => {
    for (const { blocks, text } of passages) {
      expect(withoutSpace(blocks.map(blockText).join(''))).toBe(withoutSpace(text));
    }
  });

  test('it applies from the day that it names itself', () => {
    expect(document?.validFrom).toBe('2020-10-06');
    expect(policy.passage('p-ent')?.text).toContain('van toepassing vanaf 6 oktober 2020');
  });

  test('its passages keep their ids, so that what refers to them stays right', () => {
    expect(passages.map(({ id }) => id).join(' ')).toBe(
      'p-ent p-def p-acc p-ctl p-law p-pur p-coo p-rec p-pro p-rig p-dm p-lim p-bre p-sec p-con p-mis p-jui p-min ' +
        'p-ip p-web1 p-web2 p-web3 p-web4 p-web5 p-chg p-sev p-lan p-crt p-dpo t-gen t-sec t-eer t-sub1 t-kla t-sub2 ' +
        't-ctl t-pro t-ins t-res t-aud t-end t-own t-lia t-liw t-lip t-sev t-lan t-crt t-dpo',
    );
  });

  test('a passage fits an answer', () => {
    expect(passages.filter(({ text }) => text.length > 1_500)).toEqual([]);
  });

  test('a list stays with the sentence that introduces it', () => {
    const purposes = policy.passage('p-pur');
    expect(purposes?.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'list']);
    expect(purposes?.text).toMatch(/voor de volgende doelen:\n1\. Klantenbeheer;\n2\. Rekrutering van nieuwe/);
    expect(purposes?.text).toMatch(/\n11\. Wanneer het legitiem belang .*;$/);
  });

  test('the entities are a table', () => {
    expect(policy.passage('p-ent')?.blocks[2]).toEqual({
      kind: 'table',
      rows: [
        ['Onderneming', 'Adres', 'Ondernemingsnummer'],
        ['IPG Holding nv', 'Woluwelaan 158, 1831 Machelen', '0865.104.792'],
        ['IPG Contact Solutions nv', 'Woluwelaan 158, 1831 Machelen', '0468.082.606'],
        ['IPG IT Solutions nv', 'Woluwelaan 158, 1831 Machelen', '0465.358.092'],
        ['Go Forward Belgium bvba', 'Woluwelaan 158, 1831 Machelen', '0463.415.619'],
        ['Koramic2engage nv', 'Woluwelaan 158, 1831 Machelen', '0879.144.256'],
        ['Contact Expert NV', 'Louizalaan 251, 1050 Brussel', '0427.073.974'],
      ],
    });
  });

  test('a sentence that the source broke is whole', () => {
    expect(policy.passage('p-rig')?.text).toContain(
      'waarmee u onze Data Protection Officer kan bereiken; DPO@ipggroup.eu',
    );
  });

  test('a passage knows its place', () => {
    expect(policy.passage('t-lia')).toMatchObject({
      document: 'privacybeleid-ipg-group',
      position: 42,
      headings: [
        'Algemene voorwaarden inzake gegevensbescherming met betrekking tot de professionele relaties van de IPG GROUP',
        'Aansprakelijkheid',
        'Aansprakelijkheid algemeen',
      ],
    });
  });
});
