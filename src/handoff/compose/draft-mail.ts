const ADDRESS = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/;

/** Bytes of one encoded word of RFC 2047: with `Subject: ` before it the line stays under its 76 characters. */
const WORD_BYTES = 36;

/**
 * A mail that was not sent, as a file: RFC 5322 with its text in base64, so that any language passes any program.
 * `X-Unsent` makes Outlook open it for writing. `to` is left out when it is no address.
 */
export function draftMail(draft: {
  readonly from: string;
  readonly to: string | undefined;
  readonly subject: string;
  readonly at: Date;
  readonly text: string;
}): string {
  const { from, to, subject, at, text } = draft;
  const body = Buffer.from(text.replace(/\r?\n/g, '\r\n'), 'utf8').toString('base64');
  const lines = [
    'X-Unsent: 1',
    `From: ${from}`,
    ...(to !== undefined && ADDRESS.test(to) ? [`To: ${to}`] : []),
    `Subject: ${encodedWords(subject)}`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(body.match(/.{1,76}/g) ?? []),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** RFC 2047, a character never split over two words. */
function encodedWords(text: string): string {
  const words = [''];
  for (const character of text) {
    const word = `${words.at(-1) ?? ''}${character}`;
    if (Buffer.byteLength(word) > WORD_BYTES) words.push(character);
    else words[words.length - 1] = word;
  }
  return words.map((word) => `=?utf-8?B?${Buffer.from(word, 'utf8').toString('base64')}?=`).join('\r\n ');
}
