/** An error in a file of `content/`, for the person who edits it: where, what stands there, what is expected. */
export function sourceError(file: string, line: number, message: string): Error {
  return new Error(`${file}:${line}: ${message}`);
}
