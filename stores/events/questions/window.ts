// The window in time and the sites that every question of the dashboard is bound to, as SQL and as parameters.

import { z } from 'zod';

/** Sites that the caller may see, and times in milliseconds since 1970: from is inside, to is not. */
export const windowParameters = {
  siteIds: z.array(z.number().int()),
  fromMs: z.number().int(),
  toMs: z.number().int(),
};

/** By site and by the time at which the collector took the event, for questions without FINAL. */
export const receivedOnly = `site_id IN {siteIds: Array(UInt32)}
  AND received_at >= fromUnixTimestamp64Milli({fromMs: Int64}, 'UTC')
  AND received_at < fromUnixTimestamp64Milli({toMs: Int64}, 'UTC')`;

/**
 * By site and by the time at which the collector took the event, for questions with FINAL. What is received today may
 * have happened thirty days ago, or in an import years ago, so no window on the time in the id would be right: a look
 * at one column finds the months that have any, and FINAL merges only those.
 */
export const receivedWindow = `${receivedOnly}
  AND toYYYYMM(id_time) IN (SELECT DISTINCT toYYYYMM(id_time) FROM events_v1 WHERE ${receivedOnly})`;

/**
 * By the time at which it happened. The table is cut and sorted by the time inside the id, which lies within two hours
 * of it: the wider bound on that column is what lets the engine skip the rest.
 */
export const happenedWindow = `id_time >= fromUnixTimestamp64Milli({fromMs: Int64}, 'UTC') - INTERVAL 2 HOUR
  AND id_time < fromUnixTimestamp64Milli({toMs: Int64}, 'UTC') + INTERVAL 2 HOUR
  AND time >= fromUnixTimestamp64Milli({fromMs: Int64}, 'UTC')
  AND time < fromUnixTimestamp64Milli({toMs: Int64}, 'UTC')`;
