import { setTimeout as pause } from 'node:timers/promises';
import { clockAt } from '../support/clock';
import { DATABASES } from '../support/databases';
import { BREACH, NELE } from '../support/filings';
import { numbered, openStore } from '../support/open-store';

const { now } = clockAt('2026-11-20T15:43:12Z');

test.each(DATABASES)('a filing waits for a draft that is being kept, and wipes it, on $name', async ({ create }) => {
  const empty = await create();
  const [keeper, filer] = [await openStore(empty.location, now), await openStore(empty.location, now, numbered(1))];
  let filing: Promise<unknown> | undefined;
  // The half of keeping that has looked whether the submission was filed and has not committed yet.
  await keeper.database.transaction(async (trx) => {
    await trx('drafts').insert({
      submission_id: BREACH.submissionId,
      person_lookup: keeper.encryption.lookup('person', NELE.channel, NELE.tenantId, NELE.userId),
      dialog: 'breach',
      touched_at: now().toISOString(),
      state_sealed: '',
      person_sealed: '',
      has_pages: true,
    });
    filing = filer.cases.file(BREACH);
    await pause(150);
  });
  await filing;
  expect(await keeper.drafts.list(NELE)).toEqual([]);
  await Promise.all([keeper.database.destroy(), filer.database.destroy()]);
  await empty.remove();
});
