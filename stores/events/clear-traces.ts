// Sees to it that no file of the event store holds a trace of what was erased: the parts before the rewriting, and the text of
// the statement that rewrote them, which names what it looked for.

import { z } from 'zod';
import type { EventStore, Question } from './event-store.ts';

/** Sessions are cut anew in the staging table, whose parts then stand in two places. */
const tables = ['events_v1', 'sessions_v1', 'sessions_staging_v1', 'decisions_v1'] as const;

const oldParts = {
  name: 'old-parts',
  sql: `SELECT count() AS parts FROM system.parts
WHERE database = currentDatabase() AND table IN {tables: Array(String)} AND NOT active
  AND toUnixTimestamp(remove_time) * 1000 <= {beforeMs: Int64} LIMIT 1`,
  parameters: z.object({ tables: z.array(z.string()), beforeMs: z.number() }),
  row: z.object({ parts: z.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;

/** Of each table how many statements are remembered, and how many after them that name nobody. */
const mutations = {
  name: 'old-mutations',
  sql: `SELECT table, countIf(NOT isBlank) AS naming, argMax(isBlank, (create_time, version)) AS endsBlank FROM (
  SELECT table, create_time, command LIKE '%DELETE WHERE 0%' AS isBlank,
    toUInt64OrZero(extract(mutation_id, '([0-9]+)')) AS version
  FROM system.mutations WHERE database = currentDatabase() AND table IN {tables: Array(String)})
GROUP BY table LIMIT 10`,
  parameters: z.object({ tables: z.array(z.string()) }),
  row: z.object({ table: z.string(), naming: z.number(), endsBlank: z.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;

/**
 * Has the engine forget the statements, and answers whether everything from before is gone: it removes old parts by itself some
 * eight minutes after they were replaced (of those that were rewritten several times the oldest first, and at a quiet table it looks
 * only every five minutes), and statements beyond the last one within some minutes. `beforeMs`: when the last erasure
 * was done, milliseconds since 1970.
 */
export async function clearEventTraces(
  events: Pick<EventStore, 'command' | 'ask' | 'cluster'>,
  beforeMs: number,
): Promise<boolean> {
  const onCluster = events.cluster === undefined ? '' : ` ON CLUSTER ${events.cluster}`;
  const known = await events.ask(mutations, { tables: [...tables] });
  for (const { table, naming, endsBlank } of known) {
    if (naming === 0 || endsBlank === 1) continue;
    await events.command(`ALTER TABLE ${table}${onCluster} MODIFY SETTING finished_mutations_to_keep = 1`);
    // The last statement is always kept; this one names nobody.
    await events.command(`ALTER TABLE ${table}${onCluster} DELETE WHERE 0 SETTINGS mutations_sync = 2`);
  }
  const [parts] = await events.ask(oldParts, { tables: [...tables], beforeMs });
  const left = await events.ask(mutations, { tables: [...tables] });
  return parts?.parts === 0 && left.every(({ naming }) => naming === 0);
}
