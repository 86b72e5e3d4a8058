// Memory of a process and all its descendants as the sum of proportional set sizes: pages that PostgreSQL's processes
// share are counted once. Linux only.

import { listTree, readProcess } from './process-tree.ts';

/** Megabytes (1,000,000 bytes) of `rootPid` and everything under it. A process that ends meanwhile counts as 0. */
export function treeMemoryMb(rootPid: number): number {
  return listTree(rootPid).reduce((sum, pid) => sum + readPssBytes(pid), 0) / 1_000_000;
}

/**
 * Samples every `everyMs` until `stop`, which answers the highest sum seen in megabytes. A look at a process of a gigabyte takes a
 * core for 40 ms and holds up whatever the process maps meanwhile: twice a second it was a tenth of a core.
 */
export function watchMemory(rootPid: number, everyMs = 2_000): { stop(): number } {
  let peakMb = treeMemoryMb(rootPid);
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, treeMemoryMb(rootPid));
  }, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      return peakMb;
    },
  };
}

function readPssBytes(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readProcess(`/proc/${pid}/smaps_rollup`))?.[1];
  return Number(kilobytes ?? 0) * 1_024;
}
