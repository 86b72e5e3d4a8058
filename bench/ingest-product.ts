// The product that the ingest benchmark loads, in a process of its own so that the load generator is not counted with it.
// Answers questions of the benchmark: how much waits, what was stored, how large things are.

import { z } from 'zod';
import { loadConfig } from '#config/config.ts';
import { startProduct } from '#run/start-product.ts';
import type { Question } from '#stores/events/event-store.ts';
import { benchLog } from './product.ts';

export interface ProductState {
  siteKey: string;
  port: number;
  /** Events on the queue. */
  waiting: number;
  /** Rows of this product in the event store, and how many different ids they have. */
  stored: number;
  distinct: number;
}

const countRows = {
  name: 'bench-count-stored',
  sql: `SELECT toFloat64(count()) AS stored, toFloat64(uniqExact(id)) AS distinct FROM events_v1
         WHERE outcome = 'stored' AND id_time >= {from: DateTime64(3, 'UTC')}`,
  parameters: z.object({ from: z.string() }),
  row: z.object({ stored: z.number(), distinct: z.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;

const product = await startProduct(loadConfig(), benchLog);

process.on('message', (message) => {
  void answer(message === 'count').then((state) => process.send?.(state));
});
process.on('SIGTERM', () => {
  void product.stop().then(() => process.exit(0));
});
process.send?.(await answer(false));

async function answer(counts: boolean): Promise<ProductState> {
  const waiting = await product.stores.queue.waitingEvents();
  const from = new Date(Date.now() - 86_400_000).toISOString().replace('T', ' ').replace('Z', '');
  const [rows] = counts ? await product.stores.events.ask(countRows, { from }) : [];
  return {
    siteKey: product.welcome.site.publicKey,
    port: Number(new URL(product.listeningUrl).port),
    waiting: Array.from(waiting.values()).reduce((sum, events) => sum + events, 0),
    stored: rows?.stored ?? 0,
    distinct: rows?.distinct ?? 0,
  };
}
