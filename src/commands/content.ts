import { relative } from 'node:path';
import { Command } from 'commander';
import { loadHints } from '../assistant/hints';
import { loadPhrases } from '../assistant/phrases';
import { routeOf } from '../assistant/route';
import { loadAuthorityForm } from '../cases/authority-form';
import { loadLaw } from '../cases/law';
import { loadOrganisation } from '../cases/organisation';
import { checkLines, gapLines, reportLines } from '../content/lines';
import { answerOfRoute, compareContents } from '../content/report';
import type { AnswerOf, Asked, Question } from '../content/report';
import { readLabelledSet } from '../content/labelled-set';
import { openExisting } from './existing-database';
import { checkContent } from '../policy/examples/check';
import { readExamples } from '../policy/examples/examples';
import { loadPolicy } from '../policy/policy';
import { now } from '../process';
import type { DatabaseLocation } from '../store/database';
import { createUnansweredCounts } from '../store/unanswered';

/** Clients are named in another file, which is reported by itself. */
const loadHintsFor = (contentDir: string) => loadHints(contentDir, { clients: [] });

/** Examples of a change that `content report` prints without `--all`. */
const EXAMPLES_SHOWN = 20;

export type ContentCommandsDeps = {
  /** Read when a command runs. */
  readonly contentDir: () => string;
  readonly database: () => DatabaseLocation;
};

/** What the owner of the content does: `privacyloket content …`. */
export function contentCommands({ contentDir, database }: ContentCommandsDeps): Command {
  const content = new Command('content').description(
    'the policy documents and what was written to find their passages',
  );
  content
    .command('build')
    .description('learn from the content, so that the assistant starts fast')
    .action(() => void loadPolicy(contentDir()));
  content
    .command('check')
    .description('say what is missing, out of date or written twice; exits with 1 when anything is')
    .action(() => {
      const dir = contentDir();
      const unreadable = [loadPhrases, loadOrganisation, loadHintsFor, loadLaw, loadAuthorityForm].flatMap((load) =>
        errorOf(() => load(dir)),
      );
      const check = checkContent(dir);
      print([...unreadable, ...checkLines(check, process.cwd())]);
      if (unreadable.length > 0 || check.problems.length > 0) process.exitCode = 1;
    });
  content
    .command('report')
    .description('list the messages that get another answer than with an older content directory')
    .requiredOption('--old <folder>', 'the older content directory')
    .option('--questions <file>', 'ask these too: lines {"id","lang","q"}')
    .option('--all', `print every message of a change, not ${EXAMPLES_SHOWN}`)
    .action(({ old, questions, all }: { old: string; questions?: string; all?: true }) => {
      const asked = questions === undefined ? [] : readLabelledSet(questions);
      const [before, after] = [readContent(old), readContent(contentDir())];
      const report = compareContents({
        before: before.answerOf,
        after: after.answerOf,
        messages: [...asked, ...after.messages, ...before.messages],
        oldQuestions: before.questions,
        newQuestions: after.questions,
      });
      print(reportLines(report, all ? Infinity : EXAMPLES_SHOWN));
    });
  content
    .command('gaps')
    .description('list the subjects that were asked about and not answered, a count a month')
    .action(async () => {
      const open = await openExisting(database());
      try {
        print(gapLines(await createUnansweredCounts({ database: open, now }).list()));
      } finally {
        await open.destroy();
      }
    });
  return content;
}

type Content = {
  readonly answerOf: AnswerOf;
  /** All that was written, the questions among it. */
  readonly messages: readonly Asked[];
  readonly questions: readonly Question[];
};

function readContent(dir: string): Content {
  const policy = loadPolicy(dir);
  const passages = policy.documents.flatMap((document) => document.passages);
  const { examples, labels } = readExamples(dir, passages);
  const written = examples.map(({ text, language, label, file, line }) => ({
    asked: { text, language, place: `${relative(process.cwd(), file)}:${line}` },
    label: labels[label],
  }));
  return {
    answerOf: (message) => answerOfRoute(routeOf(policy.understand(message))),
    messages: written.map(({ asked }) => asked),
    questions: written.flatMap(({ asked, label }) =>
      label?.kind === 'passage' ? [{ ...asked, passage: label.passage }] : [],
    ),
  };
}

function errorOf(load: () => unknown): readonly string[] {
  try {
    load();
    return [];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return [error.message];
  }
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
