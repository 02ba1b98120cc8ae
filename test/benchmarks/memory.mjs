// A fresh process: prints the MiB resident at the start, with both vendors' SDKs, and with the policy and an answer too.
const resident = () => process.memoryUsage().rss / 2 ** 20;
const atStart = resident();
await import('@slack/bolt');
await import('botbuilder');
const withSdks = resident();

const { createAnswering } = await import('../../dist/content/content.js');
const { assistant } = createAnswering({});
const person = { channel: 'terminal', tenantId: 'local', userId: 'local', name: 'terminal' };
await assistant.reply({ person, text: 'hoe lang houden jullie gegevens bij?' });
const peak = process.resourceUsage().maxRSS / 2 ** 10;
process.stdout.write(JSON.stringify({ atStart, withSdks, withPolicy: resident(), peak }));
