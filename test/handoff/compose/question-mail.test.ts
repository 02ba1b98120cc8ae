import { compose, factsOfHtml, factsOfText, question } from '../composing';

test('a question to the DPO', () => {
  const mail = compose(question());
  const { text, html, attachments, ...rest } = mail;
  expect(rest).toEqual({
    messageId: '<00000000-0000-4000-8000-000000000001.1.token-fake@example.test>',
    from: 'Privacyloket <privacyloket@example.test>',
    to: 'dpo@example.test',
    replyTo: 'privacyloket+token-fake@example.test',
    subject: '[VRAAG] VRG-2026-000001 | vraag van een medewerker',
    headers: { 'X-Privacyloket-Case': 'VRG-2026-000001', 'Auto-Submitted': 'auto-generated' },
  });
  expect(text).toBe(`Vraag aan de DPO VRG-2026-000001
================================

Een medewerker legt je een vraag voor die Privacyloket niet beantwoord heeft.
Gesteld: vr 20/11/2026 16:43
Mag zonder naam in de assistent: nee
Bericht: eerste bericht, vr 20/11/2026 16:43

De vraag (in de woorden van de medewerker, taal: Frans)
-------------------------------------------------------
> Combien de temps gardez-vous les candidatures ?

De andere antwoorden
--------------------
Is het dringend? onbekend
Mag de DPO deze vraag (zonder je naam) in de assistent opnemen? onbekend

Melder
------
Naam: Nele Voorbeeld
E-mail: nele.voorbeeld@example.test
Gemeld via: Microsoft Teams

Af te vinken door de DPO
------------------------
[ ] Geantwoord aan de medewerker

Herkomst
--------
Gesteld door een medewerker; Privacyloket heeft ze niet beantwoord.
Privacyloket 0.0.0 · dossier VRG-2026-000001, versie 1 · gegevens als JSON in bijlage
Beleid waaruit Privacyloket antwoordt: SHA-256 c0ffee00c0ff… · ingediend op vr 20/11/2026 16:43
`);
  expect(factsOfHtml(html)).toEqual(factsOfText(text));
  expect(attachments.map(({ filename }) => filename)).toEqual(['VRG-2026-000001-v1.json']);
});

test('a question with a day, a consent and the passage that was read', () => {
  const answers = {
    question: 'Mag ik dit?',
    urgency: 'by_day',
    needed_by: '2026-11-27',
    publish: 'yes',
    passage: 'Bewaring',
  };
  const { subject, text, html } = compose(question('', { answers }));
  expect(subject).toBe('[VRAAG] VRG-2026-000001 | vraag van een medewerker | antwoord nodig tegen vr 27/11/2026');
  for (const line of [
    '=> Antwoord nodig tegen: vr 27/11/2026',
    'Mag zonder naam in de assistent: ja',
    'Tegen welke dag? vr 27/11/2026',
    'Passage die je las: Bewaring',
    '[ ] Vraag zonder naam in de assistent opgenomen (de medewerker vindt het goed)',
  ])
    expect(text.split('\n')).toContain(line);
  expect(factsOfHtml(html)).toEqual(factsOfText(text));
});
