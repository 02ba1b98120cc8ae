import { readFileSync } from 'node:fs';
import { LANGUAGES } from '../../texts/language';
import type { Language } from '../../texts/language';
import type { Passage } from '../passage';
import { fingerprint } from './guide';
import type { Fact, Guide } from './guide';
import type { Problem } from './problem';

/** A fact is asked for in so many questions at least. Employees ask in Dutch first; the other languages follow it. */
const LEAST_QUESTIONS: Readonly<Record<Language, number>> = { nl: 25, fr: 8, en: 8, de: 8 };

/** What the guides of all documents tell each other. */
export type AllGuides = {
  readonly passages: ReadonlyMap<string, Passage>;
  /** Passages that have a guide, read or not. */
  readonly withGuide: ReadonlySet<string>;
  /** Passages whose guide says `same_as`. */
  readonly sameAs: ReadonlySet<string>;
};

/** What is wrong with a guide that could be read. */
export function guideProblems(guide: Guide, passage: Passage, all: AllGuides): readonly Problem[] {
  const { file, sameAs, facts, summaries } = guide;
  const source = readFileSync(file, 'utf8').split(/\r?\n/);
  const at = (start: string): number => source.findIndex((line) => line.startsWith(start)) + 1 || 1;
  const problem = (line: number, text: string): Problem => ({ file, line, text });

  const problems: Problem[] = [];
  const stale = staleness(guide, passage);
  if (stale !== undefined) problems.push(problem(at('written_for:'), stale));
  const wrongTwin = sameAs !== undefined && twinProblem(sameAs, all);
  if (wrongTwin) problems.push(problem(at('same_as:'), wrongTwin));
  for (const language of LANGUAGES) {
    if (summaries[language] !== undefined) continue;
    problems.push(
      problem(at(`- ${language}:`), `no summary in ${language}, write '- ${language}: …' beside the other summaries`),
    );
  }
  if (sameAs === undefined && facts.length === 0) {
    problems.push(problem(1, 'no fact, write one: # and its title, > a quote of the passage, and its questions'));
  }
  return [...problems, ...facts.flatMap((fact) => factProblems(fact, passage).map((one) => ({ file, ...one })))];
}

function staleness({ writtenFor }: Guide, passage: Passage): string | undefined {
  const now = fingerprint(passage);
  if (writtenFor === now) return undefined;
  if (writtenFor === '') return `no written_for, set written_for: ${now}`;
  return (
    'the passage changed since its questions and summaries were written: read them again, ' +
    `then set written_for: ${now}`
  );
}

function twinProblem(twin: string, { passages, withGuide, sameAs }: AllGuides): string | undefined {
  if (!passages.has(twin)) return `same_as names '${twin}', which is no passage, name one of the policy`;
  if (sameAs.has(twin)) return `same_as names '${twin}', which is same_as another, name the one that has the questions`;
  if (!withGuide.has(twin)) return `same_as names '${twin}', which has no guide, write the questions there`;
  return undefined;
}

function factProblems({ title, line, quotes, questions }: Fact, passage: Passage): readonly Omit<Problem, 'file'>[] {
  const unquoted = quotes.length === 0;
  return [
    ...(unquoted
      ? [{ line, text: `'${title}' has no quote, write '> ' and the words of the passage that say it` }]
      : []),
    ...quotes
      .filter(({ text }) => !passage.text.includes(text))
      .map((quote) => ({
        line: quote.line,
        text: `this quote does not stand in passage '${passage.id}', copy it to the letter from one paragraph or row`,
      })),
    ...LANGUAGES.filter((language) => questions[language].length < LEAST_QUESTIONS[language]).map((language) => ({
      line,
      text:
        `'${title}' has ${questions[language].length} questions in ${language}, ` +
        `write at least ${LEAST_QUESTIONS[language]} under '## ${language}'`,
    })),
  ];
}
