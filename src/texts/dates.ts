import type { Language } from './language';

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB', de: 'de-BE' };
const BRUSSELS = 'Europe/Brussels';

/** Made once: making one takes longer than all else that an answer needs. */
const IN_WORDS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  nl: inWords('nl'),
  fr: inWords('fr'),
  en: inWords('en'),
  de: inWords('de'),
};

const TIME = new Intl.DateTimeFormat('nl-BE', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: BRUSSELS,
});

const DAYS = { [BRUSSELS]: dayIn(BRUSSELS), UTC: dayIn('UTC') } as const;
type Zone = keyof typeof DAYS;

/** `ma 23/11/2026 16:40`: an instant as people in Belgium read it, in Europe/Brussels. */
export function formatInstant(at: Date, language: Language): string {
  return `${formatDayOf(at, language, BRUSSELS)} ${TIME.format(at)}`;
}

/** `ma 23/11/2026`: a calendar day given as `YYYY-MM-DD`. */
export function formatDay(day: string, language: Language): string {
  return formatDayOf(new Date(`${day}T00:00:00Z`), language, 'UTC');
}

/** `6 oktober 2020`: a calendar day in words. */
export function formatDayInWords(day: string, language: Language): string {
  return IN_WORDS[language].format(new Date(`${day}T00:00:00Z`));
}

function formatDayOf(at: Date, language: Language, timeZone: Zone): string {
  const { weekday, date } = DAYS[timeZone];
  return `${weekday[language].format(at).replace('.', '')} ${date.format(at)}`;
}

function inWords(language: Language): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(LOCALES[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

function dayIn(timeZone: string) {
  const weekday = (language: Language) => new Intl.DateTimeFormat(LOCALES[language], { weekday: 'short', timeZone });
  return {
    weekday: { nl: weekday('nl'), fr: weekday('fr'), en: weekday('en'), de: weekday('de') },
    date: new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone }),
  } as const;
}
