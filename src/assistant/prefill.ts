/** What a message may bring into a form, as JSON in a button: Slack takes 2,000 characters there in all. */
const PREFILL_CHARACTERS = 1_500;
/** What the fields for a question and for a request take. */
const FIELD_CHARACTERS = 1_000;

/** As much of a message as fits in a field of `most` characters; the person sees it in the form and completes it there. */
export function prefill(message: string, most = FIELD_CHARACTERS): string {
  const fitting: string[] = [];
  let length = 0;
  for (const character of message) {
    length += JSON.stringify(character).length - '""'.length;
    if (length > PREFILL_CHARACTERS || fitting.length === most) break;
    fitting.push(character);
  }
  // Cut, it says so: the person completes it.
  return fitting.length < [...message].length ? `${fitting.slice(0, -2).join('')} …` : fitting.join('');
}
