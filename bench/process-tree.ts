// Which processes belong to the product: read from `/proc`, so Linux only.

import { readdirSync, readFileSync } from 'node:fs';

/** `rootPid` and all its descendants that live now. */
export function listTree(rootPid: number): number[] {
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

/** '' when the process has ended. */
export function readProcess(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
