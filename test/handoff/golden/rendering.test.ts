import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { GOLDEN_NAMES, goldenMail } from './cases';
import { faultsOnPage } from './page-faults';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** Where pictures of all mails are put, to be looked at; unset, none are taken. */
const PICTURES = process.env.MAIL_PICTURES;
const SCREENS = [1280, 360].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })));

/** On a machine without a browser these are reported as skipped; in CI a missing browser is a failure. */
const describeInBrowser = existsSync(CHROMIUM) || process.env.CI ? describe : describe.skip;

describeInBrowser('in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(() => browser.close());

  test.each(SCREENS)(
    'every mail can be read $width wide, $scheme',
    async ({ width, scheme }) => {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: scheme });
      const requests: string[] = [];
      await page.route('**/*', (route) => {
        requests.push(route.request().url());
        return route.abort();
      });
      for (const name of GOLDEN_NAMES) {
        await page.setContent(goldenMail(name).html);
        expect({ name, faults: await page.evaluate(faultsOnPage), requests }).toEqual({
          name,
          faults: [],
          requests: [],
        });
        if (PICTURES) {
          await page.screenshot({ path: join(PICTURES, `${name}-${width}-${scheme}.png`), fullPage: true });
        }
      }
      await page.close();
    },
    60_000,
  );

  test('a page with every fault shows that each is found', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
    await page.setContent(`
      <p style="white-space:nowrap;background:#fff">${'Eén lange regel die niet breekt. '.repeat(5)}</p>
      <p style="color:#999;background:#fff">Te bleek</p>
      <p style="margin:0">Onder</p><p style="margin:-20px 0 0">Boven</p>
      <p style="width:40px;overflow:hidden;white-space:nowrap">Afgesneden</p>
      <p onclick="void 0">Klik</p><script>void 0</script>`);
    const faults = (await page.evaluate(faultsOnPage)).join('\n');
    for (const kind of ['wider than the screen', 'contrast', 'overlap', 'cut off', 'script'])
      expect(faults).toContain(kind);
    await page.close();
  });
});
