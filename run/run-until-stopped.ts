// The life of a server process: start, wait for a signal, stop, leave with the right exit code.

import type { Logger } from 'pino';
import { type Config, loadConfig } from '#config/config.ts';
import { findMisspelt } from '#config/find-misspelt.ts';
import { isUnderNpm } from '#config/is-under-npm.ts';
import { exitCodes } from './exit-codes.ts';
import { openLog } from './open-log.ts';
import { reportFailure } from './report-failure.ts';
import { waitForStop } from './wait-for-stop.ts';

export interface Running {
  /** False when something did not stop properly. */
  stop(): Promise<boolean>;
}

/** Never returns: ends the process. `part` names it in the log. */
export async function runUntilStopped(
  part: string,
  start: (config: Config, log: Logger) => Promise<Running>,
): Promise<never> {
  const log = openLog(part);
  // What nobody caught is a fault of ours: say so and stop; what was taken in is safe on disk.
  process.on('uncaughtException', (error) => leave(log, error));
  process.on('unhandledRejection', (error) => leave(log, error));
  const onForce = () => {
    process.stderr.write('Stopped at once. What was taken in is on disk; the next start cleans up.\n');
    process.exit(exitCodes.failed);
  };
  const stopping = waitForStop({ isUnderNpm: isUnderNpm(), onForce });
  try {
    for (const warning of findMisspelt()) process.stderr.write(`${warning}\n`);
    const running = await start(loadConfig(), log);
    await stopping;
    process.stdout.write('Stopping: finishing what was taken in ...\n');
    const isClean = await running.stop();
    process.stdout.write('Stopped.\n');
    process.exit(isClean ? exitCodes.stopped : exitCodes.failed);
  } catch (error) {
    process.exit(reportFailure(error, process.stderr));
  }
}

function leave(log: Logger, error: unknown): never {
  log.fatal({ reason: error instanceof Error ? error.stack : String(error) }, 'a fault of Fiuto; stopping');
  process.exit(exitCodes.failed);
}
