import { createDrafts } from '../../src/assistant/draft-store';
import type { Drafts } from '../../src/assistant/drafts';
import { memoryDrafts, memoryPeople } from '../../src/assistant/memory';
import type { People } from '../../src/assistant/people';
import { createPeople } from '../../src/assistant/person-store';
import { DATABASES } from '../support/databases';
import { BREACH } from '../support/filings';
import { numbered, openStore } from '../support/open-store';

/** What keeps drafts and people, as two processes have it, with a way to file a submission. */
export type Keeping = {
  readonly drafts: Drafts;
  readonly people: People;
  /** Of another process over the same database; in memory there is but one. */
  readonly elsewhere: { readonly drafts: Drafts; readonly people: People };
  readonly file: (submissionId: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

type Keeper = { readonly name: string; readonly open: (now: () => Date) => Promise<Keeping> };

const inMemory: Keeper = {
  name: 'in memory',
  open: async (now) => {
    const [drafts, people] = [memoryDrafts(now), memoryPeople(now)];
    const file = async (submissionId: string) => drafts.filed(submissionId);
    return { drafts, people, elsewhere: { drafts, people }, file, close: async () => undefined };
  },
};

/** Where drafts and people can be kept: all must behave alike. */
export const KEEPERS: readonly Keeper[] = [
  inMemory,
  ...DATABASES.map(({ name, create }) => ({
    name: `on ${name}`,
    open: async (now: () => Date): Promise<Keeping> => {
      const empty = await create();
      const here = await openStore(empty.location, now);
      const there = await openStore(empty.location, now, numbered(1));
      const of = ({ database, encryption }: typeof here) => ({
        drafts: createDrafts({ database, encryption, now }),
        people: createPeople({ database, encryption, now }),
      });
      return {
        ...of(here),
        elsewhere: of(there),
        file: (submissionId) => there.cases.file({ ...BREACH, submissionId }),
        close: async () => {
          await Promise.all([here.database.destroy(), there.database.destroy()]);
          await empty.remove();
        },
      };
    },
  })),
];
