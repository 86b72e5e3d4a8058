// Which tasks were due more than a day before they were given, as an index and its question have it.

import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** In UTC, since an index takes no day that depends on who asks. */
export const isDueBeforeGiven = ({ dueAt, at }: Readonly<Record<'dueAt' | 'at', SQLWrapper>>): SQL =>
  sql`(${dueAt} AT TIME ZONE 'UTC') < (${at} AT TIME ZONE 'UTC') - interval '1 day'`;
