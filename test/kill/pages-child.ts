import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { createForms } from '../../src/assistant/forms';
import type { Person, Submission } from '../../src/assistant/turn';
import { loadLaw } from '../../src/cases/law';
import { loadOrganisation } from '../../src/cases/organisation';
import type { FormRequest } from '../../src/dialogs/form';
import { newId, newToken } from '../../src/process';
import type { DatabaseLocation } from '../../src/store/database';
import { loadTexts } from '../../src/texts/texts';
import { openStore } from '../support/open-store';

/** What the parent asks, a line of JSON each; answered with a line of JSON. */
export type Asked =
  { readonly open: FormRequest; readonly person: Person } | { readonly submit: Submission } | { readonly list: Person };

/** The forms over a database, in a process of their own that lives until it is killed. */
async function serve(location: DatabaseLocation): Promise<void> {
  const root = join(__dirname, '../..');
  const now = () => new Date('2026-11-20T15:43:12Z');
  const store = await openStore(location, now, { newId, newToken });
  const forms = createForms({
    ...store,
    texts: loadTexts([join(root, 'locales')]),
    organisation: loadOrganisation(join(root, 'content')),
    law: loadLaw(join(root, 'content')),
    settings: { dpo: 'dpo@example.test', draftHours: 24, closedKeptDays: 30, keptDays: 400 },
    now,
    newId,
  });
  const answer = (asked: Asked): Promise<unknown> => {
    if ('open' in asked) return forms.form(asked.open, asked.person);
    return 'list' in asked ? store.drafts.list(asked.list) : forms.submit(asked.submit);
  };
  for await (const line of createInterface(process.stdin)) {
    process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line) as Asked))}\n`);
  }
}

void serve(JSON.parse(process.argv[2] ?? '') as DatabaseLocation);
