// All that the tables say of who is who, by the text of the keys, so that two tellings can be compared.

import { sql } from 'drizzle-orm';
import type { Records } from '#stores/records/open-records.ts';

export async function forgetEverybody({ db }: Records): Promise<void> {
  await db.execute(sql`TRUNCATE identity_keys, identity_facts, identity_refusals, erased_keys CASCADE`);
}

export async function readState({ db }: Records) {
  const { rows: persons } = await db.execute<{ keys: string[] }>(
    sql`SELECT array_agg(key ORDER BY key) AS keys FROM identity_keys GROUP BY person_id ORDER BY 1`,
  );
  const { rows: spans } = await db.execute(
    sql`SELECT s.visitor, s.place, s.from_ms, s.to_ms, s.strength, k.key FROM visitor_spans s JOIN identity_keys k ON k.id = s.key_id ORDER BY 1, 2`,
  );
  const { rows: cards } = await db.execute(
    sql`SELECT k.key, c.name, c.email, c.domain, c.is_confirmed, c.is_shared, c.key_count, c.first_at, c.last_at, c.search::text
      FROM person_cards c JOIN identity_keys k ON k.id = c.person_id ORDER BY 1`,
  );
  const { rows: values } = await db.execute(
    sql`SELECT k.key, v.field, v.value, v.source, v.confidence, v.first_at, v.last_at
      FROM person_values v JOIN identity_keys k ON k.id = v.key_id ORDER BY 1, 2, 3, 4, 5`,
  );
  const { rows: words } = await db.execute(
    sql`SELECT w.visitor, k.key, m.key AS means, w.strength, w.hour, w.token, w.first_id, w.last_id
      FROM visitor_words w JOIN identity_keys k ON k.id = w.key_id JOIN identity_keys m ON m.id = w.means_id
      ORDER BY 1, 2, 3, 4, 5, 6`,
  );
  const { rows: held } = await db.execute(
    sql`SELECT key, browsers, held_for FROM identity_keys WHERE browsers > 0 OR held_for <> '' ORDER BY key`,
  );
  const { rows: employers } = await db.execute(
    sql`SELECT k.key, e.place, e.name, e.domain, e.job_title, e.first_at, e.last_at, e.source
      FROM person_employers e JOIN identity_keys k ON k.id = e.person_id ORDER BY 1, 2`,
  );
  const { rows: facts } = await db.execute<{ id: string }>(sql`SELECT id FROM identity_facts ORDER BY id`);
  return {
    persons: persons.map(({ keys }) => keys),
    facts: facts.map(({ id }) => id),
    ...{ spans, cards, values, employers, words, held },
  };
}
