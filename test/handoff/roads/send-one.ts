import { createSmtpRoad } from '../../../src/handoff/roads/smtp';
import { MAIL } from '../one-mail';

/** Sends one mail to `localhost`: `send-one.ts <port> <tls>`; the exit code is 0 when it was accepted. */
const [, , port, tls] = process.argv;
const transport = createSmtpRoad({
  host: 'localhost',
  port: Number(port),
  tls: tls === 'implicit' ? 'implicit' : 'starttls',
  timeoutMs: 5_000,
});
transport
  .send(MAIL)
  .catch((error: unknown) => {
    process.stderr.write(String(error));
    process.exitCode = 1;
  })
  .finally(() => transport.close());
