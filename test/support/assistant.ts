import { join } from 'node:path';
import { createAssistant } from '../../src/assistant/assistant';
import type { FormsDeps } from '../../src/assistant/forms';
import { loadHints } from '../../src/assistant/hints';
import { memoryDrafts, memoryPeople } from '../../src/assistant/memory';
import { loadPhrases } from '../../src/assistant/phrases';
import type { ReplyDeps } from '../../src/assistant/reply';
import type { Settings } from '../../src/assistant/settings';
import type { Assistant, Person } from '../../src/assistant/turn';
import type { Case, Filing } from '../../src/cases/case';
import type { CaseStore } from '../../src/cases/case-store';
import { loadLaw } from '../../src/cases/law';
import { loadOrganisation } from '../../src/cases/organisation';
import { loadPolicy } from '../../src/policy/policy';
import { loadTexts } from '../../src/texts/texts';
import { clockAt } from './clock';
import type { Clock } from './clock';
import { emptySqlite } from './databases';
import { numbered, openStore } from './open-store';
import type { OpenStore } from './open-store';

const ROOT = join(__dirname, '..', '..');

export const texts = loadTexts([join(ROOT, 'locales')]);
export const organisation = loadOrganisation(join(ROOT, 'content'));
export const law = loadLaw(join(ROOT, 'content'));
export const policy = loadPolicy(join(ROOT, 'content'));
export const phrases = loadPhrases(join(ROOT, 'content'));

/** A Friday afternoon in Brussels, an hour east of UTC. */
export const NOW = new Date('2026-11-20T15:43:12Z');

export const PERSON: Person = {
  channel: 'terminal',
  tenantId: 'T00FAKE',
  userId: 'U00FAKE',
  name: 'Nele Voorbeeld',
  email: 'nele.voorbeeld@example.test',
};

export const hints = loadHints(join(ROOT, 'content'), organisation);

export const SETTINGS: Settings = { dpo: 'dpo@example.test', draftHours: 24, closedKeptDays: 30, keptDays: 400 };

/** The assistant with its real content and texts; what it files is kept in `filings` instead of a database. */
export function assistantWithoutStore(more: Partial<ReplyDeps & FormsDeps> = {}): {
  assistant: Assistant;
  filings: Filing[];
} {
  const filings: Filing[] = [];
  let ids = 0;
  const none = () => Promise.resolve(undefined);
  const cases: CaseStore = {
    file: async (filing) => {
      filings.push(filing);
      return { case: caseOf(filing), repeated: false };
    },
    isMailed: async () => false,
    read: () => Promise.reject(new Error('Nothing is kept')),
    filedAs: none,
    own: none,
    ownRecent: none,
    ownSimilar: none,
    list: () => Promise.resolve([]),
  };
  const assistant = createAssistant({
    policy: () => policy,
    phrases,
    hints,
    texts,
    organisation,
    law,
    settings: SETTINGS,
    cases,
    drafts: memoryDrafts(() => NOW),
    people: { ...memoryPeople(), isFirstContact: () => Promise.resolve(false) },
    log: { warn: () => undefined },
    now: () => NOW,
    newId: () => `submission-${++ids}`,
    ...more,
  });
  return { assistant, filings };
}

export type StoredAssistant = OpenStore & {
  readonly assistant: Assistant;
  readonly clock: Clock;
  /** The same database in another process. */
  readonly again: () => Promise<StoredAssistant>;
  readonly close: () => Promise<void>;
};

/** The assistant with its real content and texts over a real SQLite database of its own. */
export async function assistantWithStore(more: Partial<ReplyDeps & FormsDeps> = {}): Promise<StoredAssistant> {
  const empty = emptySqlite();
  const clock = clockAt(NOW.toISOString());
  const open = async (process: number): Promise<StoredAssistant> => {
    const ids = numbered(process);
    const store = await openStore(empty.location, clock.now, ids);
    const assistant = createAssistant({
      policy: () => policy,
      phrases,
      hints,
      texts,
      organisation,
      law,
      settings: SETTINGS,
      log: { warn: () => undefined },
      now: clock.now,
      newId: ids.newId,
      ...store,
      ...more,
    });
    return {
      ...store,
      assistant,
      clock,
      again: async () => {
        await store.database.destroy();
        return open(process + 1);
      },
      close: async () => {
        await store.database.destroy();
        await empty.remove();
      },
    };
  };
  return open(1);
}

/** The case that a filing becomes in an empty store. */
export function caseOf(filing: Filing): Case {
  const { language, reporter, answers, files } = filing;
  const kind = files.as === 'case' ? files.kind : 'breach';
  const prefix = files.as === 'case' ? files.prefix : 'INC';
  return {
    id: '00000000-0000-4000-8000-000000000001',
    reference: files.as === 'case' ? `${prefix}-2026-000001` : files.reference,
    kind,
    version: files.as === 'case' ? 1 : 2,
    stage: files.as === 'case' ? 'filed' : files.stage,
    language,
    reporter,
    answers,
    additions: [],
    filedAt: NOW,
    submittedAt: NOW,
    messageToken: 'token',
    earlierTokens: [],
    similar: [],
  };
}
