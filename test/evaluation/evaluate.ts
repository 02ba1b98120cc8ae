import { Command } from 'commander';
import { complaintsAbout, readFigures, storeFigures, withResults } from './figures';
import { linesOf } from './print';
import { evaluate, ownSets } from './run';
import { readSet } from './sets';

type Options = { readonly misses?: true; readonly store?: true };

/** `npm run eval`: how good the answers are, beside the stored figures. Ends with 1 when they are worse than allowed. */
const program = new Command('eval')
  .argument('[files...]', 'labelled messages, JSON lines; without: those of test/evaluation')
  .option('--misses', 'print what was not answered as wanted')
  .option('--store', 'keep these figures in test/evaluation/figures.json for the next comparison')
  .action(async (files: string[], { misses, store }: Options) => {
    const results = await evaluate((files.length > 0 ? files : ownSets()).map(readSet));
    const figures = readFigures();
    print(results.flatMap((result) => linesOf(result, figures, { misses: misses === true })));
    if (store) return storeFigures(withResults(figures, results));
    const complaints = complaintsAbout(results, figures);
    print(complaints);
    if (complaints.length > 0) process.exitCode = 1;
  });

void program.parseAsync();

function print(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}
