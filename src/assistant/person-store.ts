import type { Person } from '../cases/case';
import { personLookup } from '../cases/sealed';
import type { Database } from '../store/database';
import type { Encryption } from '../store/encryption';
import type { People } from './people';

export function createPeople(deps: { database: Database; encryption: Encryption; now: () => Date }): People {
  const { database, encryption, now } = deps;
  const keyOf = (person: Person) => ({ person_lookup: personLookup(encryption, person) });

  return {
    isFirstContact: async (person) => {
      await see(person, {});
      // Of several at the same moment the database lets one change the row.
      const met = await database('people')
        .where({ ...keyOf(person), is_met: false })
        .update({ is_met: true });
      return met > 0;
    },

    lastClient: async (person) => {
      const row = await database('people')
        .where(keyOf(person))
        .first<{ last_client: string | null } | undefined>('last_client');
      return row?.last_client ?? undefined;
    },

    rememberClient: (person, clientId) => see(person, { last_client: clientId }),

    forgetBefore: (before) => database('people').where('seen_at', '<', before.toISOString()).delete(),
  };

  async function see(person: Person, more: { readonly last_client?: string }): Promise<void> {
    const columns = { seen_at: now().toISOString(), ...more };
    await database('people')
      .insert({ ...keyOf(person), ...columns })
      .onConflict('person_lookup')
      .merge(columns);
  }
}
