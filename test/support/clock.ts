/** A clock that stands still until it is told to go on. */
export type Clock = { readonly now: () => Date; readonly pass: (ms: number) => void };

export function clockAt(instant: string): Clock {
  let at = Date.parse(instant);
  return { now: () => new Date(at), pass: (ms) => void (at += ms) };
}
