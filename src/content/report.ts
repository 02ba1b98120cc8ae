import type { Route } from '../assistant/route';

/** A message that two contents are asked. */
export type Asked = {
  readonly text: string;
  readonly language: string;
  /** Where it stands: `content/policy/questions/p-ret.md:12`, or its id in a labelled set. */
  readonly place: string;
};

/** A message that was written for a passage. */
export type Question = Asked & { readonly passage: string };

/** What a content gives for a message. */
export type Answer = {
  /** The first passage's id, `no answer`, `small talk`, or the dialog that is offered: `breach`, `dsr access`. */
  readonly name: string;
  /** What the first passage says; absent without one. */
  readonly words?: string;
};

export type AnswerOf = (message: string) => Answer;

/**
 * The messages that had one answer and now have one other. Where the same passage says it otherwise, `after` is
 * `p-rig, in other words`.
 */
export type Change = { readonly before: string; readonly after: string; readonly messages: readonly Asked[] };

/** Of so many questions, how often the passage comes first that they were written for, with either content. */
export type OwnPassageFirst = { readonly questions: number; readonly before: number; readonly after: number };

export type ContentReport = {
  /** Different messages that were compared. */
  readonly compared: number;
  /** Most messages first. */
  readonly changes: readonly Change[];
  /** For the questions of the old content and of the new: those that a content was not written with tell most of it. */
  readonly oldQuestions: OwnPassageFirst;
  readonly newQuestions: OwnPassageFirst;
};

export type Compared = {
  readonly before: AnswerOf;
  readonly after: AnswerOf;
  /** Of both contents, and of a labelled set; a text that stands there twice is asked once. */
  readonly messages: readonly Asked[];
  readonly oldQuestions: readonly Question[];
  readonly newQuestions: readonly Question[];
};

/** Compares what two contents answer. */
export function compareContents({ messages, oldQuestions, newQuestions, ...contents }: Compared): ContentReport {
  const before = remembering(contents.before);
  const after = remembering(contents.after);
  const different = messages.filter(firstOfItsText());
  const changes = new Map<string, { before: string; after: string; messages: Asked[] }>();
  for (const message of different) {
    const [old, now] = [before(message.text), after(message.text)];
    if (old.name === now.name && old.words === now.words) continue;
    const name = old.name === now.name ? `${now.name}, in other words` : now.name;
    const change = changes.get(`${old.name} → ${name}`) ?? { before: old.name, after: name, messages: [] };
    change.messages.push(message);
    changes.set(`${old.name} → ${name}`, change);
  }
  const ownPassageFirst = (questions: readonly Question[]): OwnPassageFirst => ({
    questions: questions.length,
    before: questions.filter(({ text, passage }) => before(text).name === passage).length,
    after: questions.filter(({ text, passage }) => after(text).name === passage).length,
  });
  return {
    compared: different.length,
    changes: [...changes.values()].sort((a, b) => b.messages.length - a.messages.length),
    oldQuestions: ownPassageFirst(oldQuestions),
    newQuestions: ownPassageFirst(newQuestions),
  };
}

function firstOfItsText(): (message: Asked) => boolean {
  const seen = new Set<string>();
  return ({ text }) => seen.size < seen.add(text).size;
}

export function answerOfRoute(route: Route): Answer {
  switch (route.kind) {
    case 'answer': {
      const passage = route.hits[0]?.passage;
      return passage ? { name: passage.id, words: passage.text } : { name: 'no answer' };
    }
    case 'abstain':
      return { name: 'no answer' };
    case 'smalltalk':
      return { name: 'small talk' };
    case 'dialog':
      return { name: route.right ? `${route.dialog} ${route.right}` : route.dialog };
  }
}

/** A message is asked once, though it is compared and counted: an answer takes milliseconds, and there are thousands. */
function remembering(answerOf: AnswerOf): AnswerOf {
  const answers = new Map<string, Answer>();
  return (message) => {
    const answer = answers.get(message) ?? answerOf(message);
    answers.set(message, answer);
    return answer;
  };
}
