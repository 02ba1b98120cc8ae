import { percentile } from '../times';
import type { Soaked } from './soak';
import type { Verdict } from './verdict';

/** The figures of a soak, a line each. */
export function report(soaked: Soaked, verdict: Verdict): readonly string[] {
  const { acknowledged, kept, counts, downs, kills, failedFilings, shownSent, tookMs } = soaked;
  const { duplicates, waitsMs, waitsInAllMs, priorities } = verdict;
  const versions = (version: number) => acknowledged.filter((one) => one.version === version).length;
  const downMs = downs.reduce((sum, { from, to }) => sum + to - from, 0);
  const inLogs = (event: string) =>
    soaked.lives.reduce((sum, { logged }) => sum + logged.filter((line) => line.event === event).length, 0);
  const rows: readonly (readonly [string, string])[] = [
    ['cases filed', `${versions(1)}, second versions ${versions(2)}, third ${versions(3)}`],
    ['filings acknowledged', `${acknowledged.length}, after a failure of the store ${failedFilings}`],
    ['of them mailed', `${verdict.delivered}; lost ${verdict.lost.length}`],
    ['order per case', `wrong ${verdict.outOfOrder.length}`],
    [
      'duplicates',
      `${duplicates.mails} mails of ${duplicates.versions} versions; other Message-ID ${verdict.otherMessageId.length}, other bytes ${verdict.otherBytes.length}`,
    ],
    ['breaches first', `${priorities.choices - priorities.wrong.length} of ${priorities.choices} while one was due`],
    ['receipts shown as sent', `${shownSent.size}`],
    [
      'kills',
      `${kills.byClock + kills.inSmtp}: ${kills.inSmtp} at a step of SMTP, ${kills.byClock} by the clock, of them ${kills.whileStarting} while starting`,
    ],
    ['mail server down', `${downs.length} times, ${seconds(downMs)} in all`],
    ['refused', `${counts.refused4xx} for now (4xx), ${counts.refused5xx} for good (5xx)`],
    [
      'dropped',
      `${counts.droppedBeforeData} before DATA, ${counts.droppedInData} in it, ${counts.droppedAfterData} after it; stalled ${counts.stalled}`,
    ],
    [
      'SMTP',
      `${counts.connections} connections, ${counts.transactions} mails begun, ${kept.length} taken, ${kept.filter(({ told }) => !told).length} of them without the client knowing; at the same time ${counts.overlapping}`,
    ],
    ['log: database not reached', `${inLogs('outbox cannot reach the database')}`],
    ['wait, server up', waits(waitsMs)],
    ['wait of breaches, server up', waits(verdict.breachWaitsMs)],
    ['wait, in all', waits(waitsInAllMs)],
    ['took', seconds(tookMs)],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, figures]) => `${label.padEnd(width)}  ${figures}`);
}

function waits(ms: readonly number[]): string {
  return `p50 ${seconds(percentile(ms, 50))}, p95 ${seconds(percentile(ms, 95))}, max ${seconds(percentile(ms, 100))}`;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
