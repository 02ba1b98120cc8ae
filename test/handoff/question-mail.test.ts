import { attachmentOf, compose, factsOfHtml, factsOfText, question } from './compose';

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

Gemeld: vr 20/11/2026 16:43

De vraag (in de woorden van de medewerker, taal: fr)
----------------------------------------------------
> Combien de temps gardez-vous les candidatures ?

Melder
------
Naam: Nele Voorbeeld
E-mail: nele.voorbeeld@example.test
Gemeld via: Microsoft Teams

Herkomst
--------
Gesteld door een medewerker; Privacyloket heeft ze niet beantwoord.
Privacyloket 0.0.0 · dossier VRG-2026-000001, versie 1 · gegevens als JSON in bijlage
`);
  expect(factsOfHtml(html)).toEqual(factsOfText(text));
  expect(attachments.map(({ filename }) => filename)).toEqual(['VRG-2026-000001-v1.json']);
  expect(attachmentOf(mail)).toEqual({
    schema: 'privacyloket/case-1',
    reference: 'VRG-2026-000001',
    kind: 'ask_dpo',
    version: 1,
    times: { reported_at: '2026-11-20T16:43:12+01:00', timezone: 'Europe/Brussels' },
    language: 'fr',
    answers: { question: 'Combien de temps gardez-vous les candidatures ?' },
    reporter: { confidential: false, name: 'Nele Voorbeeld', email: 'nele.voorbeeld@example.test', channel: 'teams' },
    provenance: { assistant: 'privacyloket 0.0.0', verified: false },
  });
});
