// An event that stood for something until it could be asked for is taken back when it is: it is put down to be deleted, as what a
// provider says is gone.

import { sql } from 'drizzle-orm';
import type { RecordsTransaction } from '../outbox/write-items.ts';

export interface ReplacedEvent {
  readonly connectionId: number;
  /** Keyed hash. */
  readonly thing: string;
  readonly eventId: string;
  /** What its values are known under, such as `meta`. */
  readonly source: string;
}

/** Those that were never told are left alone. Answers how many were there. */
export async function takeBackEvents(
  db: RecordsTransaction,
  replaced: readonly ReplacedEvent[],
): Promise<number> {
  if (replaced.length === 0) return 0;
  const rows = replaced.map(({ connectionId, thing, eventId, source }) => ({
    ...{ connection_id: connectionId, thing, event_id: eventId, source },
  }));
  const { rowCount } = await db.execute(sql`
    WITH found AS (
      DELETE FROM reported_things AS told
      USING jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r(connection_id int, thing text, event_id uuid, source text)
      WHERE told.connection_id = r.connection_id AND told.thing = r.thing AND told.event_id = r.event_id
      RETURNING told.site_id, told.event_id, told.at, told.sealed_said, told.people, r.source)
    INSERT INTO event_deletions (site_id, event_id, at, sealed_said, people, source)
    SELECT site_id, event_id, at, sealed_said, people, source FROM found
    ON CONFLICT (site_id, event_id) DO NOTHING`);
  return rowCount ?? 0;
}
