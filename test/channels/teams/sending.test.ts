import { createAdapter } from '../../../src/channels/teams/adapter';
import { createSending } from '../../../src/channels/teams/sending';
import { createLog } from '../../../src/log';
import { listen } from './connector';

const MESSAGE = { type: 'message', text: 'Ontvangen' } as Parameters<ReturnType<typeof createSending>['sendTo']>[1];

test('a connector that takes a message and never answers is a failure with its code', async () => {
  const silent = await listen(() => undefined);
  const log = createLog({ level: 'error', now: () => new Date(0), write: () => undefined });
  const adapter = createAdapter({ kind: 'unauthenticated' }, log);
  const { sendTo } = createSending({ adapter, appId: '', timeoutMs: 150 });
  const reference = { channelId: 'msteams', serviceUrl: silent.url, conversation: { id: 'personal-fake' } };
  await expect(sendTo(reference as Parameters<typeof sendTo>[0], MESSAGE)).rejects.toMatchObject({
    name: 'NotSent',
    code: 'ETIMEDOUT',
  });
  await silent.close();
});
