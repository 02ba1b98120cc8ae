import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Kept } from '../policy/model/models';

/**
 * Learns from a content directory in a process of its own: it takes seconds and several hundred megabytes, which
 * whoever asks meanwhile must not notice. Rejects with the message of the error when the content cannot be read; an abort ends
 * the process.
 */
export function learnApart(contentDir: string, signal?: AbortSignal): Promise<Kept> {
  return new Promise((resolve, reject) => {
    const child = fork(join(__dirname, 'learn-child.js'), {
      serialization: 'advanced',
      ...(signal && { signal }),
    });
    child.once('message', (answer: Kept | { readonly problem: string }) => {
      if ('problem' in answer) reject(new Error(answer.problem));
      else resolve(answer);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Learning ended with ${code} before it was done`)));
    child.send(contentDir);
  });
}
