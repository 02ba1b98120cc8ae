import { KEEPING_DEFAULTS, OUTBOX_DEFAULTS } from '../../src/config/config';
import type { Config } from '../../src/config/config';
import { createPrivacyloket } from '../../src/main';
import type { Hooks } from '../../src/main';
import { KEYS } from '../support/keys';
import type { ChildOptions } from './run-child';

/** The whole assistant in a process of its own, which ends itself at the moment that its argument names. */
const options = JSON.parse(process.argv[2] ?? '') as ChildOptions;
const die = () => void process.kill(process.pid, 'SIGKILL');
const hooks: Hooks =
  options.diesAfter === undefined ? {} : { [options.diesAfter === 'commit' ? 'afterCommit' : 'afterAcknowledge']: die };

const config: Config = {
  teams: { kind: 'unauthenticated' },
  mail: {
    dpo: 'dpo@example.test',
    from: 'privacyloket@example.test',
    road: { kind: 'smtp', host: '127.0.0.1', port: options.smtpPort, tls: 'none', timeoutMs: 5_000 },
  },
  database: { kind: 'sqlite', file: options.file },
  keys: KEYS,
  outbox: { ...OUTBOX_DEFAULTS, pollMs: 50, retryPausesMs: [100], claimMs: options.claimMs, leaseMs: options.claimMs },
  contentPollMs: 60_000,
  ...KEEPING_DEFAULTS,
  host: '127.0.0.1',
  port: 0,
  logLevel: 'error',
};

void createPrivacyloket(config, { hooks })
  .then((privacyloket) => privacyloket.start())
  .then((port) => process.stdout.write(`${port}\n`));
