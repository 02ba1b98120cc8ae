import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSmtp } from '../../support/smtp-server';

const ROOT = join(__dirname, '..', '..', '..');

/** `privacyloket chat` as built, talked to line by line: each line is typed when the one before was answered. */
function chat(
  lines: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number | null; printed: string; errors: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'dist', 'cli.js'), 'chat'], {
      env: { PATH: process.env.PATH ?? '', LANG: 'nl_BE.UTF-8', ...env },
      cwd: mkdtempSync(join(tmpdir(), 'privacyloket-chat-')),
    });
    let [printed, errors] = ['', ''];
    const left = [...lines];
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (!printed.endsWith('> ')) return;
      const next = left.shift();
      if (next === undefined) child.stdin.end();
      else child.stdin.write(`${next}\n`);
    });
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.once('close', (code) => resolve({ code, printed, errors }));
  });
}

test('a question is answered and an incident reported turn by turn, with a wrong answer and a step back, and mailed', async () => {
  const smtp = await startSmtp();
  const key = Buffer.alloc(32, 5).toString('base64');
  try {
    const { code, printed, errors } = await chat(
      [
        'hoe lang houden jullie gegevens bij?',
        'ik heb een mail naar de verkeerde klant gestuurd',
        '1',
        'laptop',
        'verkeerde persoon',
        'terug',
        'papier',
        'gisteren',
        '25u99',
        '9u05',
        '2',
        'energie',
        'x',
        'nee',
        'Map met dossiers op de trein laten liggen.',
        'stop',
      ],
      {
        DPO_MAILBOX: 'dpo@example.test',
        MAIL_FROM: 'privacyloket@example.test',
        SMTP_HOST: '127.0.0.1',
        SMTP_PORT: String(smtp.port),
        DATA_KEY: `k1:${key}`,
        LOOKUP_KEY: key,
      },
    );
    expect(errors).toBe('');
    expect(code).toBe(0);
    expect(printed).toContain('de bewaartermijn van de persoonsgegevens is beperkt tot zo lang als nodig');
    expect(printed).not.toContain('\u001b');
    expect(printed).toContain('bel IT of de servicedesk');
    expect(printed).toContain('! Schrijf minstens 5 tekens.');
    expect(printed).toMatch(/Dossier INC-\d{4}-000001/);
    const [delivery] = smtp.deliveries;
    expect(delivery?.mail.subject).toContain('| verwerker voor Voorbeeld Energie | kwijt of gestolen |');
    expect(delivery?.mail.text).toContain('> Map met dossiers op de trein laten liggen.');
    expect(delivery?.mail.text).toContain('vertrouwelijk: de melder wil niet genoemd worden');
  } finally {
    await smtp.close();
  }
});
