import { parentPort, workerData } from 'node:worker_threads';
import { learnPolicy } from '../policy/policy';

/** Started by {@link learnApart}: learns from the content directory that it is given and answers with what it learnt. */
parentPort?.postMessage(learnPolicy(workerData as string));
