// Whether people may be called or written to: what colleagues noted, and refusals that the people themselves gave. The later holds.

import { sql } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { ContactChannel, ContactState, ContactWay } from '#contract/contact-report.ts';
import type { Records } from '../open-records.ts';
import { contactPermissions } from '../schema/contact-permissions.ts';

export interface FoundPermission extends Record<string, unknown> {
  personId: number;
  channel: ContactChannel;
  state: ContactState;
  how: Exclude<ContactWay, 'none'>;
  source: string;
  byName: string;
  /** Milliseconds since 1970. */
  atMs: number;
}

/**
 * Of each person and channel of which something is on record what holds now. That nothing is known takes colleagues' earlier notes
 * back, never what the person refused.
 */
export async function findPermissions(
  { db }: Pick<Records, 'db'>,
  personIds: readonly number[],
): Promise<FoundPermission[]> {
  const asked = [...new Set(personIds)];
  if (asked.length === 0) return [];
  const { rows } = await db.execute<FoundPermission>(sql`
    WITH own AS (SELECT id, person_id, key FROM identity_keys WHERE person_id = ANY(${sql.param(asked)}::bigint[])),
      said AS (
        SELECT o.person_id, p.channel, p.state, 'noted' AS how, p.source, p.by_name, p.at, p.id
        FROM own o JOIN contact_permissions p ON p.key_id = o.id
        WHERE NOT EXISTS (SELECT FROM own n JOIN contact_permissions u ON u.key_id = n.id
          WHERE n.person_id = o.person_id AND u.channel = p.channel AND u.state = 'unknown' AND u.id > p.id)
        UNION ALL
        SELECT o.person_id, 'email', 'refused', CASE WHEN f.withdrawn_at >= f.unsubscribed_at OR f.unsubscribed_at IS NULL
          THEN 'withdrawn' ELSE 'unsubscribed' END, '', '', greatest(f.unsubscribed_at, f.withdrawn_at), 0
        FROM own o JOIN mail_refusals f ON lower(f.email) = substr(o.key, 7)
        WHERE o.key LIKE 'email:%' AND (f.unsubscribed_at IS NOT NULL OR f.withdrawn_at IS NOT NULL)
      )
    SELECT DISTINCT ON (person_id, channel) person_id::float8 AS "personId", channel, state, how, source,
      by_name AS "byName", round(extract(epoch FROM at) * 1000)::float8 AS "atMs"
    FROM said ORDER BY person_id, channel, state = 'unknown', at DESC, id DESC LIMIT ${2 * asked.length}`);
  return rows;
}

export async function notePermission(
  { db }: Pick<Records, 'db'>,
  { id: byId, name: byName }: Author,
  note: {
    readonly personId: number;
    readonly channel: ContactChannel;
    readonly state: ContactState;
    readonly source: string;
  },
): Promise<void> {
  const { personId: keyId, channel, state, source } = note;
  await db.insert(contactPermissions).values({ keyId, channel, state, source, byId, byName });
}
