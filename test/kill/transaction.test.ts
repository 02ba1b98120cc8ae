import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { FormState } from '../../src/dialogs/form';
import { clockAt } from '../support/clock';
import { DATABASES } from '../support/databases';
import { BREACH, NELE } from '../support/filings';
import { allRows, openStore } from '../support/open-store';
import { until } from '../support/until';
import { withdrawalOf } from './withdrawal';

jest.setTimeout(30_000);

const DRAFT: FormState = {
  dialog: 'withdrawal',
  submissionId: 'submission-withdrawal',
  page: 'withdrawal',
  language: 'nl',
  reference: 'INC-2026-000001',
  inputs: { withdrawal_reason: 'Het was mijn vergissing' },
  visited: [],
};

test.each(DATABASES)(
  'killed in the middle of filing: nothing of it is there, and it can be filed again, on $name',
  async ({ create }) => {
    const empty = await create();
    const { now } = clockAt('2026-11-20T15:43:12Z');
    const before = await openStore(empty.location, now);
    await before.cases.file(BREACH);
    await before.drafts.keep(NELE, DRAFT);
    const rows = await allRows(before.database);
    await before.database.destroy();

    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(__dirname, 'store-child.ts'), JSON.stringify(empty.location)],
      { stdio: 'inherit' },
    );
    expect(await new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)))).toBe('SIGKILL');

    const after = await openStore(empty.location, now);
    expect(await allRows(after.database)).toEqual(rows);
    // PostgreSQL notices after a moment that the process is gone and lets go of the case.
    const again = await until('the case is free', () =>
      after.cases.file(withdrawalOf('INC-2026-000001')).catch(() => undefined),
    );
    expect(again).toMatchObject({ repeated: false, case: { version: 2, stage: 'withdrawal' } });
    expect(await after.drafts.read(NELE, DRAFT.submissionId)).toBeUndefined();
    await after.database.destroy();
    await empty.remove();
  },
);
