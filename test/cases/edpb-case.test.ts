import { EDPB_CASES, edpbCases } from '../../src/cases/edpb-case';
import type { Answers } from '../../src/dialogs/definition';

test.each<[Answers, string[]]>([
  [{ cause: 'misdirected_mail', data_types: 'health', recipient: 'trusted' }, ['14']],
  [{ cause: 'misdirected_mail', data_types: 'contact', recipient: 'stranger' }, ['15']],
  [{ cause: 'misdirected_mail', data_types: 'contact', recipient: 'trusted' }, ['09']],
  [{ cause: 'misdirected_mail', data_types: 'contact' }, ['09', '15']],
  [{ cause: 'misdirected_mail' }, ['09', '14', '15']],
  [{ cause: 'wrong_caller' }, ['17']],
  [{ cause: 'lost_or_stolen', medium: 'device', protection: 'encrypted' }, ['10']],
  [{ cause: 'lost_or_stolen', medium: 'device', protection: 'none' }, ['11']],
  [{ cause: 'lost_or_stolen', medium: 'paper' }, ['12']],
  [{ cause: 'lost_or_stolen' }, ['10', '11', '12']],
  [{ cause: 'phishing' }, ['18']],
  [{ cause: 'snooping' }, ['08']],
  [{ cause: 'lost_or_altered_data', recoverable: 'yes' }, ['01']],
  [{ cause: 'lost_or_altered_data', recoverable: 'no' }, ['02', '04']],
  [{ cause: 'lost_or_altered_data' }, ['01', '02', '03', '04']],
  [{ cause: 'unauthorised_access' }, []],
  [{ cause: 'published' }, []],
  [{ cause: 'unknown' }, []],
])('%j resembles %j', (answers, cases) => {
  expect(edpbCases(answers)).toEqual(cases);
});

test('the outcomes are those of the guidelines', () => {
  const by = (outcome: 'authority' | 'people') =>
    Object.entries(EDPB_CASES).flatMap(([number, one]) => (one[outcome] ? [number] : []));
  expect(by('authority').sort()).toEqual(['02', '03', '04', '08', '11', '12', '14', '17', '18']);
  expect(by('people').sort()).toEqual(['03', '04', '11', '12', '14', '17', '18']);
});
