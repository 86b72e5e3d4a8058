// Keeps the TTL of events and sessions in step with the settings: altered at start, only where it differs.

import { z } from 'zod';
import type { EventStore, Question } from './event-store.ts';
import { type Retention, renderMigration } from './render-migration.ts';

/** The column by whose time rows of each table grow old. */
const aging = { events_v1: 'time', sessions_v1: 'started_at' };

const renderTtl = (table: string, column: string) => `ALTER TABLE ${table} $ON_CLUSTER MODIFY TTL
  toDateTime(${column}) + INTERVAL $LIMITED_DAYS DAY DELETE WHERE consent != 'granted',
  toDateTime(${column}) + INTERVAL $GRANTED_MONTHS MONTH DELETE WHERE consent = 'granted';`;

const tableDefinition = {
  name: 'table-definition',
  sql: `SELECT create_table_query AS definition FROM system.tables
WHERE database = currentDatabase() AND name = {table: String} LIMIT 1`,
  parameters: z.object({ table: z.string() }),
  row: z.object({ definition: z.string() }),
} satisfies Question<z.ZodObject, z.ZodType>;

/**
 * Whether a TTL was changed. Where events are to be kept longer, nothing is rewritten; where shorter, what has grown too
 * old meanwhile is deleted in the background, since a month that is merged already would never be looked at again.
 */
export async function applyRetention(
  store: EventStore,
  cluster: string | undefined,
  retention: Retention,
): Promise<boolean> {
  const wanted = [`toIntervalDay(${retention.limitedDays})`, `toIntervalMonth(${retention.grantedMonths})`];
  let isChanged = false;
  for (const [table, column] of Object.entries(aging)) {
    const [{ definition } = { definition: '' }] = await store.ask(tableDefinition, { table });
    if (wanted.every((interval) => definition.includes(interval))) continue;
    for (const statement of renderMigration(renderTtl(table, column), cluster, retention)) {
      await store.command(`${statement} SETTINGS materialize_ttl_after_modify = 0`);
    }
    if (isShorter(definition, retention)) {
      const [materialize = ''] = renderMigration(
        `ALTER TABLE ${table} $ON_CLUSTER MATERIALIZE TTL;`,
        cluster,
        retention,
      );
      await store.command(`${materialize} SETTINGS mutations_sync = 0`);
    }
    isChanged = true;
  }
  return isChanged;
}

/** Whether one of the limits is below what the table's definition says now. */
function isShorter(definition: string, { limitedDays, grantedMonths }: Retention): boolean {
  const days = Number(/toIntervalDay\((\d+)\)/.exec(definition)?.[1] ?? 0);
  const months = Number(/toIntervalMonth\((\d+)\)/.exec(definition)?.[1] ?? 0);
  return limitedDays < days || grantedMonths < months;
}
