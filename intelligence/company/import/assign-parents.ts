// Gives plants their parents where that closes no ring.

/** A known company, or a line that will make one. */
export type ParentNode = `c${number}` | `l${number}`;

export interface Assignment {
  readonly line: number;
  readonly child: ParentNode;
  readonly parent: ParentNode;
}

/**
 * `parentOf`: the parents as they are known. Answers the lines whose parent cannot be taken; of a ring that the file
 * itself closes it is the last line.
 */
export function findParentLoops(
  assignments: readonly Assignment[],
  parentOf: ReadonlyMap<ParentNode, ParentNode>,
): Set<number> {
  const parents = new Map(parentOf);
  // All leave their former parents before any gets a new one: two companies may change places.
  for (const { child } of assignments) parents.delete(child);
  const loops = new Set<number>();
  for (const { line, child, parent } of assignments) {
    if (leadsTo(parent, child, parents)) loops.add(line);
    else parents.set(child, parent);
  }
  return loops;
}

function leadsTo(
  from: ParentNode,
  wanted: ParentNode,
  parents: ReadonlyMap<ParentNode, ParentNode>,
): boolean {
  const seen = new Set<ParentNode>();
  for (let at: ParentNode | undefined = from; at !== undefined && !seen.has(at); at = parents.get(at)) {
    if (at === wanted) return true;
    seen.add(at);
  }
  return false;
}
