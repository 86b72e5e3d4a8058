// Which engines the Fiuto that runs on a data directory uses: a command joins them without owning them.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '#config/config.ts';
import { findRunningPostgres } from '#stores/records/embedded/find-running-postgres.ts';
import { embeddedDatabases } from '#stores/records/embedded/start-postgres.ts';
import { exitCodes, StartError } from './exit-codes.ts';
import type { EngineChoice } from './open-stores.ts';
import { readDatabaseUrl } from './read-database-url.ts';

/** Throws StartError while it is starting or stopping. */
export function findRunningEngines(config: Config['stores']): EngineChoice {
  const path = resolve(config.FIUTO_DATA_DIR);
  const served = config.DATABASE_URL === undefined ? undefined : readDatabaseUrl(config.DATABASE_URL);
  const embedded = served ? undefined : findRunningPostgres(join(path, 'postgres'));
  const keyFile = join(path, 'secret.key');
  const records = served ?? embedded?.(embeddedDatabases.records);
  const queue = served ?? embedded?.(embeddedDatabases.queue);
  if (!records || !queue || !existsSync(keyFile)) {
    throw new StartError(
      `Fiuto is just starting or stopping on ${path}: try again in a moment.`,
      exitCodes.alreadyRunning,
    );
  }
  return {
    records,
    queue:
      config.REDIS_URL === undefined
        ? { kind: 'postgres', connection: queue }
        : {
            kind: 'redis',
            url: config.REDIS_URL,
            allowLosingEvents: config.FIUTO_ALLOW_REDIS_TO_LOSE_EVENTS,
          },
    // Not opened: an embedded event store belongs to the one that runs.
    events: {
      kind: 'embedded',
      path: join(path, 'clickhouse'),
      retention: {
        limitedDays: config.FIUTO_RETENTION_LIMITED_DAYS,
        grantedMonths: config.FIUTO_RETENTION_GRANTED_MONTHS,
      },
    },
    masterKey: Buffer.from(readFileSync(keyFile, 'utf8').trim(), 'hex'),
  };
}
