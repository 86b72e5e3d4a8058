// One page view as a browser sends it, from an address behind a proxy.

import { createSeededRandom } from '#run/demo/seeded-random.ts';

const userAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const random = createSeededRandom(`fiuto bench warm ${Date.now()}`);

export interface BenchView {
  visitor: string;
  path: string;
  address: string;
}

/** Resolves when the collector has it durably. */
export async function sendView(
  { collectorUrl, siteKey }: { collectorUrl: string; siteKey: string },
  { visitor, path, address }: BenchView,
): Promise<void> {
  const at = Date.now();
  const page = { url: `https://www.example.com${path}`, title: 'Page', referrer: '' };
  const response = await fetch(`${collectorUrl}/e`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'text/plain', 'user-agent': userAgent, 'accept-language': 'it-IT' },
      ...{ 'sec-fetch-mode': 'cors', 'sec-ch-ua': '"Chromium";v="140"', 'x-forwarded-for': address },
    },
    body: JSON.stringify({
      ...{ v: 1, site: siteKey, sent: at, consent: { state: 'granted', version: '1' }, visitor },
      ...{ signals: { gesture: true }, events: [{ type: 'page_view', id: random.uuid(at), at, page }] },
    }),
  });
  await response.arrayBuffer();
  if (response.status !== 202) throw new Error(`The collector answered ${response.status}.`);
}
