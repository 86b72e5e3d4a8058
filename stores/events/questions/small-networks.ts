// How many visitors came from each small network that is a company's own: a crowd behind a few addresses is no small firm.
// A visitor in the state `limited` is somebody new every day, so that of those only one day counts, the fullest. Asked of
// sessions that are cut: of all days but today.

import { z } from 'zod';
import type { Question } from '../event-store.ts';

/** `network` as decisions keep it: a prefix, or two addresses with a dash, whose size the reader works out. */
const isSmall = `if(position(network, ':') > 0,
      toUInt8OrZero(splitByChar('/', network)[2]) >= {sixPrefixMin: UInt8},
      toUInt8OrZero(splitByChar('/', network)[2]) >= {fourPrefixMin: UInt8}) OR position(network, '-') > 0`;

export const smallNetworks = {
  name: 'small-networks',
  sql: `SELECT network, toUInt32(max(site_visitors)) AS visitors
FROM (
  SELECT network, site_id, greatest(uniqExactIfMerge(known), max(unknown)) AS site_visitors
  FROM (
    SELECT d.network AS network, s.site_id AS site_id, toDate(s.started_at) AS day,
      uniqExactIfState(s.visitor_id, s.consent = 'granted') AS known,
      uniqExactIf(s.visitor_id, s.consent != 'granted') AS unknown
    FROM sessions_v1 AS s
    INNER JOIN (
      SELECT decision, network FROM decisions_v1 FINAL
      WHERE network != '' AND NOT is_own AND (${isSmall})
    ) AS d ON s.decision = d.decision
    WHERE s.started_at >= fromUnixTimestamp64Milli({fromMs: Int64}, 'UTC')
      AND s.started_at < fromUnixTimestamp64Milli({toMs: Int64}, 'UTC')
      AND NOT s.is_bot
    GROUP BY network, site_id, day
  ) AS days
  GROUP BY network, site_id
) AS sites
GROUP BY network
HAVING visitors >= {visitorsMin: UInt32}
ORDER BY visitors DESC, network
LIMIT {limit: UInt32}`,
  parameters: z.object({
    fromMs: z.number().int(),
    toMs: z.number().int(),
    fourPrefixMin: z.number().int().min(1).max(32),
    sixPrefixMin: z.number().int().min(1).max(128),
    visitorsMin: z.number().int().min(1),
    limit: z.number().int().max(10_000),
  }),
  row: z.object({ network: z.string(), visitors: z.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;
