import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALARM, receiptOf } from '../support/filling-in';
import { running, wholeOf } from './running';

jest.setTimeout(60_000);

test('a mail says which policy the assistant answers from: what sha256sum says of the file', async () => {
  const policy = readFileSync(join(__dirname, '../../content/privacybeleid-ipg-group/policy.md'));
  const hash = createHash('sha256').update(policy).digest('hex');
  const loket = await running();
  try {
    receiptOf(await loket.someone.goOn(await loket.someone.open({ dialog: 'breach' }), ALARM));
    const whole = wholeOf(await loket.mail(1));
    expect(whole).toContain(`"policy_sha256": "${hash}"`);
    expect(whole).toContain(`SHA-256 ${hash.slice(0, 12)}…`);
  } finally {
    await loket.close();
  }
});
