// A fresh process: prints the milliseconds from when the content begins to load until the first answer is there.
import { performance } from 'node:perf_hooks';
import { createAnswering } from '../../dist/content/content.js';

const person = { channel: 'terminal', tenantId: 'local', userId: 'local', name: 'terminal' };
const start = performance.now();
const { assistant } = createAnswering({});
const reply = await assistant.reply({ person, text: 'hoe lang houden jullie gegevens bij?' });
const milliseconds = performance.now() - start;
if (reply.kind !== 'answer') throw new Error(`expected an answer, got ${reply.kind}`);
process.stdout.write(String(milliseconds));
