import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Locator, Page } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const SCREENSHOTS = join(__dirname, 'screenshots');
/** Pictures are taken anew only when asked for: a test run leaves the work tree as it is. */
const KEEP_SCREENSHOTS = process.env.UPDATE_SCREENSHOTS === '1';

/** On a machine without a browser its tests are reported as skipped; in CI a missing browser is a failure. */
export const describeInBrowser = existsSync(CHROMIUM) || process.env.CI ? describe : describe.skip;

/** A person at the Teams client of the demo. */
export type TeamsPage = {
  readonly browser: Browser;
  readonly page: Page;
  readonly cards: () => Locator;
  readonly lastCard: () => Locator;
  /** Waits for the last card that shows the text, and gives it. */
  readonly cardWith: (text: string) => Promise<Locator>;
  readonly say: (text: string) => Promise<void>;
  /** Keeps a picture for the README, when asked for. */
  readonly picture: (name: string, shown?: Page | Locator) => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openTeams(address: string): Promise<TeamsPage> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  const page = await browser.newPage({ viewport: { width: 1500, height: 1200 } });
  page.setDefaultTimeout(20_000);
  // The client's page asks for fonts from elsewhere: the demo works offline.
  await page.route('**/*', (route) =>
    ['127.0.0.1', 'localhost'].includes(new URL(route.request().url()).hostname) ? route.continue() : route.abort(),
  );
  await page.goto(address);
  await page.locator('div[role=textbox]').waitFor();
  const cards = () => page.locator('.ac-adaptiveCard');
  return {
    browser,
    page,
    cards,
    lastCard: () => cards().last(),
    cardWith: async (text) => {
      const card = cards().filter({ hasText: text }).last();
      await card.waitFor();
      return card;
    },
    say: async (text) => {
      await page.locator('div[role=textbox]').fill(text);
      await page.getByLabel('Send Message').click();
    },
    picture: async (name, shown = page) => {
      if (KEEP_SCREENSHOTS) await shown.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
    },
    close: () => browser.close(),
  };
}

export function button(card: Locator, label: string): Locator {
  return card.getByRole('button', { name: label });
}

/** What the mailbox of the demo says of a mail. */
export type ShownMail = {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly { generatedFileName: string }[];
};

export async function mailsIn(mailbox: string): Promise<ShownMail[]> {
  return (await (await fetch(`${mailbox}/api/email`)).json()) as ShownMail[];
}
