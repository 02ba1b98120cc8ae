import type { Chance } from './chance';

/** Steps of a conversation that the server may meet badly: `content` in the middle of DATA, `end` after its last dot. */
export const STAGES = ['greeting', 'sender', 'recipient', 'content', 'end'] as const;
export type Stage = (typeof STAGES)[number];

/** What the server does at a step. `code`: of a refusal. `keeps`: of a drop or stall at the end, whether it took the mail. */
export type Whim = {
  readonly does: 'answer' | 'refuse' | 'drop' | 'stall';
  readonly delayMs: number;
  readonly code: number;
  readonly keeps: boolean;
};

type Temper = { readonly later: number; readonly never: number; readonly drop: number; readonly stall: number };

/** Of a hundred mails about eighty are met well at every step. */
const TEMPERS: Readonly<Record<Stage, Temper>> = {
  greeting: { later: 0.05, never: 0, drop: 0.05, stall: 0.005 },
  sender: { later: 0.02, never: 0.01, drop: 0.01, stall: 0.002 },
  recipient: { later: 0.02, never: 0.01, drop: 0.01, stall: 0.002 },
  content: { later: 0, never: 0, drop: 0.02, stall: 0 },
  end: { later: 0.02, never: 0.01, drop: 0.03, stall: 0.005 },
};

const CODES: Readonly<Record<Stage, { readonly later: number; readonly never: number }>> = {
  greeting: { later: 421, never: 554 },
  sender: { later: 451, never: 550 },
  recipient: { later: 450, never: 550 },
  content: { later: 451, never: 554 },
  end: { later: 452, never: 554 },
};

const SLOW = 0.03;
const SLOW_MS = [50, 500] as const;
const QUICK_MS = [0, 4] as const;

export function whimAt(stage: Stage, chance: Chance): Whim {
  const { later, never, drop, stall } = TEMPERS[stage];
  const [least, most] = chance.happens(SLOW) ? SLOW_MS : QUICK_MS;
  const delayMs = chance.between(least, most);
  const common = { delayMs, code: 250, keeps: stage === 'end' && chance.happens(0.5) };
  const drawn = chance.fraction();
  if (drawn < later) return { ...common, does: 'refuse', code: CODES[stage].later };
  if (drawn < later + never) return { ...common, does: 'refuse', code: CODES[stage].never };
  if (drawn < later + never + drop) return { ...common, does: 'drop' };
  if (drawn < later + never + drop + stall) return { ...common, does: 'stall' };
  return { ...common, does: 'answer' };
}
