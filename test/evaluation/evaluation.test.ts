import { complaintsAbout, readFigures } from './figures';
import { evaluate, ownSets } from './run';
import { readSet } from './sets';

/** Learning from changed content takes some seconds before the first answer. */
const EVALUATION_MS = 180_000;

test(
  'the assistant answers the labelled messages as well as when the figures were stored, less two points at most',
  async () => {
    const results = await evaluate(ownSets().map(readSet));
    expect(results.length).toBeGreaterThan(0);
    expect(complaintsAbout(results, readFigures())).toEqual([]);
  },
  EVALUATION_MS,
);
