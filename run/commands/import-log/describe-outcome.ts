// What an import did, for the person who ran it.

import type { ImportOutcome } from './import-logs.ts';
import { formatCount } from './show-progress.ts';

export interface OutcomeFacts {
  seconds: number;
  /** Events that still wait on the queue. */
  left: number;
  isStopped: boolean;
}

export function describeOutcome(outcome: ImportOutcome, { seconds, left, isStopped }: OutcomeFacts): string {
  const { counts, hosts, asides, failures } = outcome;
  // Of a file that could not be opened there is nothing to count.
  if (failures.length > 0 && outcome.bytesTotal === 0) return `${failures.join('\n')}\n`;
  const rows: [string, number][] = [
    ['lines read', counts.lines],
    ['imported before', counts.known],
    ['page views', counts.pages],
    ['pictures, styles, scripts and the like', counts.assets],
    ['redirects, errors, other methods', counts.others],
    ['older than events are kept', counts.tooOld],
    ['unreadable', counts.unreadable],
  ];
  const lines = rows.map(([name, count]) => `${formatCount(count).padStart(14)}  ${name}`);
  const rate = formatCount(counts.lines / Math.max(seconds, 0.001));
  lines.push(`${seconds.toFixed(1).padStart(14)}  seconds (${rate} lines/s)`);
  if (hosts.length > 0 && counts.pages > 0)
    lines.push(`Where the log names no host, it is ${hosts.join(' or ')}.`);
  if (left > 0) lines.push(`${formatCount(left)} views are on the queue and will be stored when Fiuto runs.`);
  if (isStopped) lines.push('Stopped: the same command again goes on from here.');
  lines.push(...asides.map((path) => `Unreadable lines with their numbers: ${path}`));
  lines.push(...failures);
  return `\n${lines.join('\n')}\n`;
}
