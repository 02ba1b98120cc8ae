import { join } from 'node:path';
import { readLabelledSet } from '../../src/content/labelled-set';
import { contentDir } from '../policy/content-dir';

const read = (text: string) => readLabelledSet(join(contentDir({ 'set.jsonl': text }), 'set.jsonl'));

test('a line is a message; empty lines and what else it holds are not read', () => {
  expect(read('\uFEFF{"id":"A1","lang":"fr","q":"combien de temps","gold":["x"]}\n\n')).toEqual([
    { text: 'combien de temps', language: 'fr', place: 'A1' },
  ]);
});

test.each(['geen json', '{"id":"A2","q":"zonder taal"}', '[]'])(
  'a line that is none is named, not repeated: %s',
  (line) => {
    const message = 'expected {"id": "…", "lang": "…", "q": "…"}';
    expect(() => read(`{"id":"A1","lang":"nl","q":"x"}\n${line}`)).toThrow(
      expect.objectContaining({ message: expect.stringMatching(/set\.jsonl:2: expected/) as string }) as Error,
    );
    expect(() => read(line)).toThrow(message);
    expect(() => read(line)).not.toThrow(line);
  },
);
