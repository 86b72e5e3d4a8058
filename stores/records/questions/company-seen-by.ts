// Narrows a list to what concerns companies that any of some users looks after, or nobody, or no company at all.

import { inArray, isNull, or, type SQL } from 'drizzle-orm';
import type { companies } from '../schema/companies.ts';

/** `table`: the companies, joined to what is listed. `userIds` undefined: everything. */
export function seenBy(
  table: Pick<typeof companies, 'ownerId'>,
  userIds: readonly string[] | undefined,
): SQL | undefined {
  return userIds === undefined ? undefined : or(isNull(table.ownerId), inArray(table.ownerId, [...userIds]));
}
