import { percentile, timesOf } from './times';

test('a percentile is the value that so many per cent do not exceed', () => {
  const values = [30, 10, 20, 40];
  expect([1, 25, 50, 51, 95, 100].map((percent) => percentile(values, percent))).toEqual([10, 10, 20, 30, 40, 40]);
  expect(percentile([], 50)).toBeNaN();
});

test('a step is timed once a message and round, after a round that is not counted', async () => {
  const steps: string[] = [];
  const times = await timesOf(['a', 'b'], 2, (message) => steps.push(message));
  expect(steps).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  expect(times).toHaveLength(4);
});
