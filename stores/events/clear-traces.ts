// Sees to it that no file of the event store holds a trace of what was erased: the parts before the rewriting, and the text of
// the statement that rewrote them, which names what it looked for.

import { z } from 'zod';
import type { EventStore, Question } from './event-store.ts';

const tables = ['events_v1', 'sessions_v1', 'decisions_v1'] as const;

const oldParts = {
  name: 'old-parts',
  sql: `SELECT count() AS parts FROM system.parts
WHERE database = currentDatabase() AND NOT active AND toUnixTimestamp(remove_time) * 1000 <= {beforeMs: Int64} LIMIT 1`,
  parameters: z.object({ beforeMs: z.number() }),
  row: z.object({ parts: z.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;

const oldMutations = {
  name: 'old-mutations',
  sql: `SELECT count() AS mutations FROM system.mutations
WHERE database = currentDatabase() AND command NOT LIKE '%WHERE 0%' LIMIT 1`,
  parameters: z.object({}),
  row: z.object({ mutations: z.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;

/**
 * Asks the engine to forget the statements, and answers whether everything from before is gone; the engine removes old parts by
 * itself some eight minutes after they were replaced. `beforeMs`: of the last erasure, milliseconds since 1970.
 */
export async function clearEventTraces(
  events: Pick<EventStore, 'command' | 'ask' | 'cluster'>,
  beforeMs: number,
): Promise<boolean> {
  const onCluster = events.cluster === undefined ? '' : ` ON CLUSTER ${events.cluster}`;
  for (const table of tables) {
    await events.command(`ALTER TABLE ${table}${onCluster} MODIFY SETTING finished_mutations_to_keep = 1`);
    // The last statement is always kept; this one names nobody.
    await events.command(`ALTER TABLE ${table}${onCluster} DELETE WHERE 0 SETTINGS mutations_sync = 2`);
  }
  const [parts] = await events.ask(oldParts, { beforeMs });
  const [mutations] = await events.ask(oldMutations, {});
  return parts?.parts === 0 && mutations?.mutations === 0;
}
