import { join } from 'node:path';
import { OUTBOX_DEFAULTS } from '../src/config/config';
import { createHandover } from '../src/handover';
import { createLog } from '../src/log';
import { loadTexts } from '../src/texts/texts';
import { AUTHORITY_FORM } from './handoff/authority-form';
import { LAW } from './handoff/law';
import { ORGANISATION } from './handoff/organisation';
import { NOW } from './support/assistant';
import { emptySqlite } from './support/databases';
import { BREACH } from './support/filings';
import { numbered, openStore } from './support/open-store';
import { startSmtp } from './support/smtp-server';
import { until } from './support/until';

const now = () => NOW;

test('a mail names the policy as it is when the mail is written, and not as it was at the start', async () => {
  const [empty, smtp, ids] = [emptySqlite(), await startSmtp(), numbered(1)];
  const { database, encryption, cases } = await openStore(empty.location, now);
  let policySha256 = 'c0ffee00'.repeat(8);
  const handover = createHandover({
    config: {
      mail: {
        dpo: 'dpo@example.test',
        from: 'privacyloket@example.test',
        road: { kind: 'smtp', host: '127.0.0.1', port: smtp.port, tls: 'none', timeoutMs: 5_000 },
      },
      outbox: { ...OUTBOX_DEFAULTS, pollMs: 20 },
    },
    content: {
      texts: loadTexts([join(__dirname, '../locales')]),
      organisation: ORGANISATION,
      law: LAW,
      authorityForm: AUTHORITY_FORM,
    },
    policySha256: () => policySha256,
    database,
    encryption,
    cases,
    notify: () => Promise.resolve('message-fake'),
    channels: ['teams'],
    now,
    sharedNow: now,
    newId: ids.newId,
    newToken: ids.newToken,
    log: createLog({ level: 'error', now, write: () => undefined }),
  });
  const nth = (count: number) =>
    until(`mail ${count}`, () => smtp.deliveries.filter(({ accepted }) => accepted)[count - 1]?.mail);
  try {
    handover.start();
    await cases.file({ ...BREACH, submissionId: ids.newId() });
    expect((await nth(1)).text).toContain('SHA-256 c0ffee00c0ff…');
    policySha256 = 'decaf000'.repeat(8);
    await cases.file({ ...BREACH, submissionId: ids.newId() });
    handover.wake();
    expect((await nth(2)).text).toContain('SHA-256 decaf000deca…');
  } finally {
    await handover.stop();
    await database.destroy();
    await smtp.close();
    await empty.remove();
  }
});
