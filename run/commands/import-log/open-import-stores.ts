// Where an import gets its stores from: while Fiuto runs on the same data, it joins the queue and the records of that
// one, which does the rest; otherwise it starts engines and processor for the time of the import.

import type { Logger } from 'pino';
import type { Config } from '#config/config.ts';
import { exitCodes, StartError } from '../../exit-codes.ts';
import { findRunningEngines } from '../../find-running-engines.ts';
import { type DataDirectory, openKnownDirectory } from '../../open-data-directory.ts';
import {
  type EngineChoice,
  type IntakeStores,
  openIntakeStores,
  openStores,
  startEngines,
} from '../../open-stores.ts';
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
    directory = openKnownDirectory(config.stores);
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
    const processor = await startProcessing(config, stores, engines.choice.masterKey, log);
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
  const choice = findRunningEngines(config.stores);
  const stores = await openIntakeStores(choice, log);
  return { stores, choice, isJoined: true, close: stores.close };
}
