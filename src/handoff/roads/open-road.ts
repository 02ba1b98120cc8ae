import { createGraphRoad } from './graph';
import type { GraphSettings } from './graph';
import type { MailRoad } from './road';
import { createSmtpRoad } from './smtp';
import type { SmtpSettings } from './smtp';

export type RoadSettings = ({ readonly kind: 'smtp' } & SmtpSettings) | ({ readonly kind: 'graph' } & GraphSettings);

export function openRoad(settings: RoadSettings): MailRoad {
  return settings.kind === 'smtp' ? createSmtpRoad(settings) : createGraphRoad(settings);
}
