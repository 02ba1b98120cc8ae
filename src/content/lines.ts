import { relative } from 'node:path';
import type { ContentReport, OwnPassageFirst } from './report';
import type { ContentCheck } from '../policy/examples/check';
import type { UnansweredCount } from '../store/unanswered';
import { LANGUAGES } from '../texts/language';

/** What `content check` prints; `from` is the folder that paths are told from. */
export function checkLines({ problems, unapproved, tallies }: ContentCheck, from: string): readonly string[] {
  const told = (path: string): string => relative(from, path) || path;
  const { passages, guides, facts, questions, topics, topicMessages, messageFiles, messages } = tallies;
  return [
    ...problems.map(({ file, line, text }) => `${told(file)}:${line}: ${text.replaceAll(`${from}/`, '')}`),
    ...(unapproved.length > 0 ? [`Nobody has approved yet (approved_by and approved_on):`] : []),
    ...unapproved.map(({ file, passage }) => `  ${passage}  ${told(file)}`),
    `${passages} passages, ${guides} with a guide; ${facts} facts; ` +
      `questions: ${LANGUAGES.map((language) => `${language} ${questions[language]}`).join(', ')}; ` +
      `${topics} unanswered topics with ${topicMessages} messages; ` +
      `${messageFiles} files of messages with ${messages} messages; ${problems.length} problems`,
  ];
}

/** What `content report` prints; of each change at most `examples` messages. */
export function reportLines(report: ContentReport, examples: number): readonly string[] {
  const { compared, changes, oldQuestions, newQuestions } = report;
  const changed = changes.reduce((sum, { messages }) => sum + messages.length, 0);
  return [
    ...changes.flatMap(({ before, after, messages }) => [
      `${before} → ${after}: ${messages.length}`,
      ...messages.slice(0, examples).map(({ text, language, place }) => `  ${language}  ${oneLine(text)}  (${place})`),
      ...(messages.length > examples ? [`  and ${messages.length - examples} more: --all`] : []),
      '',
    ]),
    `${changed} of ${compared} messages have another answer`,
    `own passage first, questions of the old content: ${sharesOf(oldQuestions)}`,
    `own passage first, questions of the new content: ${sharesOf(newQuestions)}`,
  ];
}

function sharesOf({ questions, before, after }: OwnPassageFirst): string {
  const share = (count: number): string => (questions === 0 ? '–' : `${((100 * count) / questions).toFixed(1)} %`);
  return `old ${share(before)}, new ${share(after)} of ${questions}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** A line a subject: month, how often, and the title of the subject. */
export function gapLines(counts: readonly UnansweredCount[]): string[] {
  if (counts.length === 0) return ['nothing was left unanswered yet'];
  return counts.map(({ month, times, topic }) => `${month}  ${String(times).padStart(5)}  ${topic}`);
}
