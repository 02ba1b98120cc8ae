import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { CONTENT_POLL_MS, ConfigError, KEEPING_DEFAULTS, OUTBOX_DEFAULTS, REMINDER_DEFAULTS } from './config';
import type {
  Config,
  Environment,
  KeepingConfig,
  MailConfig,
  ReminderConfig,
  SlackConfig,
  TeamsConfig,
} from './config';
import { LOG_LEVELS } from '../log';
import type { DatabaseLocation } from '../store/database';
import type { Keys } from '../store/encryption';
import { readMail } from './read-mail';
import { GUID, createVariables } from './variables';
import type { Variables } from './variables';

const DEFAULT_PORT = 3978;

/** The environment of the process, with what `.env` in the working directory adds. Nothing else reads its variables. */
export function readEnvironment(): Environment {
  const file = existsSync('.env') ? parse(readFileSync('.env')) : {};
  return { ...file, ...process.env };
}

/**
 * The configuration in an environment; the README describes each variable. Throws one {@link ConfigError} that names
 * everything missing or wrong at once. A channel without any of its variables is absent; half of one is an error.
 */
export function readConfig(env: Environment, needs: { readonly channels: boolean }): Config {
  const variables = createVariables(env);
  const slack = readSlack(variables);
  const teams = readTeams(variables);
  if (needs.channels && !variables.any('SLACK_') && !variables.any('TEAMS_')) {
    variables.problem('SLACK_BOT_TOKEN or TEAMS_APP_ID: set the variables of Slack, of Teams, or of both');
  }
  const config = {
    ...(slack ? { slack } : {}),
    ...(teams ? { teams } : {}),
    mail: readMail(variables),
    database: databaseLocation(variables),
    keys: readKeys(variables),
    outbox: OUTBOX_DEFAULTS,
    reminders: readReminders(variables, env),
    contentPollMs: CONTENT_POLL_MS,
    ...readKeeping(variables),
    host: variables.optional('HOST') ?? '0.0.0.0',
    port: variables.number('PORT', DEFAULT_PORT),
    logLevel: variables.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    ...folders(variables),
  };
  if (variables.problems.length > 0) throw new ConfigError(variables.problems);
  return config;
}

/** The folders of content and texts, for commands that need nothing else. Throws a {@link ConfigError}. */
export function readFolders(env: Environment): Pick<Config, 'contentDir' | 'localesDir'> {
  const variables = createVariables(env);
  const found = folders(variables);
  if (variables.problems.length > 0) throw new ConfigError(variables.problems);
  return found;
}

/** Where the database is, for commands that need nothing else. Throws a {@link ConfigError}. */
export function readDatabase(env: Environment): DatabaseLocation {
  const variables = createVariables(env);
  const found = databaseLocation(variables);
  if (variables.problems.length > 0) throw new ConfigError(variables.problems);
  return found;
}

/** Where the cases are and the keys to them, for commands that need nothing else. Throws a {@link ConfigError}. */
export function readStore(env: Environment): Pick<Config, 'database' | 'keys'> {
  const variables = createVariables(env);
  const found = { database: databaseLocation(variables), keys: readKeys(variables) };
  if (variables.problems.length > 0) throw new ConfigError(variables.problems);
  return found;
}

/** Whose mailboxes and the road between them, for commands that need nothing else. Throws a {@link ConfigError}. */
export function readMailConfig(env: Environment): MailConfig {
  const variables = createVariables(env);
  const found = readMail(variables);
  if (variables.problems.length > 0) throw new ConfigError(variables.problems);
  return found;
}

function folders(variables: Variables): Pick<Config, 'contentDir' | 'localesDir'> {
  const [contentDir, localesDir] = [variables.folder('CONTENT_DIR'), variables.folder('LOCALES_DIR')];
  return { ...(contentDir ? { contentDir } : {}), ...(localesDir ? { localesDir } : {}) };
}

function readSlack(variables: Variables): SlackConfig | undefined {
  if (!variables.any('SLACK_')) return undefined;
  const botToken = variables.matching('SLACK_BOT_TOKEN', /^xoxb-/, 'a bot token that begins with xoxb-');
  const appToken = variables.optional('SLACK_APP_TOKEN');
  if (appToken !== undefined) {
    variables.matching('SLACK_APP_TOKEN', /^xapp-/, 'an app-level token that begins with xapp-');
    return { botToken, transport: { kind: 'socket', appToken } };
  }
  const signingSecret = variables.required(
    'SLACK_SIGNING_SECRET',
    'the signing secret of the app (or set SLACK_APP_TOKEN)',
  );
  return { botToken, transport: { kind: 'http', signingSecret } };
}

function readTeams(variables: Variables): TeamsConfig | undefined {
  if (!variables.any('TEAMS_')) return undefined;
  const appId = variables.matching(
    'TEAMS_APP_ID',
    GUID,
    'the application (client) id, a GUID: without it anyone could write',
  );
  const tenantId = variables.matching('TEAMS_TENANT_ID', GUID, 'the directory (tenant) id, a GUID');
  const type = variables.oneOf('TEAMS_APP_TYPE', ['SingleTenant', 'UserAssignedMSI'], 'SingleTenant');
  if (type === 'UserAssignedMSI') return { kind: 'managed_identity', appId, tenantId };
  const thumbprint = variables.optional('TEAMS_CERTIFICATE_THUMBPRINT');
  const privateKey = variables.optional('TEAMS_CERTIFICATE_KEY');
  if (thumbprint === undefined && privateKey === undefined) {
    const password = variables.required(
      'TEAMS_APP_PASSWORD',
      'a client secret of the app (or set TEAMS_CERTIFICATE_*)',
    );
    return { kind: 'secret', appId, tenantId, password };
  }
  return {
    kind: 'certificate',
    appId,
    tenantId,
    thumbprint: variables.required('TEAMS_CERTIFICATE_THUMBPRINT', 'the thumbprint of the certificate, in hex'),
    privateKey: variables.required('TEAMS_CERTIFICATE_KEY', 'the private key of the certificate, PEM'),
  };
}

function databaseLocation(variables: Variables): DatabaseLocation {
  const url = variables.optional('DATABASE_URL');
  if (url === undefined)
    return { kind: 'sqlite', file: variables.optional('DATABASE_FILE') ?? 'data/privacyloket.sqlite' };
  variables.matching('DATABASE_URL', /^postgres(ql)?:\/\//, 'a postgres:// address (or set DATABASE_FILE for SQLite)');
  return { kind: 'postgres', url };
}

function readKeeping(variables: Variables): KeepingConfig {
  return {
    draftHours: variables.count('DRAFT_HOURS', KEEPING_DEFAULTS.draftHours),
    closedKeptDays: variables.count('CLOSED_KEPT_DAYS', KEEPING_DEFAULTS.closedKeptDays),
    keptDays: variables.count('KEPT_DAYS', KEEPING_DEFAULTS.keptDays),
  };
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** An empty `DIGEST_TIME` is not the same as none: it turns the digest off. */
function readReminders(variables: Variables, env: Environment): ReminderConfig {
  const deputyAfterHours = variables.count('DEPUTY_AFTER_HOURS', REMINDER_DEFAULTS.deputyAfterHours);
  if (env.DIGEST_TIME?.trim() === '') return { deputyAfterHours };
  if (!variables.has('DIGEST_TIME')) return { digestTime: REMINDER_DEFAULTS.digestTime, deputyAfterHours };
  const digestTime = variables.matching('DIGEST_TIME', TIME, 'a time such as 08:00, or nothing for no digest');
  return { digestTime, deputyAfterHours };
}

const KEY_BYTES = 32;

/** `DATA_KEY`: `<id>:<32 bytes in base64>`, several parted by commas when it was changed: the first one encrypts. */
function readKeys(variables: Variables): Keys {
  const hint = 'an id, a colon and 32 random bytes in base64: `echo k1:$(openssl rand -base64 32)`';
  const entries = variables
    .required('DATA_KEY', hint)
    .split(',')
    .map((entry): [string, Buffer] => {
      const [id = '', key = ''] = entry.trim().split(/:(.*)/s);
      return [id, Buffer.from(key, 'base64')];
    });
  if (variables.has('DATA_KEY') && entries.some(([id, key]) => !/^\w+$/.test(id) || key.length !== KEY_BYTES)) {
    variables.problem(`DATA_KEY: expected ${hint}`);
  }
  const lookupHint = '32 random bytes in base64, which never change: `openssl rand -base64 32`';
  const lookup = Buffer.from(variables.required('LOOKUP_KEY', lookupHint), 'base64');
  if (variables.has('LOOKUP_KEY') && lookup.length !== KEY_BYTES)
    variables.problem(`LOOKUP_KEY: expected ${lookupHint}`);
  return { current: entries[0]?.[0] ?? '', data: Object.fromEntries(entries), lookup };
}
