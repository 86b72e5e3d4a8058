// Fills the placeholders of a migration for one machine or a cluster and splits it into statements.

/** How long events are kept: days under `limited` and `denied`, months under `granted`. */
export interface Retention {
  limitedDays: number;
  grantedMonths: number;
}

const clusterPath = "'/clickhouse/tables/{shard}/{database}/{table}', '{replica}'";

/** `cluster` undefined: one machine. Throws when a placeholder is left. */
export function renderMigration(sql: string, cluster: string | undefined, retention: Retention): string[] {
  const filled = sql
    .replaceAll(/^\s*--.*$/gm, '')
    .replaceAll(/ ?\$ON_CLUSTER\b/g, cluster === undefined ? '' : ` ON CLUSTER ${cluster}`)
    .replaceAll(/\$ENGINE\((\w+)(?:, ([^)]*))?\)/g, (_, engine: string, version: string | undefined) =>
      renderEngine(engine, version, cluster),
    )
    .replaceAll('$DEDUPLICATION_WINDOW', renderWindow(cluster))
    .replaceAll('$LIMITED_DAYS', String(retention.limitedDays))
    .replaceAll('$GRANTED_MONTHS', String(retention.grantedMonths));
  const left = /\$[A-Z_]+/.exec(filled)?.[0];
  if (left !== undefined) throw new Error(`Unknown placeholder ${left} in a migration.`);
  return filled
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

function renderEngine(engine: string, version: string | undefined, cluster: string | undefined): string {
  const parts = cluster === undefined ? [] : [clusterPath];
  if (version !== undefined) parts.push(version);
  return `${cluster === undefined ? '' : 'Replicated'}${engine}(${parts.join(', ')})`;
}

function renderWindow(cluster: string | undefined): string {
  return cluster === undefined
    ? 'non_replicated_deduplication_window = 100000'
    : 'replicated_deduplication_window = 100000, replicated_deduplication_window_seconds = 604800';
}
