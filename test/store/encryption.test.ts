import { createCipheriv, createHmac } from 'node:crypto';
import { DoesNotOpen, createEncryption } from '../../src/store/encryption';
import type { Encryption, Keys } from '../../src/store/encryption';
import { KEYS } from '../support/keys';

const PLACE = 'case_versions.answers/00000000-0000-4000-8000-000000000001/1';
const TEXT = '{"description":"Loonlijst naar de verkeerde klant – 40 personen 😬"}';

const encryption = createEncryption(KEYS);
const sealed = encryption.encrypt(TEXT, PLACE);

function withBytes(change: (body: Buffer) => Buffer): string {
  const [id, nonce, body = ''] = sealed.split('.');
  return [id, nonce, change(Buffer.from(body, 'base64url')).toString('base64url')].join('.');
}

test.each([
  ['some words', TEXT],
  ['no text at all', ''],
])('%s come back as they were', (_, text) => {
  expect(encryption.decrypt(encryption.encrypt(text, PLACE), PLACE)).toBe(text);
});

test('what is stored shows the id of its key and nothing else that can be read', () => {
  expect(sealed).toMatch(/^k1\.[\w-]{16}\.[\w-]+$/);
  expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('Loonlijst');
});

test('the same text is never stored the same way twice', () => {
  expect(encryption.encrypt(TEXT, PLACE)).not.toBe(sealed);
});

test('a text moved to another place does not open there', () => {
  expect(() => encryption.decrypt(sealed, PLACE.replace('/1', '/2'))).toThrow();
});

test('a text does not open with another key of the same id', () => {
  const other = createEncryption({ ...KEYS, data: { k1: Buffer.alloc(32, 2) } });
  expect(() => other.decrypt(sealed, PLACE)).toThrow("DATA_KEY: key 'k1' does not open what is stored");
});

test('a text whose key is gone says which key', () => {
  const other = createEncryption({ ...KEYS, current: 'k2', data: { k2: Buffer.alloc(32, 2) } });
  expect(() => other.decrypt(sealed, PLACE)).toThrow("DATA_KEY holds no key 'k1'");
});

test.each([
  ['a changed byte', withBytes((body) => Buffer.concat([Buffer.from([(body[0] ?? 0) ^ 1]), body.subarray(1)]))],
  ['a lost end', withBytes((body) => body.subarray(0, -1))],
  ['a lost beginning', withBytes((body) => body.subarray(1))],
  ['a mark of four bytes alone', withBytes((body) => body.subarray(-4))],
  ['nothing left', withBytes(() => Buffer.alloc(0))],
  ['another nonce', sealed.replace(/\.[\w-]{16}\./, `.${Buffer.alloc(12).toString('base64url')}.`)],
  ['no form at all', 'Loonlijst'],
])('a text with %s does not open', (_, changed) => {
  expect(() => encryption.decrypt(changed, PLACE)).toThrow();
});

test('what does not open is said of a name, and never with what is stored', () => {
  const other = createEncryption({ ...KEYS, data: { k1: Buffer.alloc(32, 2) } });
  const about = (encryption: Encryption, text: string) => {
    try {
      return encryption.decrypt(text, PLACE);
    } catch (error) {
      return error instanceof DoesNotOpen ? error.about('INC-2026-000012') : error;
    }
  };
  expect([
    about(other, sealed),
    about(other, sealed.replace('k1.', 'k3.')),
    about(other, 'Loonlijst van Nele'),
    about(other, `Loonlijst.${sealed}`),
  ]).toEqual([
    "DATA_KEY: key 'k1' does not open INC-2026-000012",
    "DATA_KEY holds no key 'k3' for INC-2026-000012",
    'DATA_KEY: INC-2026-000012 was not encrypted with any key',
    'DATA_KEY: INC-2026-000012 was not encrypted with any key',
  ]);
});

test('a short authentication mark does not pass for a whole one', () => {
  // GCM itself allows marks of four bytes, which can be guessed.
  const [id, nonce = ''] = sealed.split('.');
  const cipher = createCipheriv('aes-256-gcm', KEYS.data.k1 ?? '', Buffer.from(nonce, 'base64url'), {
    authTagLength: 4,
  });
  cipher.setAAD(Buffer.from(PLACE));
  cipher.final();
  const forged = `${id}.${nonce}.${cipher.getAuthTag().toString('base64url')}`;
  expect(() => encryption.decrypt(forged, PLACE)).toThrow();
});

test('after a change of keys the new one encrypts and what the old one encrypted can still be read', () => {
  const both: Keys = { ...KEYS, current: 'k2', data: { k2: Buffer.alloc(32, 2), ...KEYS.data } };
  const rotated = createEncryption(both);
  const fresh = rotated.encrypt(TEXT, PLACE);
  expect(fresh.split('.')[0]).toBe('k2');
  expect([rotated.decrypt(sealed, PLACE), rotated.decrypt(fresh, PLACE)]).toEqual([TEXT, TEXT]);
  expect(() => encryption.decrypt(fresh, PLACE)).toThrow("DATA_KEY holds no key 'k2'");
});

test('a look-up is an HMAC-SHA-256 under the key of the look-ups alone', () => {
  const parts = ['person', 'teams', 'T00FAKE', 'U00FAKE'] as const;
  const hmac = createHmac('sha256', KEYS.lookup).update('["person","teams","T00FAKE","U00FAKE"]').digest('base64url');
  const rotated = createEncryption({ ...KEYS, current: 'k2', data: { k2: Buffer.alloc(32, 2) } });
  expect([encryption.lookup(...parts), rotated.lookup(...parts)]).toEqual([hmac, hmac]);
});

test('parts of a look-up do not run into each other', () => {
  expect(encryption.lookup('person', 'ab', 'c')).not.toBe(encryption.lookup('person', 'a', 'bc'));
});
