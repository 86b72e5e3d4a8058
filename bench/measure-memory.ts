// Memory of a process and all its descendants as the sum of proportional set sizes: pages that PostgreSQL's processes
// share are counted once. Linux only.

import { readdirSync, readFileSync } from 'node:fs';

/** Megabytes (1,000,000 bytes) of `rootPid` and everything under it. A process that ends meanwhile counts as 0. */
export function treeMemoryMb(rootPid: number): number {
  return listTree(rootPid).reduce((sum, pid) => sum + readPssBytes(pid), 0) / 1_000_000;
}

/** Samples every `everyMs` until `stop`, which answers the highest sum seen in megabytes. */
export function watchMemory(rootPid: number, everyMs = 500): { stop(): number } {
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

/** `rootPid` and all its descendants that live now. */
function listTree(rootPid: number): number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid)) continue;
    const parent = readParent(pid);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const tree = [rootPid];
  for (let at = 0; at < tree.length; at += 1) tree.push(...(children.get(tree[at] ?? 0) ?? []));
  return tree;
}

function readParent(pid: number): number {
  const status = readProcess(`/proc/${pid}/stat`);
  // The name in brackets may itself hold brackets and blanks: what counts begins after the last one.
  return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
}

function readPssBytes(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readProcess(`/proc/${pid}/smaps_rollup`))?.[1];
  return Number(kilobytes ?? 0) * 1_024;
}

function readProcess(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
