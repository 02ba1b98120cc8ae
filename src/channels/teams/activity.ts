import { TurnContext } from 'botbuilder';
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Person } from '../../assistant/turn';
import { languageOf } from '../../texts/language';
import type { Language } from '../../texts/language';

const account = z.object({ id: z.string().min(1) });
const shape = z.object({
  type: z.string().min(1),
  channelId: z.string().min(1),
  serviceUrl: z.string().min(1),
  conversation: account,
  from: account,
  recipient: account,
});

/** Whether a request body has what every activity of Teams has; a body without it is not worth a turn. */
export function isActivity(body: unknown): body is Activity {
  return shape.safeParse(body).success;
}

const channelData = z.object({ tenant: z.object({ id: z.string() }) });

/** Entra tenant of the conversation; empty when Teams names none. */
export function tenantOf(activity: Activity): string {
  return channelData.safeParse(activity.channelData).data?.tenant.id ?? activity.conversation.tenantId ?? '';
}

export function personOf(activity: Activity): Person {
  const { from } = activity;
  return { channel: 'teams', tenantId: tenantOf(activity), userId: from.aadObjectId ?? from.id, name: from.name ?? '' };
}

const clientInfo = z.object({ type: z.literal('clientInfo'), locale: z.string() });

/** BCP 47 tag of the person's client. */
export function localeOf(activity: Activity): string | undefined {
  if (activity.locale) return activity.locale;
  return (activity.entities ?? []).map((entity) => clientInfo.safeParse(entity).data?.locale).find(Boolean);
}

/** For our own words where nothing says more; Dutch is the language of the policy. */
export function languageFor(activity: Activity): Language {
  return languageOf(localeOf(activity)) ?? 'nl';
}

/** What was asked, without the mention of the assistant; other mentions become the name that is shown. */
export function questionOf(activity: Activity): string {
  if (!activity.text) return '';
  return TurnContext.removeRecipientMention(activity)
    .replace(/<at[^>]*>(.*?)<\/at>/g, '$1')
    .trim();
}

const file = z.object({
  contentType: z.string().regex(/^(image\/|application\/vnd\.microsoft\.teams\.(file\.|card\.file\.consent$))/),
});

/** How many files came along with the message. The HTML of the message itself and cards are none. */
export function filesOf({ attachments = [] }: Activity): number {
  return attachments.filter((attachment) => file.safeParse(attachment).success).length;
}

/** Between one person and the assistant; elsewhere others read along. */
export function isPersonal(activity: Activity): boolean {
  return activity.conversation.conversationType === 'personal';
}
