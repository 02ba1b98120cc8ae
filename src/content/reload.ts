import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../log';
import type { Log } from '../log';
import type { Kept } from '../policy/model/models';
import { ContentChanged } from '../policy/model/models';
import { loadPolicy } from '../policy/policy';
import type { Policy } from '../policy/passage';
import { problemOf } from '../policy/examples/problem';
import { learnApart } from './learn-apart';

export type ReloadDeps = {
  readonly contentDir: string;
  readonly log: Log;
  /** How often the files are looked at, in milliseconds. */
  readonly pollMs: number;
  /** Learns without holding up those who ask meanwhile; rejects when the content cannot be read, or when aborted. */
  readonly learn?: (contentDir: string, signal: AbortSignal) => Promise<Kept>;
};

/** The policy while it is edited. */
export type LivePolicy = {
  /** The last one that could be read whole. */
  readonly current: () => Policy;
  /** `kept_old`: the files have changed, and cannot be read as they are. */
  readonly state: () => 'ok' | 'kept_old';
  /** Reads the content again, once more after a reading that is under way; never rejects. */
  readonly reload: () => Promise<void>;
  readonly start: () => void;
  /** Gives up a reading that is under way: nobody waits seconds for it to end. */
  readonly stop: () => Promise<void>;
};

/**
 * The policy of a content directory, read again when a file of it has changed. Whoever asks meanwhile is answered from
 * the old one; a directory with a mistake changes nothing but a line in the log, with the file and line to look at.
 */
export function createLivePolicy(
  policy: Policy,
  { contentDir, log, pollMs, learn = learnApart }: ReloadDeps,
): LivePolicy {
  let current = policy;
  let state: 'ok' | 'kept_old' = 'ok';
  let read = stateOf(contentDir);
  let reading: Promise<void> | undefined;
  let wanted = false;
  let timer: NodeJS.Timeout | undefined;
  const stopped = new AbortController();

  async function readAgain(): Promise<void> {
    try {
      read = stateOf(contentDir);
      const kept = await learn(contentDir, stopped.signal);
      current = loadPolicy(contentDir, { kept, learnHere: false });
      state = 'ok';
      log.info('content reloaded', { count: current.documents.flatMap(({ passages }) => passages).length });
    } catch (error) {
      if (stopped.signal.aborted) return;
      if (error instanceof ContentChanged) {
        wanted = true;
        return;
      }
      state = 'kept_old';
      log.error('content not reloaded, the old one stays', { code: codeOf(error), place: placeOf(contentDir, error) });
    }
  }

  /** However often it is asked for during a reading, one more follows. */
  async function readWhileWanted(): Promise<void> {
    while (wanted) {
      wanted = false;
      await readAgain();
    }
    reading = undefined;
  }

  function reload(): Promise<void> {
    wanted = true;
    return (reading ??= readWhileWanted());
  }

  function look(): void {
    try {
      if (stateOf(contentDir) !== read) void reload();
    } catch (error) {
      log.error('content not readable', { code: codeOf(error) });
    }
  }

  return {
    current: () => current,
    state: () => state,
    reload,
    start: () => {
      timer = setInterval(look, pollMs);
    },
    stop: () => {
      clearInterval(timer);
      wanted = false;
      stopped.abort();
      return reading ?? Promise.resolve();
    },
  };
}

/** Changes with every file that is written, added or taken away; what is learnt from them is left out. */
function stateOf(contentDir: string): string {
  return readdirSync(contentDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('weights.bin'))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const { mtimeMs, size } = statSync(file);
      return `${file} ${mtimeMs} ${size}`;
    })
    .sort()
    .join('\n');
}

/** `privacybeleid/questions/p-ret.md:12`, without what stands there. */
function placeOf(contentDir: string, error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { file, line } = problemOf(contentDir, error);
  return `${file.replace(contentDir, '').replace(/^[\\/]/, '')}:${line}`;
}
