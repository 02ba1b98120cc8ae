import type { Language } from '../texts/language';
import type { LogLevel } from '../log';
import type { DatabaseLocation } from '../store/database';
import type { Keys } from '../store/encryption';
import type { MailboxSettings } from '../handoff/answers/open-mailbox';
import type { RoadSettings } from '../handoff/roads/open-road';

export type SlackConfig = {
  readonly botToken: string;
  /** HTTP requests are checked with `signingSecret`; with `appToken` Slack is reached over Socket Mode instead. */
  readonly transport:
    { readonly kind: 'http'; readonly signingSecret: string } | { readonly kind: 'socket'; readonly appToken: string };
  /** For tests: where the Web API is. */
  readonly apiUrl?: string;
};

export type TeamsConfig =
  | { readonly kind: 'secret'; readonly appId: string; readonly tenantId: string; readonly password: string }
  | {
      readonly kind: 'certificate';
      readonly appId: string;
      readonly tenantId: string;
      readonly thumbprint: string;
      readonly privateKey: string;
    }
  | { readonly kind: 'managed_identity'; readonly appId: string; readonly tenantId: string }
  /** Accepts unsigned activities. Made by the demo alone; {@link readConfig} never returns it. */
  | { readonly kind: 'unauthenticated' };

export type MailConfig = {
  /** The DPO's mailbox. */
  readonly dpo: string;
  /** The assistant's own mailbox: sender, and with a case token the Reply-To. */
  readonly from: string;
  /** Of the mails; Dutch when absent, as the policy is. What the reporter wrote stays as it was written. */
  readonly language?: Language;
  /** By SMTP, or by Microsoft Graph. */
  readonly road: RoadSettings;
  /** How the own mailbox is read, and how often, in milliseconds; absent: it is not. */
  readonly mailbox?: MailboxSettings & { readonly pollMs: number };
};

export type OutboxConfig = {
  /** How often the outbox looks for mails that are due, in milliseconds. */
  readonly pollMs: number;
  /** Pauses after the first, second, … failed attempt, in milliseconds; the last repeats for ever. */
  readonly retryPausesMs: readonly number[];
  /** After a mail server that did not answer, in milliseconds: once it is back, mails leave within this time. */
  readonly awayPauseMs: number;
  /** After a mail that the server refuses for good, in milliseconds. */
  readonly refusedPauseMs: number;
  /** The reporter of a mail that was not accepted for this long is told where else to turn, in milliseconds. */
  readonly delayedMs: number;
  /** How long showing a receipt may take before another process may do it, in milliseconds. */
  readonly claimMs: number;
  /** How long after a sender died another takes over, in milliseconds. */
  readonly leaseMs: number;
  /** With an unsent mail older than this `/readyz` says that mail is late, in milliseconds. */
  readonly stuckMs: number;
};

/** What the DPO and the deputy are reminded of. */
export type ReminderConfig = {
  /** When the digest of open cases is mailed on working days, `08:00` in Europe/Brussels; absent: never. */
  readonly digestTime?: string;
  /** After how many hours without a recorded state the deputy hears of a breach. */
  readonly deputyAfterHours: number;
};

/** How long details are kept. People are told these figures. */
export type KeepingConfig = {
  /** Hours after the last touch at which a draft is wiped. */
  readonly draftHours: number;
  /** Days after a case was closed at which its details are wiped. */
  readonly closedKeptDays: number;
  /** Days after its mail was accepted at which the details of a case that nobody closed are wiped. */
  readonly keptDays: number;
};

/** What a running assistant needs; with neither Slack nor Teams it still talks in the terminal. */
export type Config = {
  readonly slack?: SlackConfig;
  readonly teams?: TeamsConfig;
  readonly mail: MailConfig;
  readonly database: DatabaseLocation;
  readonly keys: Keys;
  readonly outbox: OutboxConfig;
  /** Without it nobody is reminded of anything: tests. */
  readonly reminders?: ReminderConfig;
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly contentDir?: string;
  readonly localesDir?: string;
  /** How often the files of the content are looked at for changes, in milliseconds. */
  readonly contentPollMs: number;
} & KeepingConfig;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Every variable that is missing or wrong, a line each. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

const MINUTE_MS = 60_000;

export const CONTENT_POLL_MS = 5_000;

export const MAILBOX_POLL_MS = MINUTE_MS;

export const KEEPING_DEFAULTS: KeepingConfig = { draftHours: 24, closedKeptDays: 30, keptDays: 400 };

export const REMINDER_DEFAULTS = { digestTime: '08:00', deputyAfterHours: 24 } as const satisfies ReminderConfig;

/** First again after a minute, then ever slower, then hourly for ever. */
export const OUTBOX_DEFAULTS: OutboxConfig = {
  pollMs: 5_000,
  retryPausesMs: [1, 2, 5, 10, 20, 40, 60].map((minutes) => minutes * MINUTE_MS),
  awayPauseMs: 45_000,
  refusedPauseMs: 15 * MINUTE_MS,
  delayedMs: 5 * MINUTE_MS,
  claimMs: 2 * MINUTE_MS,
  leaseMs: 30_000,
  stuckMs: 15 * MINUTE_MS,
};
