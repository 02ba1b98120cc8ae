import type { Context } from '@slack/bolt';
import type { Person } from '../../assistant/turn';
import type { Log } from '../../log';
import type { Client } from './client';
import { slackCodeOf } from './sdk-log';

/** How long a profile is remembered. */
const REMEMBERED_MS = 10 * 60_000;

/** A person with their locale (`nl-BE`), as Slack has them. */
export type Profile = { readonly person: Person; readonly locale?: string };

/** `fallbackName`: what the payload calls the person, for when the profile cannot be had. */
export type Lookup = (context: Context, userId: string, fallbackName: string) => Promise<Profile>;

/** Looks people up in Slack, and never fails: without their profile they are who the payload says. */
export function createLookup(deps: { client: Client; now: () => Date; log: Log }): Lookup {
  const remembered = new Map<string, { readonly profile: Profile; readonly untilMs: number }>();

  const forgetOld = (nowMs: number) => {
    for (const [key, { untilMs }] of remembered) if (untilMs <= nowMs) remembered.delete(key);
  };

  return async (context, userId, fallbackName) => {
    const tenantId = tenantOf(context);
    const key = `${tenantId} ${userId}`;
    const nowMs = deps.now().getTime();
    const known = remembered.get(key);
    if (known !== undefined && known.untilMs > nowMs) return known.profile;
    try {
      const profile = await profileOf(deps.client, tenantId, userId, fallbackName);
      forgetOld(nowMs);
      remembered.set(key, { profile, untilMs: nowMs + REMEMBERED_MS });
      return profile;
    } catch (error) {
      deps.log.warn('slack profile not found', { channel: 'slack', code: slackCodeOf(error) });
      return known?.profile ?? { person: { channel: 'slack', tenantId, userId, name: fallbackName } };
    }
  };
}

/** The organisation where the app is installed for all its workspaces, else the workspace. */
function tenantOf(context: Context): string {
  return (context.isEnterpriseInstall ? context.enterpriseId : context.teamId) ?? context.teamId ?? '';
}

async function profileOf(client: Client, tenantId: string, userId: string, fallbackName: string): Promise<Profile> {
  const { user } = await client.users.info({ user: userId, include_locale: true });
  const name = user?.profile?.real_name ?? user?.real_name ?? user?.name ?? fallbackName;
  const email = user?.profile?.email;
  return {
    person: { channel: 'slack', tenantId, userId, name, ...(email === undefined ? {} : { email }) },
    ...(user?.locale === undefined ? {} : { locale: user.locale }),
  };
}
