import { join } from 'node:path';
import { loadLaw } from '../../src/cases/law';

/** The law as the content that we ship states it. */
export const law = loadLaw(join(__dirname, '../../content'));
