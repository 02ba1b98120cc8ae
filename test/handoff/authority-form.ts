import type { AuthorityForm } from '../../src/cases/authority-form';

const words = (text: string) => ({ nl: text, fr: `${text} (fr)` });

/** A form of no authority, with a field for a person and one of each way to be filled. */
export const AUTHORITY_FORM: AuthorityForm = {
  authority: words('Voorbeeldautoriteit'),
  portal: { nl: 'https://portaal.example.test/', fr: 'https://portail.example.test/' },
  languages: ['nl', 'fr', 'de'],
  source: words('een voorbeeld'),
  fields: [
    { id: 'type', label: words('Soort melding'), hint: words('nieuw of aanvulling') },
    { id: 'controller', label: words('Verantwoordelijke'), fact: 'controller' },
    { id: 'aware', label: words('Vaststelling'), fact: 'aware_at' },
    { id: 'description', label: words('Beschrijving'), fact: 'description' },
    { id: 'data', label: words('Gegevens'), fact: 'data_categories' },
    { id: 'people', label: words('Aantal'), fact: 'number_of_people' },
  ],
};
