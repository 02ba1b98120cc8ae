import type { Person } from '../cases/case';

/** The little that is known of people from before, under a one-way mark of who they are. */
export type People = {
  /** True once: the first time somebody asks or writes anything, over all replicas. */
  readonly isFirstContact: (person: Person) => Promise<boolean>;
  /** The client of the person's last case, an id of the configured list. */
  readonly lastClient: (person: Person) => Promise<string | undefined>;
  readonly rememberClient: (person: Person, clientId: string) => Promise<void>;
  /** Forgets whom nobody heard of since; returns how many. */
  readonly forgetBefore: (before: Date) => Promise<number>;
};
