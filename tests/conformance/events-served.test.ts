// The event store over HTTP: the common suite against a server that speaks ClickHouse's protocol, and what only a
// network can do to us.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openEventStore } from '#stores/events/open-event-store.ts';
import { startClickHouseHttpServer } from '#tests/support/start-clickhouse-http-server.ts';
import { describeEventStore } from './events-suite.ts';

const quiet = { info: () => undefined };
const one = {
  name: 'one',
  sql: 'SELECT 1 AS one',
  parameters: z.object({}),
  row: z.object({ one: z.number() }),
};

describeEventStore('served (HTTP)', async () => {
  const path = mkdtempSync(join(tmpdir(), 'fiuto-events-served-'));
  const server = await startClickHouseHttpServer(path);
  const store = await openEventStore({ kind: 'served', url: server.url }, quiet);
  return {
    store,
    close: async () => {
      await store.close();
      await server.stop();
      rmSync(path, { recursive: true, force: true });
    },
  };
});

test('calls a server that went away retryable, and works again when it is back', async () => {
  const path = mkdtempSync(join(tmpdir(), 'fiuto-events-away-'));
  const server = await startClickHouseHttpServer(path);
  const store = await openEventStore({ kind: 'served', url: server.url }, quiet);
  await expect(store.ask(one, {})).resolves.toEqual([{ one: 1 }]);
  await server.kill();
  await expect(store.ask(one, {})).rejects.toMatchObject({ failure: 'away', retryable: true, code: 0 });
  await expect(store.insert('events_v1', ['site_id'], [[1]], 'away')).rejects.toMatchObject({
    retryable: true,
  });
  await store.close();
  rmSync(path, { recursive: true, force: true });
});

test('refuses a cluster that the server does not know, naming the setting', async () => {
  const path = mkdtempSync(join(tmpdir(), 'fiuto-events-cluster-'));
  const server = await startClickHouseHttpServer(path);
  try {
    const opening = openEventStore({ kind: 'served', url: server.url, cluster: 'nowhere' }, quiet);
    await expect(opening).rejects.toThrow(/no cluster "nowhere".*CLICKHOUSE_CLUSTER/);
  } finally {
    await server.stop();
    rmSync(path, { recursive: true, force: true });
  }
});
