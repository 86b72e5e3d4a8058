// A collector on a machine of its own: `node run/start.mjs collector`. Needs PostgreSQL, and Redis if the others use it.

import { explainListenFailure } from './check-ports.ts';
import { chooseServed } from './open-served.ts';
import { openIntakeStores } from './open-stores.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { startIntake } from './start-intake.ts';
import { createUndoStack } from './undo-stack.ts';

await runUntilStopped('collector', async (config, log) => {
  const undo = createUndoStack((part, error) =>
    log.error({ part, reason: String(error) }, 'did not stop properly'),
  );
  const { FIUTO_COLLECTOR_HOST: host, FIUTO_COLLECTOR_PORT: port } = config.collector;
  try {
    const choice = await chooseServed(config.stores, ['DATABASE_URL'], log);
    const stores = await openIntakeStores(choice, log);
    undo.push('stores', stores.close);
    const collector = await startIntake(config.collector, stores, choice.masterKey, log);
    undo.push('collector', collector.close);
    process.stdout.write(`Collector on ${collector.url}\n`);
    return { stop: undo.unwind };
  } catch (error) {
    await undo.unwind();
    throw explainListenFailure(error, { host, port, setting: 'FIUTO_COLLECTOR_PORT' });
  }
});
