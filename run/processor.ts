// A processor on a machine of its own: `node run/start.mjs processor`. Several share the queue.

import { chooseServed } from './open-served.ts';
import { openStores } from './open-stores.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { startProcessing } from './start-processing.ts';
import { createUndoStack } from './undo-stack.ts';

await runUntilStopped('processor', async (config, log) => {
  const undo = createUndoStack((part, error) =>
    log.error({ part, reason: String(error) }, 'did not stop properly'),
  );
  try {
    const choice = await chooseServed(config.stores, ['DATABASE_URL', 'CLICKHOUSE_URL'], log);
    const stores = await openStores(choice, log);
    undo.push('stores', stores.close);
    const processor = await startProcessing(config, stores, choice.masterKey, log);
    undo.push('processor', processor.stop);
    process.stdout.write('Processor at work.\n');
    return { stop: undo.unwind };
  } catch (error) {
    await undo.unwind();
    throw error;
  }
});
