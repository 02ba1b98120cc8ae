import { learnPolicy } from '../policy/policy';

/** Started by `learnApart`: learns from the content directory it is given, answers with what it learnt, and ends. */
process.once('message', (contentDir: string) => {
  try {
    process.send?.(learnPolicy(contentDir), () => process.disconnect());
  } catch (error) {
    process.send?.({ problem: error instanceof Error ? error.message : 'unknown error' }, () => process.disconnect());
  }
});
