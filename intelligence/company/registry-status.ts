// What the status of a range in a registry means. After the status pages of RIPE, APNIC, LACNIC, ARIN and AFRINIC; text as
// the registries write it, upper case.

/** An end user's own, a provider's to give on, or not to be told from the status. */
export type RangeUse = 'end_user' | 'pool' | 'infrastructure' | 'legacy' | 'unknown';

/** The first beginning that fits decides. */
const beginnings: readonly (readonly [beginning: string, use: RangeUse])[] = [
  ['ASSIGNED ANYCAST', 'infrastructure'],
  ['ASSIGNED', 'end_user'],
  ['ALLOCATED-ASSIGNED', 'end_user'],
  ['REASSIGN', 'end_user'],
  ['DIRECT ASSIGN', 'end_user'],
  ['ASSIGNMENT', 'end_user'],
  // Many uniform end users behind one entry.
  ['AGGREGATED', 'pool'],
  ['ALLOCAT', 'pool'],
  ['SUB-ALLOCATED', 'pool'],
  ['REALLOCAT', 'pool'],
  ['DIRECT ALLOC', 'pool'],
  ['LEGACY', 'legacy'],
];

export function readRangeUse(status: string): RangeUse {
  for (const [beginning, use] of beginnings) if (status.startsWith(beginning)) return use;
  return 'unknown';
}
