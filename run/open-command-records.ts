// The records for a command that needs nothing else: those of the Fiuto that runs, or its PostgreSQL started for the time
// of the command.

import type { Logger } from 'pino';
import type { Config } from '#config/config.ts';
import type { Records } from '#stores/records/open-records.ts';
import { exitCodes, StartError } from './exit-codes.ts';
import { findRunningEngines } from './find-running-engines.ts';
import { type DataDirectory, openKnownDirectory } from './open-data-directory.ts';
import { openRecordsAlone, startEngines } from './open-stores.ts';
import { createUndoStack } from './undo-stack.ts';

export interface CommandRecords {
  records: Records;
  close(): Promise<void>;
}

/** Rejects with StartError. */
export async function openCommandRecords(config: Config, log: Logger): Promise<CommandRecords> {
  const directory = takeDirectory(config);
  if (!directory) {
    const records = await openRecordsAlone(findRunningEngines(config.stores), log);
    return { records, close: () => records.close() };
  }
  const undo = createUndoStack((name, error) => log.error({ part: name, reason: String(error) }));
  undo.push('data directory', directory.release);
  try {
    const engines = await startEngines(config.stores, directory, log);
    undo.push('engines', engines.stop);
    const records = await openRecordsAlone(engines.choice, log);
    undo.push('records', () => records.close());
    const close = async () => {
      await undo.unwind();
    };
    return { records, close };
  } catch (error) {
    await undo.unwind();
    throw error;
  }
}

/** Undefined when Fiuto runs on it. */
function takeDirectory(config: Config): DataDirectory | undefined {
  try {
    return openKnownDirectory(config.stores);
  } catch (error) {
    if (error instanceof StartError && error.exitCode === exitCodes.alreadyRunning) return undefined;
    throw error;
  }
}
