import { join } from 'node:path';
import { createAssistant } from '../../src/assistant/assistant';
import { loadPhrases } from '../../src/assistant/phrases';
import type { ReplyDeps } from '../../src/assistant/reply';
import type { Assistant, Person } from '../../src/assistant/turn';
import type { Filing } from '../../src/cases/case';
import { loadOrganisation } from '../../src/cases/organisation';
import { loadPolicy } from '../../src/policy/policy';
import { loadTexts } from '../../src/texts/texts';

const ROOT = join(__dirname, '..', '..');

export const texts = loadTexts([join(ROOT, 'locales')]);
export const organisation = loadOrganisation(join(ROOT, 'content'));
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

/** The assistant with its real content and texts; what it files is kept in `filings` instead of a database. */
export function assistantWithoutStore(more: Partial<ReplyDeps> = {}): { assistant: Assistant; filings: Filing[] } {
  const filings: Filing[] = [];
  let ids = 0;
  const cases = {
    file: async (filing: Filing) => {
      filings.push(filing);
      const { dialog, language, reporter, answers } = filing;
      const filed = {
        id: '00000000-0000-4000-8000-000000000001',
        reference: `${filing.prefix}-2026-000001`,
        dialog,
        version: 1,
        language,
        reporter,
        answers,
        submittedAt: NOW,
        messageToken: 'token',
      };
      return { case: filed, repeated: false };
    },
    isMailed: async () => false,
    read: () => Promise.reject(new Error('Nothing is kept')),
  };
  const assistant = createAssistant({
    policy: () => policy,
    phrases,
    texts,
    organisation,
    cases,
    now: () => NOW,
    newId: () => `submission-${++ids}`,
    ...more,
  });
  return { assistant, filings };
}
