// Brings the event store's tables up to date at start: forward only, each migration noted once it is done.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { EventStore, Question } from './event-store.ts';
import { findMigrations, type Migration } from './find-migrations.ts';
import { type Retention, renderMigration } from './render-migration.ts';

const migrationsTable = `CREATE TABLE IF NOT EXISTS event_migrations $ON_CLUSTER (
  name String,
  hash String,
  applied_at DateTime64(3, 'UTC') DEFAULT now64(3, 'UTC')
) ENGINE = $ENGINE(ReplacingMergeTree) ORDER BY name SETTINGS $DEDUPLICATION_WINDOW, fsync_after_insert = 1;`;

const appliedMigrations = {
  name: 'applied-migrations',
  sql: 'SELECT name, any(hash) AS hash FROM event_migrations GROUP BY name ORDER BY name LIMIT 10000',
  parameters: z.object({}),
  row: z.object({ name: z.string(), hash: z.string() }),
} satisfies Question<z.ZodObject, z.ZodType>;

/** Names of the migrations that were run now. Throws when the tables are newer than the program, or a file was edited. */
export async function migrateEvents(
  store: EventStore,
  cluster: string | undefined,
  retention: Retention,
  migrations: readonly Migration[] = findMigrations(),
): Promise<string[]> {
  for (const statement of renderMigration(migrationsTable, cluster, retention))
    await store.command(statement);
  const applied = new Map((await store.ask(appliedMigrations, {})).map((row) => [row.name, row.hash]));
  refuseUnknown([...applied.keys()], migrations);
  const ran: string[] = [];
  for (const migration of migrations) {
    const hash = hashOf(migration);
    const known = applied.get(migration.name);
    if (known === hash) continue;
    if (known !== undefined) {
      throw new Error(
        `Migration ${migration.name} of the event store was edited after it had run: restore it and write a new one.`,
      );
    }
    for (const statement of renderMigration(migration.sql, cluster, retention))
      await store.command(statement);
    const token = `${migration.name} ${Date.now()}`;
    await store.insert('event_migrations', ['name', 'hash'], [[migration.name, hash]], token);
    ran.push(migration.name);
  }
  return ran;
}

function refuseUnknown(applied: readonly string[], migrations: readonly Migration[]): void {
  const own = new Set(migrations.map((migration) => migration.name));
  const foreign = applied.filter((name) => !own.has(name));
  if (foreign.length > 0) {
    throw new Error(
      `The event store was written by a newer Fiuto (${foreign.join(', ')}): install that version again.`,
    );
  }
}

/** Blanks and comments do not count, so that a comment may be mended. */
function hashOf(migration: Migration): string {
  const essence = migration.sql.replaceAll(/^\s*--.*$/gm, '').replaceAll(/\s+/g, ' ');
  return createHash('sha256').update(essence).digest('hex').slice(0, 32);
}
