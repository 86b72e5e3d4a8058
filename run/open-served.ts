// For a process that shares its work with others on other machines: nothing may be embedded, so what has to be served
// elsewhere is asked for by name.

import type { Logger } from 'pino';
import type { Config } from '#config/config.ts';
import { exitCodes, StartError } from './exit-codes.ts';
import { openDataDirectory } from './open-data-directory.ts';
import { type EngineChoice, startEngines } from './open-stores.ts';

/** Throws StartError naming the settings in `needed` that are not set. */
export async function chooseServed(
  config: Config['stores'],
  needed: readonly ('DATABASE_URL' | 'CLICKHOUSE_URL')[],
  log: Logger,
): Promise<EngineChoice> {
  const missing = needed.filter((name) => config[name] === undefined);
  if (missing.length > 0)
    throw new StartError(
      `Set ${missing.join(' and ')}: an embedded engine belongs to one process, so it serves "npm start" alone.`,
      exitCodes.wrongSetting,
    );
  const directory = openDataDirectory(config.FIUTO_DATA_DIR, 'shared');
  const engines = await startEngines(config, directory, log);
  return engines.choice;
}
