// Looks through everything that the stores hold for texts that must not be there, such as those of an erased person.

import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { EventReader } from '#stores/events/event-store.ts';
import type { Records } from '#stores/records/open-records.ts';

/** Tables in which any row holds one of the texts. */
export async function searchRecords({ db }: Records, texts: readonly string[]): Promise<string[]> {
  const { rows: tables } = await db.execute<{ name: string }>(sql`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.execute<{ text: string }>(
      sql.raw(`SELECT to_jsonb(t)::text AS text FROM ${name} t`),
    );
    for (const text of texts)
      if (rows.some((row) => row.text.toLowerCase().includes(text.toLowerCase())))
        found.push(`${name}: ${text}`);
  }
  return found;
}

export async function searchEvents(events: EventReader, texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const table of ['events_v1', 'sessions_v1', 'decisions_v1']) {
    const rows = await events.ask(
      {
        name: 'search-events',
        sql: `SELECT toString(tuple(*)) AS text FROM ${table} LIMIT 10000`,
        parameters: z.object({}),
        row: z.object({ text: z.string() }),
      },
      {},
    );
    for (const text of texts)
      if (rows.some((row) => row.text.toLowerCase().includes(text.toLowerCase())))
        found.push(`${table}: ${text}`);
  }
  return found;
}
