import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { figuresOf } from '../../src/register/figures';
import type { CaseRecord } from '../../src/register/case-record';
import { reportHtml } from '../../src/register/report-html';
import { LANGUAGES } from '../../src/texts/language';
import { loadTexts } from '../../src/texts/texts';
import { breach, question, request } from '../handoff/composing';
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

describeInBrowser('in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(() => browser.close());

  test.each([320, 375, 1280])(
    'the report is read %i wide in every language: nothing is cut off, nothing is smaller than 12 pixels',
    async (width) => {
      const figures = figuresOf(CASES, { organisation: ORGANISATION, law: LAW }, NOW);
      for (const language of LANGUAGES) {
        for (const colorScheme of ['light', 'dark'] as const) {
          const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
          const t = (key: string, params = {}) => texts.t(language, key, params);
          await page.setContent(
            reportHtml(figures, { t, language, month: '2026-11', now: NOW, name: ORGANISATION.name }),
          );
          const shown = await page.evaluate(() => {
            const labels = [...document.querySelectorAll('svg text')];
            const sizes = labels.map((label) => {
              const { fontSize } = getComputedStyle(label);
              const svg = label.closest('svg');
              const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 0;
              return Number.parseFloat(fontSize) * scale;
            });
            return {
              texts: labels.length,
              smallest: Math.min(...sizes),
              outside: labels
                .filter((label) => label.getBoundingClientRect().right > document.documentElement.clientWidth)
                .map(({ textContent }) => textContent),
              isWider: document.documentElement.scrollWidth > document.documentElement.clientWidth,
            };
          });
          expect({ language, ...shown, smallest: Math.min(SMALLEST, Math.round(shown.smallest)) }).toEqual({
            language,
            texts: expect.any(Number) as number,
            smallest: SMALLEST,
            outside: [],
            isWider: false,
          });
          expect(shown.texts).toBeGreaterThan(20);
          if (PICTURES && language === 'nl') {
            await page.screenshot({ path: join(PICTURES, `report-${width}-${colorScheme}.png`), fullPage: true });
          }
          await page.close();
        }
      }
    },
    60_000,
  );
});
