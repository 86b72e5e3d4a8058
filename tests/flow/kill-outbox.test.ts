// Kill -9 of the server of the outbox while it fetches leads: every one of them is kept, exactly once.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeConnectionToken, openConnectionKeys } from '#stores/records/connection-keys.ts';
import { openRecords, type Records } from '#stores/records/open-records.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { writeOutboxItems } from '#stores/records/outbox/write-items.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { changeConnection, createConnection } from '#stores/records/questions/keep-connections.ts';
import { connectionLane, leadRecordKey } from '#stores/records/reported/lead-record-key.ts';
import { annaOnMeta } from '#tests/crm/leads/sample-leads.ts';
import { startGraphStub } from '#tests/crm/leads/start-graph-stub.ts';
import type { OutboxPlace } from '#tests/crm/outbox-child.ts';
import { quietLog, startTestPostgres } from '#tests/support/start-test-postgres.ts';

const rounds = Number(process.env['FIUTO_FAULT_ROUNDS'] ?? '3');
const leadsPerRound = 40;
const secret = 'ef'.repeat(32);

async function startChild(place: OutboxPlace): Promise<ChildProcess> {
  const program = fileURLToPath(new URL('../crm/outbox-child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(place)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

async function connect(records: Records): Promise<number> {
  const keys = openConnectionKeys(secret);
  const { site } = await createSite(records, { name: 'Flow' });
  const connection = {
    ...{
      siteId: site.id,
      provider: 'meta' as const,
      name: 'Meta',
      token: makeConnectionToken(),
      settings: {},
    },
    ...{ trackingConsent: false, secrets: { secret: 's', verifyToken: '' }, by: { id: 'u1', name: 'Ada' } },
  };
  const id = (await createConnection(records, connection, keys))?.id ?? 0;
  await changeConnection(records, id, { credentials: { accessToken: 'page-token' } }, keys);
  return id;
}

test('loses no lead and doubles none when the server of the outbox is killed in mid-work', {
  timeout: 180_000 + rounds * 60_000,
}, async () => {
  const server = await startTestPostgres();
  const records = await openRecords(server.connection('fiuto'), { log: quietLog });
  const graph = await startGraphStub();
  const place = { records: server.connection('fiuto'), secret, graphUrl: graph.url };
  const id = await connect(records);
  let written = 0;
  for (let round = 0; round < rounds; round += 1) {
    const child = await startChild(place);
    for (let index = 0; index < leadsPerRound; index += 1) {
      written += 1;
      const leadId = String(written);
      graph.leads.set(leadId, { ...annaOnMeta, id: leadId });
      const item = {
        ...{ kind: 'fetch_meta_lead' as const, payload: { leadId, formId: '', atMs: 1 }, connectionId: id },
        ...{ recordKey: leadRecordKey(id, leadId), dedupeKey: leadId, lane: connectionLane(id) },
      };
      await records.db.transaction((tx) => writeOutboxItems(tx, [item], openOutboxKeys(secret)));
    }
    // A random moment of the work is the point of this test.
    await wait(200 + Math.random() * 800);
    await end(child, 'SIGKILL');
  }
  // What the killed had in hand is free after its time, which nobody waits for here.
  await records.db.execute(
    sql`UPDATE outbox_items SET claimed_until = now() WHERE claimed_until IS NOT NULL`,
  );
  const last = await startChild(place);
  const left = async () =>
    (await records.db.execute(sql`SELECT 1 FROM outbox_items WHERE state <> 'done' LIMIT 1000`)).rows.length;
  await expect.poll(left, { timeout: 60_000 }).toBe(0);
  await end(last, 'SIGTERM');
  const { rows } = await records.db.execute<{ kept: number }>(
    sql`SELECT count(*)::int AS kept FROM webhook_deliveries WHERE connection_id = ${id} LIMIT 1`,
  );
  expect(rows[0]?.kept).toBe(written);
  expect(graph.requests.length).toBeGreaterThanOrEqual(written);
  await records.close();
  await graph.close();
  await server.stop();
});
