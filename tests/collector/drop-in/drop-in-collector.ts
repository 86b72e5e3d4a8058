// A collector with two sites for the tests of the drop-in endpoints, and what its requests hold in few words.

import type { QueuedRequest } from '#contract/queued-batch.ts';
import type { Site } from '#contract/site.ts';
import {
  secretKey,
  siteKey,
  startTestCollector,
  type TestCollector,
  testSite,
} from '../start-test-collector.ts';

export { secretKey, siteKey };
export const otherKey = 'otherotherot';
/** Of the first site's caller, in every test. */
export const browserAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36';

const sites: Site[] = [
  testSite({ allowedHosts: ['example.com'] }),
  testSite({ id: 2, publicKey: otherKey, secretKeyHash: 'none', allowedHosts: ['other.example'] }),
];

export interface DropInCollector extends TestCollector {
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
}

export async function startDropInCollector(
  settings: Parameters<typeof startTestCollector>[0] = {},
): Promise<DropInCollector> {
  const collector = await startTestCollector({
    sites,
    settings: { trustedProxies: ['127.0.0.0/8'], bodyBytesMax: 100_000, eventsPerRequestMax: 50 },
    ...settings,
  });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(collector.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': browserAgent, ...headers },
      body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    } as RequestInit);
  return { ...collector, post };
}

/** The `Authorization` header with which Segment's libraries send their write key. */
export function basic(key: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` };
}

export const bearer = { authorization: `Bearer ${secretKey}` };

/** All events of these requests as the processor will read them. */
export function rawEvents(requests: readonly QueuedRequest[]): Record<string, unknown>[] {
  return requests.flatMap(({ events }) => events.map(({ raw }) => raw as Record<string, unknown>));
}
