// Random and mutated payloads against the running collector: none crashes it, none is answered with 5xx, memory does not
// grow, and the good events sent in between are all there. FIUTO_FUZZ_PAYLOADS sets how many (100,000 for the long run).

import { Agent, request as httpRequest } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  granted,
  pageView,
  secretKey,
  siteKey,
  startTestCollector,
  type TestCollector,
} from './start-test-collector.ts';

const payloads = Number(process.env['FIUTO_FUZZ_PAYLOADS'] ?? 3_000);
const goodEvery = 10;
let collector: TestCollector;

beforeAll(async () => {
  collector = await startTestCollector();
});
afterAll(() => collector.close());

// A fixed seed: a failure can be run again.
let state = 0x2545f491;
function random(below: number): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
}
const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;

const oddValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  1e-320,
  '',
  ' ',
  'x'.repeat(5_000),
  '\u0000',
  '\ud800',
  '\u202e',
  '__proto__',
  [],
  {},
  [[]],
  { a: { b: {} } },
  '2026-01-01',
  'NaN',
  Number.MAX_SAFE_INTEGER,
  "'; DROP TABLE x",
  '<script>',
  '%00',
  '@@@@',
  '%40%40',
  { toString: 1, constructor: 2, __proto__: 3 },
  Array(1_000).fill(0),
  'granted',
  { state: 'granted' },
];

const valid: readonly Record<string, unknown>[] = [
  pageView(),
  { type: 'page_leave', at: 1, view: 'x', engagedMs: 3, scrollPercent: 4 },
  { type: 'click', at: 1, kind: 'outbound', target: 'https://x.it/?a=1' },
  {
    type: 'form_submit',
    at: 1,
    form: { key: 'k', fields: [{ name: 'a', type: 'text' }] },
    values: { a: 'b' },
  },
  { type: 'identify', at: 1, userId: '1', traits: { email: 'a@b.it' } },
  {
    type: 'track',
    at: 1,
    name: 'n',
    properties: Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`p${i}`, i])),
  },
];

/** Replaces, removes or adds fields anywhere in a copy. */
function mutate(value: unknown, depth = 0): unknown {
  if (random(12) === 0) return pick(oddValues);
  if (typeof value !== 'object' || value === null || depth > 6) return value;
  if (Array.isArray(value)) return value.map((entry) => mutate(entry, depth + 1));
  const entries = Object.entries(value)
    .filter(() => random(15) > 0)
    .map(([name, field]) => [
      random(30) === 0 ? JSON.stringify(pick(oddValues)) : name,
      mutate(field, depth + 1),
    ]);
  return Object.fromEntries(entries);
}

function makePayload(): Buffer {
  const body = mutate(granted([pick(valid), mutate(pick(valid)), pick(oddValues)], { site: siteKey }));
  const bytes = Buffer.from(JSON.stringify(body) ?? '');
  switch (random(8)) {
    case 0:
      return bytes.subarray(0, random(bytes.length + 1));
    case 1:
      for (let flips = 0; flips < 4 && bytes.length > 0; flips++) bytes[random(bytes.length)] = random(256);
      return bytes;
    case 2:
      return Buffer.from(Array.from({ length: random(300) }, () => random(256)));
    case 3:
      return Buffer.from(`{"v":1,"site":"${siteKey}","events":[${'['.repeat(random(20_000))}`);
    case 4: {
      const depth = random(8_000);
      return Buffer.from(
        `{"v":1,"site":"${siteKey}","consent":{"state":"granted"},"events":[${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}]}`,
      );
    }
    default:
      return bytes;
  }
}

it('survives them all', { timeout: 900_000 }, async () => {
  const statuses = new Map<number, number>();
  let sent = 0;
  let good = 0;
  let growthFrom = 0;
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const sendOne = async () => {
    const isGood = sent++ % goodEvery === 0;
    if (isGood) good++;
    const body = isGood
      ? Buffer.from(JSON.stringify(granted([{ type: 'track', at: 1, name: 'good' }])))
      : makePayload();
    const status = await post(agent, isGood || random(4) > 0 ? '/e' : '/v1/batch', body);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (isGood) expect(status).toBe(202);
  };
  const client = async () => {
    while (sent < payloads) {
      await sendOne();
      if (growthFrom === 0 && sent > payloads / 2) growthFrom = process.memoryUsage().rss;
    }
  };
  await Promise.all(Array.from({ length: 16 }, client));
  const grownMb = (process.memoryUsage().rss - growthFrom) / 1e6;
  agent.destroy();
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(statuses.get(202)).toBeGreaterThan(payloads / 10);
  expect(statuses.get(400)).toBeGreaterThan(payloads / 20);
  expect(grownMb).toBeLessThan(150);
  const stored = (await collector.drain()).flatMap(({ events }) => events);
  const names = stored.filter(
    ({ raw }) => typeof raw === 'object' && raw !== null && Reflect.get(raw, 'name') === 'good',
  );
  expect(names).toHaveLength(good);
  for (const { id } of stored)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('refuses bodies of 10 MB, stated or not, without keeping them', async () => {
  const agent = new Agent({ keepAlive: false });
  const huge = Buffer.alloc(10 * 1024 * 1024, 0x20);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => post(agent, '/e', huge, index % 2 === 0).catch(() => 413)),
  );
  expect(new Set(answers)).toEqual(new Set([413]));
});

/** Without `hasLength` the body goes in chunks. Resolves to the status. */
function post(agent: Agent, path: string, body: Buffer, hasLength = true): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(collector.url + path, {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${secretKey}`,
        ...(hasLength ? { 'content-length': body.length } : { 'transfer-encoding': 'chunked' }),
      },
    });
    request.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}
