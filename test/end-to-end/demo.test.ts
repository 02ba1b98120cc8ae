import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { runDemo, startDemo } from './running-demo';
import type { RunningDemo } from './running-demo';
import { button, describeInBrowser, mailsIn, openTeams } from './teams-page';
import type { ShownMail, TeamsPage } from './teams-page';
import { until } from '../support/until';

const MAX_INTERACTIONS = 6;

jest.setTimeout(180_000);

describeInBrowser('npm run demo, in the Teams client and the mailbox', () => {
  let demo: RunningDemo;
  let teams: TeamsPage;

  beforeAll(async () => {
    demo = await startDemo();
    teams = await openTeams(demo.teams);
  });

  afterAll(async () => {
    await teams?.close();
    await demo?.stop('SIGTERM');
  });

  test('a Dutch question gets its passage, word for word', async () => {
    await teams.say('hoe lang houden jullie gegevens bij?');
    const answer = teams.cards().filter({
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
    await teams.picture('answer', answer.last());
  });

  test('an incident is reported in six interactions, a forgotten field included, and its mail reaches the DPO', async () => {
    let interactions = 0;
    const interact = async (act: Promise<unknown>): Promise<void> => {
      interactions += 1;
      await act;
    };
    await teams.say('ik heb een offerte met naam en adres naar de verkeerde klant gemaild');
    await button(await teams.cardWith('Dit klinkt als een incident'), 'Incident melden').click();
    await teams.cardWith('Wat is er gebeurd?');

    await interact(teams.lastCard().getByText('Mail, brief of bestand naar de verkeerde persoon').click());
    const form = await teams.cardWith('Wanneer merkte je het?');
    expect(await form.innerText()).toContain('stuur geen tweede mail met de gegevens erin');
    expect(await form.getByLabel('Vertel kort wat er gebeurd is').inputValue()).toContain('de verkeerde klant');
    await interact(form.getByText('Nu net', { exact: true }).click());
    await interact(button(form, 'Verzenden').click());
    const withProblem = await teams.cardWith('Vul dit nog in.');
    await teams.picture('problem');
    await interact(withProblem.getByText('Van IPG zelf').click());
    await interact(button(withProblem, 'Verzenden').click());

    const sent = await sentReceipt();
    expect(interactions).toBeLessThanOrEqual(MAX_INTERACTIONS);
    expect(await sent.innerText()).toMatch(/INC-\d{4}-000001/);
    await teams.picture('conversation');
  });

  test('the mail says by when, in the mailbox of the DPO', async () => {
    const [mail, ...others] = await mailsIn(demo.mailbox);
    expect(others).toEqual([]);
    expect(mail?.subject).toMatch(
      /INC-\d{4}-000001 \| IPG zelf \| verkeerde ontvanger \| 72u: (ma|di|wo|do|vr|za|zo) \d\d\/\d\d\/\d{4} \d\d:\d\d$/,
    );
    const json = mail?.attachments.find(({ generatedFileName }) => generatedFileName.endsWith('.json'));
    const attached = (await (
      await fetch(`${demo.mailbox}/api/email/${mail?.id}/attachment/${json?.generatedFileName}`)
    ).json()) as { times: { discovered_at: string; authority_deadline_at: string } };
    const hours =
      (Date.parse(attached.times.authority_deadline_at) - Date.parse(attached.times.discovered_at)) / 3_600_000;
    expect(hours).toBe(72);
    expect(Math.abs(Date.now() - Date.parse(attached.times.discovered_at))).toBeLessThan(180_000);

    const mailbox = await teams.browser.newPage({ viewport: { width: 1280, height: 1100 } });
    await mailbox.goto(`${demo.mailbox}`);
    await mailbox.getByText('INC-').first().click();
    await mailbox.frameLocator('iframe').getByText('Vermoedelijk datalek').first().waitFor();
    await teams.picture('mail', mailbox);
  });

  test('details of the incident follow under the same number, in the same thread', async () => {
    await button(await sentReceipt(), 'Meer details geven').click();
    const extent = await teams.cardWith('Is het gestopt?');
    await extent.getByText('Ja, het is gestopt').click();
    await extent.getByText('Naam, adres, telefoon of e-mail').click();
    await button(extent, 'Volgende').click();
    await button(await teams.cardWith('Wie weet het al?'), 'Volgende').click();
    const review = await teams.cardWith('Klopt dit?');
    await teams.picture('details', review);
    await button(review, 'Verzenden').click();
    await teams.cardWith('Toegevoegd aan dossier INC-');
    const [first, second] = await mailsOnce(2);
    expect(second?.subject).toMatch(/AANVULLING 1.*INC-\d{4}-000001/);
    expect(second?.headers['in-reply-to']).toBe(first?.headers['message-id']);
  });

  test('a request for a caller of a client: a wrong field, a change on the review page, a receipt without a date', async () => {
    await teams.say('klant Janssens van Voorbeeld Energie wil dat we alles wissen');
    await button(await teams.cardWith('Je wil een verzoek'), 'Verzoek starten').click();
    const who = await teams.cardWith('Voor wie is het verzoek?');
    expect(await who.innerText()).toContain('Voorbeeld Energie beslist erover');
    await teams.picture('request', who);
    await button(who, 'Volgende').click();

    const request = await teams.cardWith('Wanneer kwam het verzoek binnen?');
    expect(await request.innerText()).toContain('Voorbeeld Energie beslist erover');
    await request.getByText('Nu net', { exact: true }).click();
    await request.getByText('Telefoon', { exact: true }).click();
    await button(request, 'Volgende').click();

    const person = await teams.cardWith('Hoe heet de persoon?');
    await person.getByLabel('Hoe heet de persoon?').fill('Jo Janssens');
    await person.getByLabel('Hoe bereiken we die persoon').fill('jo.janssens@');
    await person.getByText('Nee', { exact: true }).first().click();
    await button(person, 'Volgende').click();
    const wrong = await teams.cardWith('Geef een e-mailadres');
    expect(await wrong.getByLabel('Hoe heet de persoon?').inputValue()).toBe('Jo Janssens');
    await wrong.getByLabel('Hoe bereiken we die persoon').fill('jo.janssens@example.test');
    await button(wrong, 'Volgende').click();
    await button(await teams.cardWith('Alles of een deel'), 'Volgende').click();
    await button(await teams.cardWith('Bij welke'), 'Volgende').click();

    const review = await teams.cardWith('Klopt dit?');
    expect(await review.innerText()).toContain('jo.janssens@example.test');
    await teams.picture('review', review);
    await button(review, 'Wijzig: De persoon').click();
    const again = await teams.cardWith('Hoe heet de persoon?');
    await again.getByLabel('Hoe heet de persoon?').fill('Jo Janssens-Voorbeeld');
    await button(again, 'Volgende').click();
    const changed = await teams.cardWith('Jo Janssens-Voorbeeld');
    await button(changed, 'Verzenden').click();

    const receipt = await sentReceipt('DSR-');
    await teams.picture('receipt', receipt);
    const shown = await receipt.innerText();
    expect(shown).toMatch(/DSR-\d{4}-000001/);
    expect(shown).not.toMatch(/ten laatste/);
    const mails = await mailsOnce(3);
    expect(mails.at(-1)?.subject).toMatch(/\[DSR\]\[DOORSTUREN\] DSR-\d{4}-000001/);
  });

  /** Not the one that says "saved, being sent to the DPO". */
  async function sentReceipt(prefix = 'INC-'): Promise<Locator> {
    const title = teams.page.getByText('Verstuurd naar de DPO', { exact: true });
    const receipt = teams.cards().filter({ has: title, hasText: prefix }).last();
    await receipt.waitFor();
    return receipt;
  }

  async function mailsOnce(count: number): Promise<ShownMail[]> {
    return until(`${count} mails`, async () => {
      const mails = await mailsIn(demo.mailbox);
      return mails.length >= count && mails;
    });
  }

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
