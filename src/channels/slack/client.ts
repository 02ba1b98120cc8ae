import { webApi } from '@slack/bolt';
import type { Logger } from '@slack/bolt';
import type { SlackConfig } from '../../config/config';

/** Longest that one call waits for Slack's answer. Generous: a message that is sent again after it arrived is there twice. */
const CALL_TIMEOUT_MS = 10_000;
/** A look-up that is only nice to have: Slack waits 3 s for the answer that needs it. */
const LOOKUP_TIMEOUT_MS = 1_000;
/** Longest `Retry-After` of a 429 that is waited out: all tries together stay below the claim on an event (50 s). */
const LONGEST_PAUSE_S = 10;

export type Client = webApi.WebClient;
type ClientOptions = webApi.WebClientOptions;

/** For what people wait for: two more tries, short pauses, and no longer ones when Slack says to slow down. */
export function clientOptions(config: SlackConfig, logger: Logger): ClientOptions {
  return {
    logger,
    timeout: CALL_TIMEOUT_MS,
    retryConfig: { retries: 2, minTimeout: 200, maxTimeout: 1_000, randomize: true },
    fetch: fetchWithBoundedPause,
    ...(config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl }),
  };
}

export function createClient(config: SlackConfig, logger: Logger): Client {
  return new webApi.WebClient(config.botToken, clientOptions(config, logger));
}

/** One try of a second. */
export function createLookupClient(config: SlackConfig, logger: Logger): Client {
  return new webApi.WebClient(config.botToken, {
    ...clientOptions(config, logger),
    timeout: LOOKUP_TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
}

/** The SDK waits out any `Retry-After`, and gives up at once on a 429 that names none. */
const fetchWithBoundedPause: webApi.FetchFunction = async (url, init) => {
  const response = await fetch(url, init);
  const pauseS = Number(response.headers.get('retry-after') ?? 0);
  return response.status === 429 && pauseS > LONGEST_PAUSE_S ? new Response(null, { status: 429 }) : response;
};
