import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { figuresOf } from '../../src/register/figures';
import type { CaseRecord } from '../../src/register/case-record';
import { reportHtml } from '../../src/register/report-html';
import { LANGUAGES } from '../../src/texts/language';
import type { Language } from '../../src/texts/language';
import { loadTexts } from '../../src/texts/texts';
import { breach, question, request } from '../handoff/composing';
import { faultsOnPage } from '../handoff/golden/page-faults';
import { LAW } from '../handoff/law';
import { ORGANISATION } from '../handoff/organisation';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** Where pictures are put, to be looked at; unset, none are taken. */
const PICTURES = process.env.REPORT_PICTURES;
const NOW = new Date('2026-11-30T10:00:00Z');
const texts = loadTexts([join(__dirname, '../../locales')]);
const describeInBrowser = existsSync(CHROMIUM) || process.env.CI ? describe : describe.skip;

const CAUSES =
  'misdirected_mail,wrong_caller,lost_or_stolen,phishing,unauthorised_access,snooping,lost_or_altered_data';
const CASES: readonly CaseRecord[] = [
  ...CAUSES.split(',').flatMap((cause, index) => Array.from({ length: index * 3 + 1 }, () => breach({ cause }))),
  request(),
  request({ data_owner: 'client', client: 'telecom' }),
  question('Hoe lang?', { answers: { question: 'Hoe lang?', needed_by: '2026-11-30' } }),
].map((filed) => ({ filed, isConfidential: false, state: 'open', events: [], versions: [] }));

/** Pixels; smaller letters are hard to read on a phone. */
const SMALLEST = 12;
/** The widths of small phones, of a computer, and of the paper between the margins of an A4. */
const SCREENS = [320, 375, 400, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ media: 'screen' as const, width, colorScheme })),
);
const PAPER = { media: 'print', width: 680, colorScheme: 'light' } as const;

const FIGURES = figuresOf(CASES, { organisation: ORGANISATION, law: LAW }, NOW);
const reportIn = (language: Language) =>
  reportHtml(FIGURES, {
    t: (key, params) => texts.t(language, key, params),
    language,
    month: '2026-11',
    now: NOW,
    name: ORGANISATION.name,
  });

/** Runs inside the page. Takes away what is only heard, and gives the smallest letters of what is left, in pixels. */
function smallestText(): number {
  const all = [...document.body.querySelectorAll<HTMLElement>('*')];
  for (const element of all) if (getComputedStyle(element).clipPath !== 'none') element.remove();
  const withText = all.filter(
    (element) => element.isConnected && [...element.childNodes].some(({ nodeType }) => nodeType === Node.TEXT_NODE),
  );
  return Math.min(...withText.map((element) => Number.parseFloat(getComputedStyle(element).fontSize)));
}

describeInBrowser('in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(() => browser.close());

  test.each([...SCREENS, PAPER])(
    'the report is read in every language, $width wide, $colorScheme, $media',
    async ({ media, width, colorScheme }) => {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
      await page.emulateMedia({ media });
      for (const language of LANGUAGES) {
        await page.setContent(reportIn(language));
        if (PICTURES && language === 'nl') {
          await page.screenshot({ path: join(PICTURES, `${media}-${width}-${colorScheme}.png`), fullPage: true });
        }
        const smallest = await page.evaluate(smallestText);
        expect({ language, isSmall: smallest < SMALLEST, faults: await page.evaluate(faultsOnPage) }).toEqual({
          language,
          isSmall: false,
          faults: [],
        });
      }
      await page.close();
    },
    60_000,
  );

  test('who listens hears the same tables on any screen, with each number once', async () => {
    const heard: string[] = [];
    for (const width of [320, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      await page.setContent(reportIn('nl'));
      heard.push(await page.locator('body').ariaSnapshot());
      await page.close();
    }
    const [narrow, wide] = heard;
    expect(narrow).toBe(wide);
    expect(narrow).toContain('row "phishing 10"');
    expect(narrow).toContain('row "nog niet afgesloten 70 2 1"');
  });

  test('the longest bar is as wide as there is room, and the others are in proportion', async () => {
    const page = await browser.newPage({ viewport: { width: 375, height: 800 } });
    await page.setContent(reportIn('nl'));
    const shares = await page
      .locator('section:first-of-type .track')
      .evaluateAll((tracks) =>
        tracks.map((track) => (track.firstElementChild?.getBoundingClientRect().width ?? 0) / track.clientWidth),
      );
    await page.close();
    // 19, 16, 13, 10, 7, 4 and 1 incidents.
    expect(shares.map((share) => Math.round(share * 19))).toEqual([19, 16, 13, 10, 7, 4, 1]);
  });
});
