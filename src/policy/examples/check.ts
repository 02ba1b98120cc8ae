import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../texts/language';
import type { Passage, PolicyDocument } from '../passage';
import { guideProblems } from './check-guide';
import { fingerprint } from './guide';
import { inOrder } from './problem';
import type { Problem } from './problem';
import { messagesOf, readReadableContent } from './readable-content';
import type { GuideFile } from './readable-content';
import { repeatedMessages } from './repeated';

export type ContentCheck = {
  /** By file and line; empty when the content is in order. */
  readonly problems: readonly Problem[];
  /** Guides whose summaries nobody approved yet, which is no problem. */
  readonly unapproved: readonly { readonly file: string; readonly passage: string }[];
  readonly tallies: Tallies;
};

export type Tallies = {
  readonly passages: number;
  readonly guides: number;
  readonly facts: number;
  /** For facts. */
  readonly questions: Readonly<Record<Language, number>>;
  /** Subjects that the policy does not answer, and the messages written for them. */
  readonly topics: number;
  readonly topicMessages: number;
  /** Files of `content/messages`, and the messages in them. */
  readonly messageFiles: number;
  readonly messages: number;
};

/**
 * Whether the policy documents, and all that was written to find their passages, can be read, is complete, and fits the
 * documents as they are now. A file that cannot be read is a problem like another: the rest is checked all the same.
 * Throws only when there is no such directory.
 */
export function checkContent(contentDir: string): ContentCheck {
  const { documents, guideFiles, topics, messageFiles, problems: unreadable } = readReadableContent(contentDir);
  const passages = new Map(documents.flatMap((document) => document.passages.map((one) => [one.id, one] as const)));
  const guides = guideFiles.flatMap(({ guide }) => guide ?? []);
  const all = {
    passages,
    withGuide: new Set(guideFiles.map(({ passage }) => passage)),
    sameAs: new Set(guides.flatMap(({ passage, sameAs }) => (sameAs === undefined ? [] : [passage]))),
  };
  const facts = guides.flatMap((guide) => guide.facts);
  const questions = guides.flatMap((guide) =>
    guide.facts.flatMap((fact) => messagesOf(guide.file, `passage ${guide.passage}, '${fact.title}'`, fact.questions)),
  );
  const questionsIn = (language: Language): number =>
    facts.reduce((sum, fact) => sum + fact.questions[language].length, 0);
  return {
    problems: inOrder([
      ...unreadable,
      ...sharedIds(contentDir, documents),
      ...documents.flatMap((document) => {
        const files = guideFiles.filter((file) => file.document === document.id);
        return unmatched(join(contentDir, document.id, 'questions'), document.passages, files);
      }),
      ...guideFiles.flatMap(({ document, guide }) => {
        const passages = documents.find(({ id }) => id === document)?.passages;
        const passage = passages?.find(({ id }) => id === guide?.passage);
        return guide && passage ? guideProblems(guide, passage, all) : [];
      }),
      ...repeatedMessages([...questions, ...topics.flat(), ...messageFiles.flat()]),
    ]),
    unapproved: guides.flatMap(({ file, passage, approved }) => (approved ? [] : [{ file, passage }])),
    tallies: {
      passages: passages.size,
      guides: guides.length,
      facts: facts.length,
      questions: { nl: questionsIn('nl'), fr: questionsIn('fr'), en: questionsIn('en'), de: questionsIn('de') },
      topics: topics.length,
      topicMessages: topics.flat().length,
      messageFiles: messageFiles.length,
      messages: messageFiles.flat().length,
    },
  };
}

/** Passages of different documents with one id; within a document, reading it finds them. */
function sharedIds(contentDir: string, documents: readonly PolicyDocument[]): readonly Problem[] {
  const first = new Map<string, Passage>();
  return documents
    .flatMap(({ passages }) => passages)
    .flatMap((passage): Problem[] => {
      const earlier = first.get(passage.id);
      if (!earlier) first.set(passage.id, passage);
      if (!earlier || earlier.document === passage.document) return [];
      const [file, there] = [passage, earlier].map(({ document }) => join(contentDir, document, 'policy.md'));
      const text = `passage id '${passage.id}' stands in ${there} too, give one of them another id`;
      return file === undefined ? [] : [{ file, line: 1, text }];
    });
}

/** Passages without a guide and guides without a passage. A document without the folder answers by its own words. */
function unmatched(folder: string, passages: readonly Passage[], files: readonly GuideFile[]): readonly Problem[] {
  if (!existsSync(folder)) return [];
  return [
    ...passages
      .filter(({ id }) => !files.some(({ passage }) => passage === id))
      .map((passage) => ({
        file: join(folder, `${passage.id}.md`),
        line: 1,
        text:
          `passage '${passage.id}' has no guide, write this file with written_for: ${fingerprint(passage)}, ` +
          'summaries and questions',
      })),
    ...files
      .filter(({ passage }) => !passages.some(({ id }) => id === passage))
      .map(({ file, passage }) => ({
        file,
        line: 1,
        text: `the document has no passage '${passage}', give the file the name of one or delete it`,
      })),
  ];
}
