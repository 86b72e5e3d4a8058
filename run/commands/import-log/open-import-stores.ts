// Where an import gets its stores from: while Fiuto runs on the same data, it joins the queue and the records of that
// one, which does the rest; otherwise it starts engines and processor for the time of the import.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '#config/config.ts';
import { findRunningPostgres } from '#stores/records/embedded/find-running-postgres.ts';
import { embeddedDatabases } from '#stores/records/embedded/start-postgres.ts';
import { exitCodes, StartError } from '../../exit-codes.ts';
import { type DataDirectory, openDataDirectory } from '../../open-data-directory.ts';
import {
  type EngineChoice,
  type IntakeStores,
  openIntakeStores,
  openStores,
  startEngines,
} from '../../open-stores.ts';
import { readDatabaseUrl } from '../../read-database-url.ts';
import { startProcessing } from '../../start-processing.ts';
import { createUndoStack } from '../../undo-stack.ts';

export interface ImportStores {
  stores: IntakeStores;
  choice: EngineChoice;
  /** Fiuto runs elsewhere and processes what is queued. */
  isJoined: boolean;
  close(): Promise<void>;
}

/** Rejects with StartError. */
export async function openImportStores(config: Config, log: Logger): Promise<ImportStores> {
  let directory: DataDirectory;
  try {
    directory = openDataDirectory(config.stores.FIUTO_DATA_DIR);
  } catch (error) {
    if (error instanceof StartError && error.exitCode === exitCodes.alreadyRunning)
      return joinRunning(config, log);
    throw error;
  }
  const undo = createUndoStack((name, error) => log.error({ part: name, reason: String(error) }));
  undo.push('data directory', directory.release);
  try {
    const engines = await startEngines(config.stores, directory, log);
    undo.push('engines', engines.stop);
    const stores = await openStores(engines.choice, log);
    undo.push('stores', stores.close);
    const processor = await startProcessing(config, stores, log);
    undo.push('processor', processor.stop);
    const close = async () => {
      await undo.unwind();
    };
    return { stores, choice: engines.choice, isJoined: false, close };
  } catch (error) {
    await undo.unwind();
    throw error;
  }
}

async function joinRunning(config: Config, log: Logger): Promise<ImportStores> {
  const choice = findChoice(config.stores);
  const stores = await openIntakeStores(choice, log);
  return { stores, choice, isJoined: true, close: stores.close };
}

/** The engines of the Fiuto that runs on this data directory. */
function findChoice(config: Config['stores']): EngineChoice {
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
