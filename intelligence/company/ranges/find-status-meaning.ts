// What the status of a registered range means: whether its holder uses it, or hands it on. After the documentation of
// RIPE NCC (inetnum and inet6num status values), APNIC, LACNIC and ARIN (net types).

/**
 * - `end_user`: assigned to whoever uses it
 * - `upstream`: held to be handed on, or used for infrastructure
 * - `many_users`: customers of one kind together; nobody in particular
 * - `unclear`: the status does not tell (LEGACY, none, or one not known here)
 */
export type StatusMeaning = 'end_user' | 'upstream' | 'many_users' | 'unclear';

const meanings: ReadonlyMap<string, StatusMeaning> = new Map<string, StatusMeaning>([
  ['ASSIGNED PA', 'end_user'],
  ['ASSIGNED PI', 'end_user'],
  ['ALLOCATED-ASSIGNED PA', 'end_user'],
  ['ASSIGNED', 'end_user'],
  ['ASSIGNED PORTABLE', 'end_user'],
  ['ASSIGNED NON-PORTABLE', 'end_user'],
  ['REASSIGNED', 'end_user'],
  ['REASSIGNMENT', 'end_user'],
  ['DIRECT ASSIGNMENT', 'end_user'],
  ['ALLOCATED PA', 'upstream'],
  ['ALLOCATED PI', 'upstream'],
  ['SUB-ALLOCATED PA', 'upstream'],
  ['LIR-PARTITIONED PA', 'upstream'],
  ['LIR-PARTITIONED PI', 'upstream'],
  ['ALLOCATED UNSPECIFIED', 'upstream'],
  ['ALLOCATED-BY-RIR', 'upstream'],
  ['ALLOCATED-BY-LIR', 'upstream'],
  ['ASSIGNED ANYCAST', 'upstream'],
  ['ALLOCATED PORTABLE', 'upstream'],
  ['ALLOCATED NON-PORTABLE', 'upstream'],
  ['ALLOCATED', 'upstream'],
  ['REALLOCATED', 'upstream'],
  ['REALLOCATION', 'upstream'],
  ['DIRECT ALLOCATION', 'upstream'],
  ['AGGREGATED-BY-LIR', 'many_users'],
]);

/** `status`: as the registry writes it, in upper case. */
export function findStatusMeaning(status: string): StatusMeaning {
  return meanings.get(status) ?? 'unclear';
}
