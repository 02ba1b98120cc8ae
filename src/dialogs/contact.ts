/** A way to reach a person, normalised, or what is wrong with it. */
export type ReadContact = { readonly contact: string } | { readonly problem: 'not_a_contact' | 'not_a_phone' };

const EMAIL = /^[^\s@<>()",;:]+@[^\s@<>()",;:.]+(\.[^\s@<>()",;:.]+)+$/;
const PHONE_LIKE = /^\+?[\d\s./()-]+$/;
/** E.164 takes 15 digits at most; the shortest national numbers with a country in front have eight. */
const FEWEST_DIGITS = 8;
const MOST_DIGITS = 15;
const FEWEST_ADDRESS_LETTERS = 8;

/**
 * Reads an e-mail address (lower case), a telephone number (E.164, Belgian when no country is named) or, when it is
 * neither, a postal address: letters and a digit. Several, with a comma or "and" between them, stay several.
 */
export function readContact(input: string): ReadContact {
  const whole = readOne(input.trim());
  if ('contact' in whole) return whole;
  // Several ways to reach the same person.
  const parts = input.split(/[,;\n]|\s(?:en|et|and|und|of|ou|or|oder|\/)\s/);
  const contacts = parts
    .map((part) => readOne(part.trim()))
    .flatMap((read) => ('contact' in read ? [read.contact] : []));
  return contacts.length === parts.length ? { contact: contacts.join(', ') } : whole;
}

function readOne(text: string): ReadContact {
  if (text.includes('@')) return EMAIL.test(text) ? { contact: text.toLowerCase() } : { problem: 'not_a_contact' };
  if (PHONE_LIKE.test(text)) return readPhone(text);
  const isAddress = text.replace(/[^\p{L}]/gu, '').length >= FEWEST_ADDRESS_LETTERS && /\d/.test(text);
  return isAddress ? { contact: text } : { problem: 'not_a_contact' };
}

function readPhone(text: string): ReadContact {
  const digits = text.replace(/\(0\)/, '').replace(/\D/g, '');
  const international = text.startsWith('+')
    ? digits
    : digits.startsWith('00')
      ? digits.slice(2)
      : digits.startsWith('0')
        ? `32${digits.slice(1)}`
        : undefined;
  if (!international || international.length < FEWEST_DIGITS + 2 || international.length > MOST_DIGITS) {
    return { problem: 'not_a_phone' };
  }
  return { contact: `+${international}` };
}
