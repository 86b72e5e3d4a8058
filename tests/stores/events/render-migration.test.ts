// Placeholders of migrations, for one machine and for a cluster.

import { expect, test } from 'vitest';
import { findMigrations } from '#stores/events/find-migrations.ts';
import { renderMigration } from '#stores/events/render-migration.ts';

const retention = { limitedDays: 30, grantedMonths: 6 };
const sql = `-- Why.
CREATE TABLE IF NOT EXISTS a_v1 $ON_CLUSTER (x UInt8)
ENGINE = $ENGINE(ReplacingMergeTree, attempt) ORDER BY x TTL t + INTERVAL $LIMITED_DAYS DAY, t + INTERVAL $GRANTED_MONTHS MONTH
SETTINGS $DEDUPLICATION_WINDOW;

CREATE TABLE IF NOT EXISTS b_v1 $ON_CLUSTER (x UInt8) ENGINE = $ENGINE(MergeTree) ORDER BY x;
`;

test('renders for one machine', () => {
  expect(renderMigration(sql, undefined, retention)).toEqual([
    `CREATE TABLE IF NOT EXISTS a_v1 (x UInt8)
ENGINE = ReplacingMergeTree(attempt) ORDER BY x TTL t + INTERVAL 30 DAY, t + INTERVAL 6 MONTH
SETTINGS non_replicated_deduplication_window = 100000`,
    'CREATE TABLE IF NOT EXISTS b_v1 (x UInt8) ENGINE = MergeTree() ORDER BY x',
  ]);
});

test('renders for a cluster', () => {
  const replica = "'/clickhouse/tables/{shard}/{database}/{table}', '{replica}'";
  expect(renderMigration(sql, 'main', retention)).toEqual([
    `CREATE TABLE IF NOT EXISTS a_v1 ON CLUSTER main (x UInt8)
ENGINE = ReplicatedReplacingMergeTree(${replica}, attempt) ORDER BY x TTL t + INTERVAL 30 DAY, t + INTERVAL 6 MONTH
SETTINGS replicated_deduplication_window = 100000, replicated_deduplication_window_seconds = 604800`,
    `CREATE TABLE IF NOT EXISTS b_v1 ON CLUSTER main (x UInt8) ENGINE = ReplicatedMergeTree(${replica}) ORDER BY x`,
  ]);
});

test('refuses a placeholder that it does not know', () => {
  expect(() => renderMigration('CREATE TABLE x $ENGNE;', undefined, retention)).toThrow(/\$ENGNE/);
});

test('finds migrations with numbers that follow each other, each of whose tables names the cluster', () => {
  const migrations = findMigrations();
  expect(migrations.map(({ name }) => Number(name.slice(0, 4)))).toEqual(migrations.map((_, at) => at + 1));
  for (const { sql: text } of migrations) {
    expect(text.startsWith('--')).toBe(true);
    for (const statement of renderMigration(text, 'main', retention))
      expect(statement).toContain('ON CLUSTER main');
  }
});
