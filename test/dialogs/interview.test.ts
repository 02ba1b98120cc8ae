import type { FormField } from '../../src/dialogs/form';
import { readTyped } from '../../src/dialogs/interview';

const common = { id: 'field', label: 'Field', required: true, relevant: true };
const choice: FormField = {
  ...common,
  kind: 'choice',
  style: 'list',
  governs: false,
  options: [
    { id: 'ipg', label: 'Van IPG zelf' },
    { id: 'client', label: 'Van een opdrachtgever' },
    { id: 'unknown', label: 'Ik weet het niet' },
  ],
};
const date: FormField = { ...common, kind: 'date' };
const time: FormField = { ...common, kind: 'time' };

test.each<[FormField, string, string | undefined]>([
  [choice, '2', 'client'],
  [choice, ' ik weet het niet ', 'unknown'],
  [choice, 'opdracht', 'client'],
  [choice, 'van', undefined],
  [choice, '4', undefined],
  [choice, '0', undefined],
  [choice, '', undefined],
  [{ ...choice, value: 'ipg' }, '', 'ipg'],
  [{ ...choice, required: false }, '', ''],
  [date, '20/11/2026', '2026-11-20'],
  [date, '1.2.2026', '2026-02-01'],
  [date, '2026-11-20', '2026-11-20'],
  [date, 'gisteren', undefined],
  [time, '16:40', '16:40'],
  [time, '9u05', '09:05'],
  [time, '16h', '16:00'],
  [time, '9 uur', '09:00'],
  [time, 'straks', undefined],
  [time, '25:99', undefined],
  [{ ...time, value: '23:59', problem: 'Dit ligt in de toekomst.' }, '', undefined],
])('%#: "%s" is read as people mean it', (field, line, value) => {
  expect(readTyped(field, line)).toBe(value);
});
