import type { ScriptedPerson } from './person';

const questions = [
  ['nl', 'Mogen we gesprekken opnemen?'],
  ['nl', 'Hoelang houden we gespreksopnames bij?'],
  ['nl', 'Mag ik klantgegevens in Excel zetten?'],
  ['nl', 'Welke onderaannemers gebruiken we?'],
  ['nl', 'Staan onze servers in Europa?'],
  ['nl', 'Wie leest er mee in mijn mailbox?'],
  ['nl', 'Mag de klant meeluisteren?'],
  ['fr', 'Peut-on enregistrer les appels ?'],
  ['fr', 'Combien de temps gardons-nous les candidatures ?'],
  ['fr', 'Puis-je envoyer un fichier à un collègue ?'],
  ['fr', 'Qui peut voir mon dossier du personnel ?'],
  ['fr', 'Où sont nos serveurs ?'],
  ['en', 'May we record calls?'],
  ['en', 'Can I use customer data for training?'],
  ['en', 'Who may see my personnel file?'],
  ['en', 'Is there a password policy?'],
  ['en', 'May I print this list?'],
  ['de', 'Dürfen wir Gespräche aufzeichnen?'],
  ['de', 'Wie lange bewahren wir Bewerbungen auf?'],
  ['de', 'Wer darf meine Personalakte sehen?'],
  ['de', 'Darf ich die Liste ausdrucken?'],
  ['nl', 'Vraag met 🔐, “aanhalingstekens”, <b>html</b> & *sterren*'],
  ['nl', 'x'.repeat(1_000)],
  ['nl', 'Mag’t?'],
] as const;

export const askDpoPersons: readonly ScriptedPerson[] = [
  ...questions.map(([language, question], index): ScriptedPerson => ({
    who: `an employee with question ${index + 1}`,
    dialog: 'ask_dpo',
    language,
    inputs: { question },
  })),
  ...(['nl', 'fr', 'en', 'de'] as const).map((language): ScriptedPerson => ({
    who: `an employee in a hurry (${language})`,
    dialog: 'ask_dpo',
    language,
    inputs: { question: 'Mogen we gesprekken opnemen?', urgency: 'by_day', needed_by: '2026-11-27' },
  })),
  {
    who: 'an employee who shares the question',
    dialog: 'ask_dpo',
    language: 'nl',
    inputs: { question: 'Mogen we gesprekken opnemen?', publish: 'yes' },
  },
  {
    who: 'an employee who needs it today and shares it',
    dialog: 'ask_dpo',
    language: 'fr',
    inputs: { question: 'Peut-on enregistrer ?', urgency: 'by_day', needed_by: '2026-11-20', publish: 'yes' },
  },
];
