import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** AES-256 keys by id, the first of which encrypts, and the key of the look-ups, which must never change. */
export type Keys = {
  readonly current: string;
  readonly data: Readonly<Record<string, Buffer>>;
  readonly lookup: Buffer;
};

/** A text that cannot be decrypted. Its message names the key at most: neither the text nor its bytes. */
export class DoesNotOpen extends Error {
  /** `about` says the same of something that has a name, `INC-2026-000012`. */
  constructor(readonly about: (what: string) => string) {
    super(about('what is stored'));
    this.name = 'DoesNotOpen';
  }
}

export type Encryption = {
  /**
   * Encrypts a text for one place (`case_versions.answers/<case>/<version>`): the same bytes copied to another place
   * do not decrypt there. Result: `<key id>.<nonce>.<ciphertext and tag>`, the last two base64url.
   */
  readonly encrypt: (plain: string, place: string) => string;
  /** Throws {@link DoesNotOpen} when the key is gone or another, the place is another, or the bytes were changed. */
  readonly decrypt: (sealed: string, place: string) => string;
  /** A one-way mark by which rows of a person can be found: HMAC-SHA-256, base64url. */
  readonly lookup: (...parts: readonly string[]) => string;
};

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Anything else could be a text that was never encrypted: no part of it may stand in an error. */
const SEALED = /^\w{1,64}\.[\w-]{16}\.[\w-]*$/;

export function createEncryption(keys: Keys): Encryption {
  const keyOf = (id: string): Buffer => {
    const key = keys.data[id];
    if (!key) throw new DoesNotOpen((what) => `DATA_KEY holds no key '${id}' for ${what}`);
    return key;
  };
  return {
    encrypt: (plain, place) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyOf(keys.current), nonce).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${keys.current}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`;
    },
    decrypt: (sealed, place) => {
      if (!SEALED.test(sealed)) throw new DoesNotOpen((what) => `DATA_KEY: ${what} was not encrypted with any key`);
      const [id = '', nonce = '', body = ''] = sealed.split('.');
      const bytes = Buffer.from(body, 'base64url');
      const key = keyOf(id);
      try {
        return open(key, Buffer.from(nonce, 'base64url'), bytes, place);
      } catch {
        throw new DoesNotOpen((what) => `DATA_KEY: key '${id}' does not open ${what}`);
      }
    },
    lookup: (...parts) => createHmac('sha256', keys.lookup).update(JSON.stringify(parts)).digest('base64url'),
  };
}

function open(key: Buffer, nonce: Buffer, bytes: Buffer, place: string): string {
  // With the length: GCM otherwise takes a tag of four bytes for one, which can be guessed.
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-TAG_BYTES));
  return decipher.update(bytes.subarray(0, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}
