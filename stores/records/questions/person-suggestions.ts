// Who else a person may be, for somebody to decide: the same telephone, or an id that a browser said beside their e-mail. The number of
// a switchboard, which a whole firm has, suggests nobody.

import { sql } from 'drizzle-orm';
import { lookedUpSource } from '#intelligence/identity/rank-value.ts';
import type { Records } from '../open-records.ts';

export interface SuggestedPerson extends Record<string, unknown> {
  personId: number;
  why: 'same_phone' | 'said_together';
}

const suggestedMax = 20;
/** A number that more have is nobody's in particular. */
const sharedByMax = 3;

export async function suggestPersons({ db }: Records, personId: number): Promise<SuggestedPerson[]> {
  const { rows } = await db.execute<SuggestedPerson>(sql`
    WITH own AS (SELECT id, key FROM identity_keys WHERE person_id = ${personId} LIMIT 200),
    phones AS (
      SELECT v.value FROM own JOIN person_values v ON v.key_id = own.id AND v.field = 'phone' AND NOT v.source ~ ${lookedUpSource}
      UNION SELECT substr(key, 7) FROM own WHERE key LIKE 'phone:%' LIMIT 20),
    reached AS (
      SELECT p.value, o.person_id FROM phones p CROSS JOIN LATERAL (
        SELECT k.person_id FROM person_values v JOIN identity_keys k ON k.id = v.key_id
        WHERE v.field = 'phone' AND v.value = p.value AND NOT v.source ~ ${lookedUpSource}
        UNION SELECT k.person_id FROM identity_keys k WHERE k.key = 'phone:' || p.value
        LIMIT ${sharedByMax + 1}) o),
    others AS (
      SELECT person_id, 'same_phone' AS why FROM reached
      WHERE value IN (SELECT value FROM reached GROUP BY value HAVING count(*) <= ${sharedByMax})
      UNION SELECT k.person_id, 'said_together' FROM own
        JOIN visitor_words w ON w.means_id = own.id AND w.key_id <> w.means_id JOIN identity_keys k ON k.id = w.key_id
      UNION SELECT k.person_id, 'said_together' FROM own
        JOIN visitor_words w ON w.key_id = own.id AND w.key_id <> w.means_id JOIN identity_keys k ON k.id = w.means_id)
    SELECT DISTINCT ON (o.person_id) o.person_id::float8 AS "personId", o.why
    FROM others o JOIN person_cards c ON c.person_id = o.person_id
    WHERE o.person_id <> ${personId} ORDER BY o.person_id, o.why LIMIT ${suggestedMax}`);
  return rows;
}
