import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { publishedCaseSchema } from '../../../src/handoff/attachments/case-schema';
import { CASES, aBreach, json, parsed } from './cases';

const PUBLISHED = join(__dirname, '../../../manifest/case-1.schema.json');
/** `UPDATE=1 npx jest case-schema && npx prettier --write manifest` writes the file anew. */
if (process.env.UPDATE) writeFileSync(PUBLISHED, JSON.stringify(publishedCaseSchema(), null, 2));
const schema = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as object;

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(schema);

test('the published schema is that of the code', () => {
  expect(schema).toEqual(publishedCaseSchema());
});

test('the attachment of every kind of case, in every role and stage, fits the published schema', () => {
  const wrong = CASES.flatMap((filed) =>
    validate(parsed(filed)) ? [] : [{ filed, errors: ajv.errorsText(validate.errors) }],
  );
  expect(CASES.length).toBeGreaterThan(200);
  expect(wrong).toEqual([]);
});

const whole = parsed(aBreach());
test.each([
  ['a field that nobody knows', { ...whole, more: 1 }],
  ['an answer that is no option', { ...whole, answers: { ...whole.answers, cause: 'a_cause' } }],
  ['several options as a text', { ...whole, answers: { ...whole.answers, data_types: 'contact,health' } }],
  ['an instant without its offset', { ...whole, times: { ...whole.times, filed_at: '2026-11-20T16:43:12' } }],
  ['a confidential reporter with a name', { ...whole, reporter: { ...whole.reporter, confidential: true } }],
  ['a breach without a role', { ...whole, role: undefined }],
  ['a letter that is none of confidentiality, integrity and availability', { ...whole, nature: { cia: ['X'] } }],
  ['something missing that no notification wants', { ...whole, missing: ['a_wish'] }],
  ['half a hash', { ...whole, provenance: { ...whole.provenance, policy_sha256: 'c0ffee' } }],
])('the schema refuses %s', (_, changed) => {
  expect(validate(JSON.parse(JSON.stringify(changed)))).toBe(false);
});

test('the same case gives the same bytes', () => {
  expect(CASES.map(json)).toEqual(CASES.map((filed) => json({ ...filed })));
});
