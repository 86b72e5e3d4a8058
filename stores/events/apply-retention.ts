// Keeps the TTL of events, sessions and decisions in step with the settings: altered at start, only where it differs.

import { z } from 'zod';
import type { EventStore, Question } from './event-store.ts';
import { type Retention, renderMigration } from './render-migration.ts';

/** By which time rows of each table grow old, and which go with the longer retention. */
const aging = {
  events_v1: { column: 'time', margin: '', isLong: `consent = 'granted'` },
  sessions_v1: { column: 'started_at', margin: '', isLong: `consent = 'granted'` },
  // Written again on each day of use; the margin is in hours, so that it is not taken for the setting.
  decisions_v1: { column: 'decided_at', margin: ' + INTERVAL 48 HOUR', isLong: `consent != 'limited'` },
};
type Aging = (typeof aging)[keyof typeof aging];

const renderTtl = (
  table: string,
  { column, margin, isLong }: Aging,
) => `ALTER TABLE ${table} $ON_CLUSTER MODIFY TTL
  toDateTime(${column}) + INTERVAL $LIMITED_DAYS DAY${margin} DELETE WHERE NOT (${isLong}),
  toDateTime(${column}) + INTERVAL $GRANTED_MONTHS MONTH${margin} DELETE WHERE ${isLong};`;

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
  for (const [table, rule] of Object.entries(aging)) {
    const [{ definition } = { definition: '' }] = await store.ask(tableDefinition, { table });
    if (wanted.every((interval) => definition.includes(interval))) continue;
    for (const statement of renderMigration(renderTtl(table, rule), cluster, retention)) {
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
