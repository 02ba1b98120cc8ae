import { join } from 'node:path';
import { createAssistant } from '../assistant/assistant';
import { loadPhrases } from '../assistant/phrases';
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
  return {
    contentDir,
    policy: loadPolicy(contentDir, {
      onLearning: () => processLog('warn').warn('learning from the content first, some 20 seconds'),
    }),
    phrases: loadPhrases(contentDir),
    organisation: loadOrganisation(contentDir),
    texts: loadTexts([join(PACKAGE_DIR, 'locales'), ...(dirs.localesDir ? [dirs.localesDir] : [])]),
  };
}

/** Answers questions, without store and mail: a form opens, but cannot be sent. */
export function createAnswering(dirs: Folders) {
  const content = loadContent(dirs);
  const noStore = () => Promise.reject(new Error('No cases are kept here'));
  const cases = { file: noStore, read: noStore, isMailed: noStore };
  return {
    assistant: createAssistant({ ...content, policy: () => content.policy, cases, now, newId }),
    texts: content.texts,
  };
}
