import { join } from 'node:path';
import { createAssistant } from '../assistant/assistant';
import { loadHints } from '../assistant/hints';
import { memoryDrafts, memoryPeople } from '../assistant/memory';
import { loadPhrases } from '../assistant/phrases';
import type { Settings } from '../assistant/settings';
import { loadAuthorityForm } from '../cases/authority-form';
import { loadLaw } from '../cases/law';
import { loadOrganisation } from '../cases/organisation';
import type { Config } from '../config/config';
import { loadPolicy } from '../policy/policy';
import { newId, now, processLog } from '../process';
import { loadTexts } from '../texts/texts';

const PACKAGE_DIR = join(__dirname, '../..');

type Folders = Pick<Config, 'contentDir' | 'localesDir'>;

export function contentDirOf({ contentDir }: Pick<Folders, 'contentDir'>): string {
  return contentDir ?? join(PACKAGE_DIR, 'content');
}

/** Reads what the assistant knows and says. Throws an Error that names the file that is wrong. */
export function loadContent(dirs: Folders) {
  const contentDir = contentDirOf(dirs);
  const organisation = loadOrganisation(contentDir);
  return {
    contentDir,
    policy: loadPolicy(contentDir, {
      onLearning: () => processLog('warn').warn('learning from the content first, some 20 seconds'),
    }),
    phrases: loadPhrases(contentDir),
    hints: loadHints(contentDir, organisation),
    organisation,
    law: loadLaw(contentDir),
    authorityForm: loadAuthorityForm(contentDir),
    texts: loadTexts([join(PACKAGE_DIR, 'locales'), ...(dirs.localesDir ? [dirs.localesDir] : [])]),
  };
}

/** Answers questions, without store and mail: a form opens, but cannot be sent. */
export function createAnswering(dirs: Folders) {
  const content = loadContent(dirs);
  const noStore = () => Promise.reject(new Error('No cases are kept here'));
  const none = () => Promise.resolve(undefined);
  return {
    assistant: createAssistant({
      ...content,
      policy: () => content.policy,
      settings: NOTHING_KEPT,
      cases: {
        file: noStore,
        read: noStore,
        isMailed: noStore,
        filedAs: none,
        own: none,
        ownSimilar: none,
        ownRecent: none,
        list: () => Promise.resolve([]),
      },
      drafts: memoryDrafts(now),
      people: memoryPeople(),
      log: processLog('warn'),
      now,
      newId,
    }),
    texts: content.texts,
  };
}

const NOTHING_KEPT: Settings = { dpo: '', draftHours: 0, closedKeptDays: 0, keptDays: 0 };
