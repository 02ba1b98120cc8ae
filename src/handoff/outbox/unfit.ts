/** From here on a mail goes without its details: five times that its content was to blame, or so often that it may be. */
export const UNFIT = 25;

/** It could not be written, or the server named the content. */
export const SURELY_UNFIT = 5;

/** The server read the content and refused: after a pause of a quarter of an hour each, {@link UNFIT} in six hours. */
const MAYBE_UNFIT = 1;

/** RFC 3463: message too big (of the mailbox, of the system), and media errors; behind the reply code of RFC 5321. */
const ABOUT_CONTENT = /^\D*5\d\d[ -]5\.(?:2\.3|3\.4|6\.\d{1,3})\b/;
/** "Exceeded storage allocation", which servers say of a mail that is too big when they give no other code. */
const TOO_BIG = 552;
/** A full mailbox says 552 too, with this code: the content is not to blame. */
const FULL = /^\D*552[ -]5\.2\.2\b/;
/** Graph, of a mail that is too big or whose MIME it cannot read. */
const GRAPH_ABOUT_CONTENT = /^graph:(?:413\b|4\d\d:Error(?:MessageSizeExceeded|\w*Mime\w*|ContentConversionFailed)$)/;

/**
 * How much a refusal speaks against the content of the mail, so that the same mail would be refused for ever: 0 for what
 * has to do with the server, the sender or the address. Reads the errors of nodemailer (`code`, `responseCode`,
 * `response`) and of the road over Graph (`code`).
 */
export function unfitness(error: unknown): number {
  const { code, responseCode, response } = (error ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof code === 'string' && GRAPH_ABOUT_CONTENT.test(code)) return SURELY_UNFIT;
  if (typeof responseCode !== 'number' || responseCode < 500) return 0;
  const said = typeof response === 'string' ? response : '';
  if (ABOUT_CONTENT.test(said) || (responseCode === TOO_BIG && !FULL.test(said))) return SURELY_UNFIT;
  // nodemailer's code for a refusal after the content; one before it is about sender or receiver.
  return code === 'EMESSAGE' ? MAYBE_UNFIT : 0;
}
