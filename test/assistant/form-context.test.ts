import { formContextOf } from '../../src/assistant/form-context';
import { dialogs } from '../../src/dialogs';
import { formFor } from '../../src/dialogs/form-for';
import { organisation, SETTINGS, texts } from '../support/assistant';

const state = {
  dialog: 'breach',
  submissionId: 'submission-1',
  page: 'alarm',
  language: 'nl',
  inputs: {},
  visited: [],
} as const;
const fieldOf = (changes: Partial<typeof organisation>, id: string) =>
  formFor(dialogs.breach, state, formContextOf({ ...organisation, ...changes }, texts, SETTINGS)).fields.find(
    (field) => field.id === id,
  );

test('a client is found by its other names too', () => {
  expect(fieldOf({}, 'client')).toMatchObject({
    options: [
      { id: 'voorbeeld_energie', label: 'Voorbeeld Energie (VE)' },
      { id: 'voorbeeld_telecom', label: 'Voorbeeld Telecom' },
      { id: 'voorbeeld_verzekering', label: 'Voorbeeld Verzekering' },
      { id: 'other', label: 'Een andere opdrachtgever' },
      { id: 'unknown', label: 'Ik weet het niet' },
    ],
  });
});

test('the channel for whistle-blowers is named where there is one, and never made up', () => {
  expect(fieldOf({ whistleblowing_url: 'https://meldpunt.example.test' }, 'confidential')?.hint).toContain(
    'klokkenluiderskanaal: https://meldpunt.example.test.',
  );
  expect(fieldOf({}, 'confidential')?.hint).toContain('klokkenluiderskanaal: vraag ernaar bij HR.');
});

test("the organisation's own name stands in the questions", () => {
  expect(fieldOf({ short_name: 'Voorbeeld' }, 'data_owner')).toMatchObject({
    options: expect.arrayContaining([
      { id: 'ipg', label: 'Van Voorbeeld zelf (personeel, sollicitanten, eigen klanten)' },
    ]) as unknown[],
  });
});
