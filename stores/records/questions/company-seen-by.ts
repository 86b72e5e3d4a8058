// Narrows a list to what concerns companies that a user looks after, or nobody, or no company at all.

import { eq, isNull, or, type SQL } from 'drizzle-orm';
import type { companies } from '../schema/companies.ts';

/** `table`: the companies, joined to what is listed. `userId` undefined: everything. */
export function seenBy(
  table: Pick<typeof companies, 'ownerId'>,
  userId: string | undefined,
): SQL | undefined {
  return userId === undefined ? undefined : or(isNull(table.ownerId), eq(table.ownerId, userId));
}
