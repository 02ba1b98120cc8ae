import { withdrawalOf } from './withdrawal';
import { openStore } from '../support/open-store';
import type { DatabaseLocation } from '../../src/store/database';

/** Files a withdrawal and ends in the middle of its transaction: the case is changed, its version is not in yet. */
const location = JSON.parse(process.argv[2] ?? '') as DatabaseLocation;

void openStore(location, () => new Date('2026-11-20T15:44:12Z'), {
  newToken: () => {
    process.kill(process.pid, 'SIGKILL');
    return 'never';
  },
}).then(({ cases }) => cases.file(withdrawalOf('INC-2026-000001')));
