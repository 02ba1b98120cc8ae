import { join } from 'node:path';
import { routeOf } from '../../src/assistant/route';
import { explainLines } from '../../src/content/explain';
import { loadExplainer } from '../../src/policy/explain';
import { policy } from '../support/assistant';

const contentDir = join(__dirname, '../../content');
const explain = loadExplainer(contentDir);

function linesFor(message: string): string[] {
  const understood = policy.understand(message);
  const explanation = explain(message);
  return explainLines({ language: 'nl', route: routeOf(understood), understood, explanation, contentDir });
}

test('a question is explained: its outcome, the passages, the nearest written lines with their place, unknown words', () => {
  const lines = linesFor('hoe lang bewaart ge gegevens van qwxz').join('\n');
  expect(lines).toMatch(/^language {7}nl\noutcome {8}answer \(0\.\d\d\)\noutcomes {7}answer 0\.\d\d, /);
  expect(lines).toMatch(/\npassages {7}\d\.\d\d p-pur, Hoe lang gegevens bewaard worden\n/);
  expect(lines).toMatch(
    /\nnearest lines {2}\d\.\d\d .*hoe lang.* \(privacybeleid-ipg-group\/questions\/p-pur\.md:\d+\)\n/,
  );
  expect(lines).toMatch(/\nunknown words {2}qwxz$/);
});

test('a request is explained with the rights that it may call on', () => {
  const lines = linesFor('klant wil dat alles gewist wordt, registreer dat aub');
  expect(lines[1]).toMatch(/^outcome {8}dsr, erasure \(/);
  expect(lines.find((line) => line.startsWith('rights'))).toMatch(/^rights {9}dsr-erasure 0\.\d\d, /);
});

test('a written line is its own nearest', () => {
  const { nearest } = explain('binnen hoeveel dagen moeten we antwoorden');
  expect(nearest).toHaveLength(5);
  expect(nearest.map(({ likeness }) => likeness)).toEqual(
    [...nearest.map(({ likeness }) => likeness)].sort((a, b) => b - a),
  );
  const [first] = explain(nearest[0]?.example.text ?? '').nearest;
  expect(first?.likeness).toBeCloseTo(1, 3);
});
