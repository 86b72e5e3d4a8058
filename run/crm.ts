// What brings things from the outbox to other tools, on a machine of its own: `node run/start.mjs crm`. Several share the work.

import { chooseServed } from './open-served.ts';
import { openCheckedRecords } from './open-stores.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { startOutbox } from './start-outbox.ts';
import { createUndoStack } from './undo-stack.ts';

await runUntilStopped('crm', async (config, log) => {
  const undo = createUndoStack((part, error) =>
    log.error({ part, reason: String(error) }, 'did not stop properly'),
  );
  try {
    const choice = await chooseServed(config.stores, ['DATABASE_URL'], log);
    const records = await openCheckedRecords(choice, log);
    undo.push('records', records.close);
    const outbox = startOutbox(config, records, choice.masterKey, log);
    undo.push('outbox', outbox.stop);
    process.stdout.write('Outbox at work.\n');
    return { stop: undo.unwind };
  } catch (error) {
    await undo.unwind();
    throw error;
  }
});
