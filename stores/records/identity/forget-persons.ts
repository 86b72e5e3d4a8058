// Forgets people of whom nothing was heard for as long as they may be kept. No hash stays: whoever comes back is somebody new.
// What Fiuto had made of them in a CRM is listed there. What they asked for, the mailings that they are in and that they want no mail go by times of their own.

import { sql } from 'drizzle-orm';
import { forgetOldInCrms, releaseLinks } from '../crm/forgotten-links.ts';
import type { Records } from '../open-records.ts';
import type { OutboxKeys } from '../outbox/outbox-keys.ts';
import { erasePerson } from './erase-person.ts';

/** Keys that are gone in one transaction, which holds up whoever else says who is who. */
const keysAtOnce = 500;
/** Transactions of one run; the next run goes on. */
const roundsMax = 20;

/** Answers how many keys are gone. `beforeMs`: milliseconds since 1970. */
export async function forgetPersons(
  records: Records,
  beforeMs: number,
  outboxKeys: OutboxKeys,
): Promise<number> {
  let forgotten = 0;
  for (let round = 0; round < roundsMax; round += 1) {
    const keys = await listForgotten(records, beforeMs);
    if (keys.length > 0)
      await erasePerson(records, keys, 'identity', (db) => forgetOldInCrms(db, keys, outboxKeys));
    forgotten += keys.length;
    if (keys.length < keysAtOnce) break;
  }
  await releaseLinks(records);
  return forgotten;
}

/** A request and an entry in a mailing are contacts like any other; an answer of a suspected robot is none. */
async function listForgotten({ db }: Records, beforeMs: number): Promise<string[]> {
  const before = sql`to_timestamp(${beforeMs}::float8 / 1000.0)`;
  const { rows } = await db.execute<{ key: string }>(sql`
    SELECT k.key FROM identity_keys k
    WHERE k.last_at < ${before} AND NOT EXISTS (
      SELECT FROM identity_keys o WHERE o.person_id = k.person_id AND (
        o.last_at >= ${before}
        OR (o.key LIKE 'email:%' AND (
          EXISTS (SELECT FROM requests r WHERE r.said_email <> '' AND lower(trim(r.said_email)) = substr(o.key, 7)
            AND r.received_at >= ${before} AND r.state <> 'suspected')
          OR EXISTS (SELECT FROM mail_recipients m WHERE lower(m.email) = substr(o.key, 7) AND m.added_at >= ${before})))
        OR (o.key LIKE 'phone:%' AND EXISTS (SELECT FROM requests r WHERE r.said_phone = substr(o.key, 7)
            AND r.said_phone <> '' AND r.said_email = '' AND r.received_at >= ${before} AND r.state <> 'suspected'))))
    ORDER BY k.last_at, k.id LIMIT ${keysAtOnce}`);
  return rows.map(({ key }) => key);
}
