/** What a log line may carry: ids, counts and codes. There is no key for a text, a name or an address. */
export type LogFields = {
  readonly reference?: string;
  readonly caseId?: string;
  readonly channel?: string;
  readonly activity?: string;
  readonly code?: string | number;
  readonly attempt?: number;
  readonly count?: number;
  readonly ms?: number;
  readonly days?: number;
  readonly port?: number;
  readonly version?: number;
  readonly language?: string;
  readonly dialog?: string;
  readonly outcome?: string;
  /** File and line of the content: `privacybeleid/questions/p-ret.md:12`. */
  readonly place?: string;
};

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Log = Readonly<Record<LogLevel, (event: string, fields?: LogFields) => void>>;

/** An id or a code has no spaces, no `@` and is short; anything else could be what a person wrote. */
const ID_OR_CODE = /^[\w.:/-]{1,80}$/;

/** Writes one JSON line a call: `{"at","level","event",…fields}`. A value that is no id, count or code is withheld. */
export function createLog(options: { level: LogLevel; now: () => Date; write: (line: string) => void }): Log {
  const threshold = LOG_LEVELS.indexOf(options.level);
  const at =
    (level: LogLevel) =>
    (event: string, fields: LogFields = {}) => {
      if (LOG_LEVELS.indexOf(level) < threshold) return;
      const safe = Object.entries(fields).map(([key, value]) => [
        key,
        typeof value === 'string' && !ID_OR_CODE.test(value) ? 'withheld' : value,
      ]);
      const line = { at: options.now().toISOString(), level, event, ...(Object.fromEntries(safe) as LogFields) };
      options.write(`${JSON.stringify(line)}\n`);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** The code of a failure, for the log: an error's message may hold what a person wrote, its code and class do not. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' || typeof code === 'number' ? String(code) : error.name;
}
