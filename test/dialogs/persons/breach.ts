import type { ScriptedPerson } from './person';

/** It is Friday 20 November 2026, 16:43:12 in Brussels. */
const NOW = '2026-11-20T16:43:12+01:00';

const causes = [
  'misdirected_mail',
  'wrong_caller',
  'lost_or_stolen',
  'phishing',
  'unauthorised_access',
  'snooping',
  'lost_or_altered_data',
  'published',
  'reported_by_partner',
  'other',
  'unknown',
];
const languages = ['nl', 'fr', 'en', 'de'] as const;
const told = {
  nl: 'Offerte naar de verkeerde klant gemaild.',
  fr: 'J’ai envoyé une offre au mauvais client.',
  en: 'I mailed an offer to the wrong customer.',
  de: 'Ich habe ein Angebot an den falschen Kunden geschickt.',
};

/** Somebody for every cause, in turn in every language, with everything else as it comes. */
const everyCause = causes.map((cause, index): ScriptedPerson => {
  const language = languages[index % languages.length] ?? 'nl';
  return {
    who: `an agent with the cause ${cause}`,
    dialog: 'breach',
    language,
    inputs: { cause, discovered_at: 'now', data_owner: 'ipg', description: told[language] },
    become: { discovered_at: NOW },
  };
});

const report = { cause: 'misdirected_mail', data_owner: 'ipg', description: told.nl } as const;

export const breachPersons: readonly ScriptedPerson[] = [
  ...everyCause,
  {
    who: 'someone who knows nothing but what happened',
    dialog: 'breach',
    language: 'fr',
    inputs: { cause: 'unknown', discovered_at: 'unknown', data_owner: 'unknown', description: 'Je ne sais pas.' },
  },
  {
    who: 'someone who found out this morning and wants to stay unnamed',
    dialog: 'breach',
    language: 'de',
    inputs: { ...report, discovered_at: 'today', discovered_at_time: '09:05', confidential: 'yes' },
    become: { discovered_at: '2026-11-20T09:05:00+01:00', discovered_at_time: null },
  },
  {
    who: 'someone who only knows that it was today',
    dialog: 'breach',
    language: 'nl',
    inputs: { ...report, discovered_at: 'today' },
    become: { discovered_at: '2026-11-20' },
  },
  {
    who: 'someone who found out yesterday evening',
    dialog: 'breach',
    language: 'en',
    inputs: { ...report, discovered_at: 'yesterday', discovered_at_time: '23:59' },
    become: { discovered_at: '2026-11-19T23:59:00+01:00', discovered_at_time: null },
  },
  {
    who: 'someone who found out yesterday, some time',
    dialog: 'breach',
    language: 'nl',
    inputs: { ...report, discovered_at: 'yesterday' },
    become: { discovered_at: '2026-11-19' },
  },
  {
    who: 'someone who found out in summer time',
    dialog: 'breach',
    language: 'fr',
    inputs: { ...report, discovered_at: 'earlier', discovered_at_on: '2026-10-24', discovered_at_time: '10:00' },
    become: { discovered_at: '2026-10-24T10:00:00+02:00', discovered_at_on: null, discovered_at_time: null },
  },
  {
    who: 'someone who found out in the hour that came twice',
    dialog: 'breach',
    language: 'nl',
    inputs: { ...report, discovered_at: 'earlier', discovered_at_on: '2026-10-25', discovered_at_time: '02:30' },
    become: { discovered_at: '2026-10-25T02:30:00+02:00', discovered_at_on: null, discovered_at_time: null },
  },
  {
    who: 'someone who found out on an earlier day, hour forgotten',
    dialog: 'breach',
    language: 'de',
    inputs: { ...report, discovered_at: 'earlier', discovered_at_on: '2026-11-02' },
    become: { discovered_at: '2026-11-02', discovered_at_on: null },
  },
  ...['voorbeeld_energie', 'voorbeeld_telecom', 'voorbeeld_verzekering', 'other', 'unknown'].map(
    (client): ScriptedPerson => ({
      who: `an agent who works for ${client}`,
      dialog: 'breach',
      language: 'nl',
      inputs: { ...report, discovered_at: 'now', data_owner: 'client', client },
      become: { discovered_at: NOW },
    }),
  ),
  {
    who: 'an agent who names a client that is not on the list',
    dialog: 'breach',
    language: 'nl',
    inputs: { ...report, discovered_at: 'now', data_owner: 'client', client: 'other', client_name: 'Voorbeeld Post' },
    become: { discovered_at: NOW },
  },
  {
    who: 'someone whose data and a client’s got mixed',
    dialog: 'breach',
    language: 'en',
    inputs: { ...report, discovered_at: 'now', data_owner: 'both', client: 'voorbeeld_telecom' },
    become: { discovered_at: NOW },
  },
  {
    who: 'someone who does not know whose data, but perhaps a client’s',
    dialog: 'breach',
    language: 'de',
    inputs: { ...report, discovered_at: 'now', data_owner: 'unknown', client: 'voorbeeld_energie' },
    become: { discovered_at: NOW },
  },
  {
    who: 'someone who names no client',
    dialog: 'breach',
    language: 'fr',
    inputs: { ...report, discovered_at: 'now', data_owner: 'client' },
    become: { discovered_at: NOW },
  },
  {
    who: 'someone who writes over several lines, with emoji and right to left',
    dialog: 'breach',
    language: 'nl',
    inputs: { ...report, discovered_at: 'now', description: 'Mail 📧 naar  حسن  gestuurd & <b>fout</b> @channel' },
    become: { discovered_at: NOW },
  },
  {
    who: 'someone who writes as much as fits',
    dialog: 'breach',
    language: 'en',
    inputs: { ...report, discovered_at: 'now', description: 'x'.repeat(800) },
    become: { discovered_at: NOW },
  },
  {
    who: 'someone who writes as little as may be',
    dialog: 'breach',
    language: 'nl',
    inputs: { ...report, discovered_at: 'now', description: 'Oei!!' },
    become: { discovered_at: NOW },
  },
];
