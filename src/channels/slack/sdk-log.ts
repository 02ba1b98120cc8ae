import { LogLevel, webApi } from '@slack/bolt';
import type { Logger } from '@slack/bolt';
import { codeOf } from '../../log';
import type { Log } from '../../log';

/** The code of a failure, of Slack's own where it gave one (`channel_not_found`); never its text. */
export function slackCodeOf(error: unknown): string {
  const cause = error instanceof Error && 'original' in error ? error.original : error;
  return cause instanceof webApi.WebAPIPlatformError ? cause.data.error : codeOf(cause);
}

/** Bolt's logger. Its messages may hold payloads, so that only the level and the code of an error are passed on. */
export function sdkLog(log: Log): Logger {
  const at =
    (level: 'info' | 'warn' | 'error') =>
    (...messages: unknown[]) => {
      const error = messages.find((message) => message instanceof Error);
      log[level]('slack sdk', error === undefined ? {} : { code: slackCodeOf(error) });
    };
  return {
    debug: () => {},
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
