import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { runDemo, startDemo } from './running-demo';
import type { RunningDemo } from './running-demo';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const SCREENSHOTS = join(__dirname, 'screenshots');
/** Pictures are taken anew only when asked for: a test run leaves the work tree as it is. */
const KEEP_SCREENSHOTS = process.env.UPDATE_SCREENSHOTS === '1';
const MAX_INTERACTIONS = 6;

jest.setTimeout(180_000);

// On a machine without a browser these are reported as skipped; in CI a missing browser is a failure.
const describeInBrowser = existsSync(CHROMIUM) || process.env.CI ? describe : describe.skip;

describeInBrowser('npm run demo, in the Teams client and the mailbox', () => {
  let demo: RunningDemo;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    });
    page = await browser.newPage({ viewport: { width: 1500, height: 1200 } });
    page.setDefaultTimeout(20_000);
    // The client's page asks for fonts from elsewhere: the demo works offline.
    await page.route('**/*', (route) =>
      ['127.0.0.1', 'localhost'].includes(new URL(route.request().url()).hostname) ? route.continue() : route.abort(),
    );
    await page.goto(demo.teams);
    await page.locator('div[role=textbox]').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await demo?.stop('SIGTERM');
  });

  const cards = () => page.locator('.ac-adaptiveCard');
  const lastCard = () => cards().last();

  async function say(text: string): Promise<void> {
    await page.locator('div[role=textbox]').fill(text);
    await page.getByLabel('Send Message').click();
  }

  async function picture(name: string, shown: Page | Locator = page): Promise<void> {
    if (KEEP_SCREENSHOTS) await shown.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }

  test('a Dutch question gets its passage, word for word', async () => {
    await say('hoe lang houden jullie gegevens bij?');
    const answer = cards().filter({
      hasText: 'de bewaartermijn van de persoonsgegevens is beperkt tot zo lang als nodig',
    });
    await answer.last().waitFor();
    expect(await answer.last().innerText()).toContain('geldig vanaf 6 oktober 2020');
    const marked = answer
      .last()
      .getByText('de bewaartermijn van de persoonsgegevens is beperkt tot', { exact: false })
      .last();
    expect(Number(await marked.evaluate((element) => getComputedStyle(element).fontWeight))).toBeGreaterThanOrEqual(
      600,
    );
    await picture('answer', answer.last());
  });

  test('an incident is reported in six interactions, a forgotten field included, and its mail reaches the DPO', async () => {
    let interactions = 0;
    const interact = async (act: Promise<unknown>): Promise<void> => {
      interactions += 1;
      await act;
    };
    await say('ik heb een mail naar de verkeerde klant gestuurd');
    await button(lastCard(), 'Incident melden').click();
    await cards().filter({ hasText: 'Wat is er gebeurd?' }).last().waitFor();

    await interact(lastCard().getByText('Mail, brief of bestand naar de verkeerde persoon').click());
    const form = cards().filter({ hasText: 'Wanneer merkte je het?' }).last();
    await form.waitFor();
    expect(await form.innerText()).toContain('stuur geen tweede mail met de gegevens erin');
    await interact(form.getByText('Nu net', { exact: true }).click());
    await interact(form.getByText('Van IPG zelf').click());
    await interact(button(form, 'Verzenden').click());
    const withProblem = cards().filter({ hasText: 'Vul dit nog in.' }).last();
    await withProblem.waitFor();
    await picture('problem');
    await interact(
      withProblem
        .getByLabel('Vertel kort wat er gebeurd is')
        .fill('Een offerte met naam en adres naar de verkeerde klant gemaild.'),
    );
    await interact(button(withProblem, 'Verzenden').click());

    const sent = cards()
      .filter({ has: page.getByText('Verstuurd naar de DPO', { exact: true }) })
      .last();
    await sent.waitFor();
    expect(interactions).toBeLessThanOrEqual(MAX_INTERACTIONS);
    expect(await sent.innerText()).toMatch(/INC-\d{4}-000001/);
    expect(await sent.getByRole('button').count()).toBe(0);
    await picture('conversation');
  });

  test('the mail says by when, in the mailbox of the DPO', async () => {
    const mails = (await (await fetch(`${demo.mailbox}/api/email`)).json()) as Mail[];
    expect(mails).toHaveLength(1);
    const [mail] = mails;
    expect(mail?.subject).toMatch(
      /^\[DATALEK\?\] INC-\d{4}-000001 \| IPG zelf \| verkeerde ontvanger \| 72u: (ma|di|wo|do|vr|za|zo) \d\d\/\d\d\/\d{4} \d\d:\d\d$/,
    );
    const attached = (await (
      await fetch(`${demo.mailbox}/api/email/${mail?.id}/attachment/${mail?.attachments[0]?.generatedFileName}`)
    ).json()) as { times: { aware_at: string; authority_deadline_at: string } };
    const hours = (Date.parse(attached.times.authority_deadline_at) - Date.parse(attached.times.aware_at)) / 3_600_000;
    expect(hours).toBe(72);
    expect(Math.abs(Date.now() - Date.parse(attached.times.aware_at))).toBeLessThan(180_000);

    const mailbox = await browser.newPage({ viewport: { width: 1280, height: 1100 } });
    await mailbox.goto(`${demo.mailbox}`);
    await mailbox.getByText('INC-').first().click();
    await mailbox.getByText('72u').first().waitFor();
    await picture('mail', mailbox);
  });

  test('Ctrl-C ends everything and leaves no process behind', async () => {
    expect(demo.left().length).toBeGreaterThan(0);
    await demo.stop('SIGINT');
    expect(demo.left()).toEqual([]);
  });
});

describe('npm run demo', () => {
  test('stops on Ctrl-C while it is still starting', async () => {
    const demo = await startDemo('Starting');
    // The programs are there, their pages are not yet.
    while (demo.left().length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    await demo.stop('SIGINT');
    expect(demo.printed()).not.toContain('Try in the Teams client');
    expect(demo.left()).toEqual([]);
  });

  test('ends as a whole when one of its programs ends, and says which', async () => {
    const demo = await startDemo();
    const mailbox = demo.left().find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('maildev.js'));
    process.kill(mailbox ?? 0, 'SIGKILL');
    await demo.ended;
    expect(demo.printed()).toContain('the mailbox ended by itself');
    expect(demo.left()).toEqual([]);
  });

  test('says which ports are taken, and ends with SIGTERM to npm alone', async () => {
    const demo = await startDemo();
    expect(demo.printed()).toContain('the Teams client listens on every network interface');
    const second = await runDemo(['--folder', demo.folder, '--assistant-port', String(demo.assistantPort)]);
    expect(second.code).toBe(1);
    expect(second.printed).toContain(
      `Port ${demo.assistantPort} is taken by another program: choose another with --assistant-port`,
    );
    await demo.stop('SIGTERM');
    expect(demo.left()).toEqual([]);
  });
});

type Mail = {
  readonly id: string;
  readonly subject: string;
  readonly attachments: readonly { generatedFileName: string }[];
};

function button(card: Locator, label: string): Locator {
  return card.getByRole('button', { name: label });
}
