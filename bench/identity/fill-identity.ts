// Fills the stores with visits and people by the engines themselves: what a year would have left behind, in minutes. Rows stand
// as the processor and the records would have written them.

import { sql } from 'drizzle-orm';
import type { BenchStores } from '../product.ts';

export interface IdentitySize {
  readonly events: number;
  readonly visitors: number;
  readonly persons: number;
  readonly merged: number;
}

const eventsPerVisit = 5;
const visitsPerVisitor = 1;
const visitorsPerPerson = 10;
/** The others say nothing. */
const namedBrowsersPerPerson = 3;
const mergedOneIn = 20;
const yearMs = 365 * 86_400_000;
const eventsAtOnce = 500_000;

/** Visitor number `n` is `n` in hexadecimal digits; person `p` has the browsers from `p * 10` on. */
export async function fillIdentity({ stores, site }: BenchStores, events: number): Promise<IdentitySize> {
  const visitors = Math.floor(events / eventsPerVisit / visitsPerVisitor);
  const persons = Math.floor(visitors / visitorsPerPerson);
  const startMs = Date.now() - yearMs;
  for (let from = 0; from < events; from += eventsAtOnce)
    await stores.events.command(eventRows(site.id, startMs, events, visitors, from));
  await stores.events.command('OPTIMIZE TABLE events_v1');
  await fillPeople(stores.records.db, site.id, persons, startMs);
  const { rowCount } = await stores.records.db.execute(sql`
    UPDATE identity_keys SET person_id = id - 1 WHERE id % ${mergedOneIn} = 0`);
  await stores.records.db.execute(sql`
    INSERT INTO identity_facts (id, kind, way, at, keys)
    SELECT 'merge-' || id, 'merge', 'operator', now(), ARRAY[id - 1, id] FROM identity_keys WHERE id % ${mergedOneIn} = 0`);
  await stores.records.db.execute(sql`DELETE FROM person_cards WHERE person_id % ${mergedOneIn} = 0`);
  for (const table of ['identity_keys', 'visitor_spans', 'person_cards', 'person_values', 'identity_facts'])
    await stores.records.db.execute(sql.raw(`VACUUM ANALYZE ${table}`));
  return { events, visitors, persons, merged: rowCount ?? 0 };
}

/** Five views a visit, visits evenly over the year, visitors in an order without sense. */
function eventRows(site: number, startMs: number, events: number, visitors: number, from: number): string {
  const count = Math.min(eventsAtOnce, events - from);
  const step = yearMs / (events / eventsPerVisit);
  return `INSERT INTO events_v1 (site_id, id, id_time, time, received_at, batch, attempt, outcome, type, channel, consent, purposes,
    visitor_id, host, path, title, page_kind, traffic_channel, source_name, browser, os, device, country, network, engaged_ms)
  SELECT ${site}, generateUUIDv4(), at, at, at, intDiv(number, 200), 0, 'stored', 'page_view', 'browser', 'granted', 7,
    1 + (intDiv(number, ${eventsPerVisit}) * 1000003) % ${visitors}, 'www.example.com', concat('/page/', toString(number % 400)),
    concat('Page ', toString(number % 400)), 'product', 'search', 'Google', 'Chrome', 'Windows', 'desktop', 'IT',
    concat('192.0.', toString(number % 250), '.0/24'), number % 60000
  FROM (SELECT number + ${from} AS number,
    fromUnixTimestamp64Milli(toInt64(${startMs} + intDiv(number, ${eventsPerVisit}) * ${step} + (number % ${eventsPerVisit}) * 20000), 'UTC') AS at
    FROM numbers(${count}))`;
}

/** One statement of a million rows would take longer than any may. */
const personsAtOnce = 50_000;

async function fillPeople(
  db: BenchStores['stores']['records']['db'],
  siteId: number,
  persons: number,
  startMs: number,
): Promise<void> {
  for (let from = 1; from <= persons; from += personsAtOnce)
    await fillSome(db, { siteId, from, to: Math.min(persons, from + personsAtOnce - 1), startMs });
  await db.execute(sql`SELECT setval('identity_keys_id_seq', ${persons})`);
}

async function fillSome(
  db: BenchStores['stores']['records']['db'],
  { siteId, from, to, startMs }: { siteId: number; from: number; to: number; startMs: number },
): Promise<void> {
  const at = sql`to_timestamp(${startMs}::float8 / 1000.0)`;
  const numbers = sql`generate_series(${from}::int, ${to}::int)`;
  await db.execute(sql`
    INSERT INTO identity_keys (id, key, person_id, first_at, last_at, browsers)
    SELECT p, 'email:person' || p || '@company' || p % 5000 || '.example', p, ${at}, ${at} + p % 8000 * interval '1 hour',
      ${namedBrowsersPerPerson} FROM ${numbers} AS p`);
  await db.execute(sql`
    INSERT INTO visitor_spans (site_id, visitor, place, from_ms, to_ms, key_id, strength)
    SELECT ${siteId}, lpad(to_hex((p - 1) * ${visitorsPerPerson} + b), 16, '0'), 0, NULL, NULL, p, 'claim'
    FROM ${numbers} AS p, generate_series(1, ${namedBrowsersPerPerson}) AS b`);
  await db.execute(sql`
    INSERT INTO person_values (key_id, field, value, source, confidence, first_at, last_at)
    SELECT p, 'name', 'Person ' || p, 'bench', 'claim', ${at}, ${at} FROM ${numbers} AS p`);
  await db.execute(sql`
    INSERT INTO person_cards (person_id, name, email, job_title, company_name, domain, is_confirmed, is_shared, key_count,
      first_at, last_at, search)
    SELECT id, 'Person ' || id, substr(key, 7), '', '', split_part(key, '@', 2), false, false, 1, first_at, last_at,
      array_to_tsvector(ARRAY['person', id::text, substr(key, 7)]) FROM identity_keys WHERE id BETWEEN ${from} AND ${to}`);
}
