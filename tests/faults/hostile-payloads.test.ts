// Hostile payloads that share a write with good events harm none of them.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEventStore } from '#stores/events/open-event-store.ts';
import {
  makeDataDirectory,
  type RunningProduct,
  removeDataDirectory,
  runProduct,
} from '#tests/support/run-product.ts';
import { makeId } from '#tests/support/sample-events.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';
import { readOutcomes, readStoredIds } from './support/read-stored.ts';
import { waitUntilDrained } from './support/wait-until-drained.ts';

let directory: string;
let product: RunningProduct | undefined;

beforeEach(() => {
  directory = makeDataDirectory();
});
afterEach(async () => {
  await product?.killGroup().catch(() => undefined);
  await removeDataDirectory(directory);
});

/** Each is the JSON text of a title, so that what a careful encoder would never write is sent as well. */
const hostileTitles = [
  '"NUL \\u0000 inside"',
  '"lone \\ud800 surrogate"',
  '"turned \\udc00\\ud800 pair"',
  '"back\\\\slash \\\\u0000 and tab \\t"',
  '"\\u2028\\u2029\\ufeff\\uffff"',
  `"${'x'.repeat(100_000)}"`,
  '{"__proto__":{"polluted":true}}',
  '1e999',
  '[[[[[[[[[[]]]]]]]]]]',
];

const goodTitle = '"A page"';

function makeBody(siteKey: string, id: string, title: string): string {
  const at = Date.now();
  return `{"v":1,"site":"${siteKey}","sent":${at},"consent":{"state":"granted","version":"1"},"visitor":"00112233445566aa","events":[{"type":"page_view","id":"${id}","at":${at},"page":{"url":"https://example.com/","title":${title}}}]}`;
}

describe('hostile payloads', () => {
  it('harm nobody whose events share their write, and end in exactly one outcome themselves', async () => {
    const running = await runProduct(directory, { FIUTO_REQUESTS_PER_MINUTE_MAX: '0' });
    product = running;
    const good: string[] = [];
    const hostile: string[] = [];
    const send = async (title: string, ids: string[]) => {
      const id = makeId(Date.now());
      const answer = await fetch(`${running.collectorUrl}/e`, {
        method: 'POST',
        headers: { 'Content-Type': 'text/plain', 'User-Agent': 'Mozilla/5.0' },
        body: makeBody(running.siteKey, id, title),
      });
      await answer.arrayBuffer();
      expect(answer.status).toBeLessThan(500);
      if (answer.status === 202) ids.push(id);
    };
    // All at once, so that good and hostile ones meet in one write.
    for (let round = 0; round < 10; round++) {
      await Promise.all(hostileTitles.flatMap((title) => [send(goodTitle, good), send(title, hostile)]));
    }
    await waitUntilDrained(directory, 60_000);
    expect(await running.stop()).toBe(0);
    const store = await openEventStore({ kind: 'embedded', path: `${directory}/clickhouse` }, quietLog);
    try {
      const stored = await readStoredIds(store);
      expect(good).toHaveLength(10 * hostileTitles.length);
      expect(good.filter((id) => stored.get(id) !== 1)).toEqual([]);
      const outcomes = Object.values(await readOutcomes(store)).reduce((sum, events) => sum + events, 0);
      expect(outcomes).toBe(good.length + hostile.length);
    } finally {
      await store.close();
    }
  }, 180_000);
});
