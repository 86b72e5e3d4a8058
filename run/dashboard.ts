// A dashboard on a machine of its own: `node run/start.mjs dashboard`.

import { createSetupToken } from '#dashboard/server/access/create-setup-token.ts';
import { replayRejected } from '#processor/replay/replay-rejected.ts';
import { findCollectorUrl } from './find-collector-url.ts';
import { chooseServed } from './open-served.ts';
import { openEvents, openIntakeStores } from './open-stores.ts';
import { readReplayRequest } from './read-replay-request.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { startDashboardServer } from './start-dashboard-server.ts';
import { createUndoStack } from './undo-stack.ts';

await runUntilStopped('dashboard', async (config, log) => {
  const undo = createUndoStack((part, error) =>
    log.error({ part, reason: String(error) }, 'did not stop properly'),
  );
  try {
    const choice = await chooseServed(config.stores, ['DATABASE_URL', 'CLICKHOUSE_URL'], log);
    const stores = await openIntakeStores(choice, log);
    undo.push('stores', stores.close);
    const events = await openEvents(choice, log);
    undo.push('events', events.close);
    const dashboard = await startDashboardServer({
      records: stores.records,
      queue: stores.queue,
      events,
      config,
      choice,
      collectorUrl: findCollectorUrl(config.collector),
      replay: (request) =>
        replayRejected(
          { events, queue: stores.queue, addressKeys: stores.daySecrets },
          readReplayRequest(request),
        ),
      // Look-up files belong to the processors, which name them in their logs.
      warnings: () => [],
      log,
    });
    undo.push('dashboard', dashboard.close);
    const setup = await createSetupToken(stores.records);
    process.stdout.write(`Dashboard on ${dashboard.url}\n`);
    if (setup)
      process.stdout.write(
        `First administrator, once, for 15 minutes: ${dashboard.url}/setup?token=${setup.token}\n`,
      );
    return { stop: undo.unwind };
  } catch (error) {
    await undo.unwind();
    throw error;
  }
});
