// Kill -9 of the processor while it understands deliveries: every one of them becomes its events, exactly once.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Site } from '#contract/site.ts';
import { openRecords } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { listWaitingDeliveries } from '#stores/records/questions/take-deliveries.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';
import { openFlowIntake } from './deliver-webhooks.ts';
import { countOutcomes, type FlowPlace, makeFlowPlace, openFlow, readOutcomes } from './start-flow.ts';

const rounds = Number(process.env['FIUTO_FAULT_ROUNDS'] ?? '2');
const deliveriesPerRound = 60;

async function startChild(place: FlowPlace): Promise<ChildProcess> {
  const program = fileURLToPath(new URL('./processor-child.ts', import.meta.url));
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

test('loses no delivery and doubles none when the processor is killed in mid-work', {
  timeout: 90_000 + rounds * 30_000,
}, async () => {
  const { place, remove } = await makeFlowPlace();
  const records = await openRecords(place.records, { log: quietLog });
  const site: Site = (await createSite(records, { name: 'Flow' })).site;
  const intake = await openFlowIntake({ records, site }, place);
  const connection = await intake.connect('brevo', { trackingConsent: true });
  const at = Math.floor(Date.now() / 1_000) - 3_600;
  let sent = 0;
  for (let round = 0; round < rounds; round += 1) {
    const child = await startChild(place);
    for (let index = 0; index < deliveriesPerRound; index += 1) {
      sent += 1;
      const email = `person${sent}@acme.example`;
      const click = {
        event: 'click',
        email,
        'message-id': `<${sent}>`,
        ts_event: at,
        link: 'https://a.example',
      };
      expect(await connection.deliver(click)).toBe(200);
      // Providers send again what was answered late.
      if (index % 10 === 0) expect(await connection.deliver(click)).toBe(200);
    }
    // Two seconds pass between two rounds of the work; a random moment of it is the point of this test.
    await wait(1_500 + Math.random() * 1_500);
    await end(child, 'SIGKILL');
  }
  const last = await startChild(place);
  const waiting = async () => (await listWaitingDeliveries(records)).length;
  await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
  await end(last, 'SIGTERM');
  await intake.close();
  await records.close();
  const flow = await openFlow(place);
  const processor = await flow.startProcessor();
  await expect.poll(async () => (await flow.queue.waitingEvents()).size, { timeout: 40_000 }).toBe(0);
  await processor.stop();
  const rows = await readOutcomes(flow, site.id);
  await flow.close();
  await remove();
  expect(countOutcomes(rows)).toEqual({ stored: sent, dropped: 0, rejected: 0 });
});
