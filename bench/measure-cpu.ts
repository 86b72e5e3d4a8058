// Processor time of a process and all its descendants: what a change costs or spares is seen here when the machine's
// speed changes from one run to the next. Linux only.

import { listTree, readProcess } from './process-tree.ts';

/** Fixed by Linux for what `/proc` tells. */
const ticksPerSecond = 100;

/** Seconds that `rootPid` and everything that lives under it now have taken on all cores. */
export function treeCpuSeconds(rootPid: number): number {
  return listTree(rootPid).reduce((sum, pid) => sum + readTicks(pid), 0) / ticksPerSecond;
}

function readTicks(pid: number): number {
  const stat = readProcess(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}
