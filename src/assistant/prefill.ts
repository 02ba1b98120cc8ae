/** What a question may bring into the form for the DPO, as JSON in a button: Slack takes 2,000 characters there. */
const PREFILL_CHARACTERS = 1_500;
/** What the form's field takes. */
const QUESTION_CHARACTERS = 1_000;

/** As much of a question as fits; the person sees it in the form and completes it there. */
export function prefill(question: string): string {
  const fitting: string[] = [];
  let length = 0;
  for (const character of question) {
    length += JSON.stringify(character).length - '""'.length;
    if (length > PREFILL_CHARACTERS || fitting.length === QUESTION_CHARACTERS) break;
    fitting.push(character);
  }
  return fitting.join('');
}
