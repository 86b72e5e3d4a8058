// Whether a recipient's consent to tracking is recorded, asked in one way wherever somebody is to be named.

import { sql } from 'drizzle-orm';

/**
 * A condition on `mail_recipients` r, `mailings` m and, joined by address, `mail_refusals` f. What the list says of a recipient
 * counts first; the operator's statement covers whoever stood in the list when it was made, and nobody who was added later.
 */
export const agreedToTracking = sql`(m.stated_at IS NOT NULL AND f.withdrawn_at IS NULL
  AND coalesce(r.allows_tracking, r.first_added_at <= m.stated_at))`;

/** A condition on the same: nothing was said of them when the statement was made, and they did not refuse since. */
export const addedAfterStatement = sql`(m.stated_at IS NOT NULL AND f.withdrawn_at IS NULL AND f.unsubscribed_at IS NULL
  AND r.allows_tracking IS NULL AND r.first_added_at > m.stated_at)`;
