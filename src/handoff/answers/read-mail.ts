/** A mail as far as it is needed to know what it is. */
export type ReadMail = {
  /** By name in lower case; unfolded and decoded, in order. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** As it came, and after it the parts that came in base64 as text: some servers return a mail so. */
  readonly body: string;
};

/** Reads a mail as servers hand it over (RFC 5322), however its lines end. Never throws: what is no header is body. */
export function readMail(raw: string): ReadMail {
  // Servers that deliver to a file put an envelope line on top.
  const text = raw.replace(/\r\n?/g, '\n').replace(/^\uFEFF?(?:From .*\n)?/, '');
  const end = text.indexOf('\n\n');
  const head = end === -1 ? text : text.slice(0, end);
  const headers = new Map<string, string[]>();
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name, value] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    const key = name.toLowerCase();
    const values = headers.get(key) ?? [];
    values.push(decodeWords(value).trim());
    headers.set(key, values);
  }
  const body = end === -1 ? '' : text.slice(end + 2);
  const isWhole = headers.get('content-transfer-encoding')?.[0]?.toLowerCase() === 'base64';
  return { headers, body: [body, ...(isWhole ? [fromBase64(body)] : partsInBase64(body))].join('\n') };
}

/** What stands after the headers of each part that says it is base64. */
function partsInBase64(body: string): string[] {
  const parts = body.matchAll(/^content-transfer-encoding:[ \t]*base64[^\n]*\n(?:[^\n]+\n)*\n((?:[\w+/=]+\n?)+)/gim);
  return [...parts].map(([, encoded = '']) => fromBase64(encoded));
}

function fromBase64(encoded: string): string {
  return Buffer.from(encoded, 'base64').toString('utf8').replace(/\r\n?/g, '\n');
}

/** `=?utf-8?Q?R=C3=A9ponse?=` as people read it (RFC 2047); what cannot be decoded stays. */
function decodeWords(text: string): string {
  return text
    .replace(/(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?)/gi, '$1')
    .replace(
      /=\?([^?\s*]+)(?:\*[^?]*)?\?([bq])\?([^?\s]*)\?=/gi,
      (whole, charset: string, kind: string, word: string) => {
        try {
          return new TextDecoder(charset).decode(
            kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64') : unquoted(word),
          );
        } catch {
          return whole;
        }
      },
    );
}

function unquoted(word: string): Uint8Array {
  const bytes = word
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}
