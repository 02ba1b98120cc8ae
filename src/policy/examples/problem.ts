/** Something in `content/` that its owner must mend. */
export type Problem = {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is wrong and what to do: `no summary in fr, write …`. */
  readonly text: string;
};

/** The problem that an error of reading `file` tells; its place is the file's first line when the error names none. */
export function problemOf(file: string, error: Error): Problem {
  const [, place, line, text] = /^(.+?):(\d+): (.*)$/s.exec(error.message) ?? [];
  if (place === undefined || line === undefined || text === undefined) return { file, line: 1, text: error.message };
  return { file: place, line: Number(line), text };
}

/** By file and line. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
