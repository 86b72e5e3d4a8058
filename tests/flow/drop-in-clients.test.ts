// The official clients of Segment and Matomo, unchanged but for the address, deliver to a running Fiuto; what is stored
// equals what was sent.

import { once } from 'node:events';
import { Analytics } from '@segment/analytics-node';
import MatomoTracker from 'matomo-tracker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Collector } from '#collector/start-collector.ts';
import type { Processor } from '#processor/start-processor.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { startCollectorGate } from '../browser/support/collector-gate.ts';
import { type DropInRow, dropInRows } from './drop-in-row.ts';
import { type Flow, type FlowPlace, makeFlowPlace, openFlow } from './start-flow.ts';

let place: { place: FlowPlace; remove(): Promise<void> };
let flow: Flow;
let processor: Processor;
let collector: Collector;

beforeAll(async () => {
  place = await makeFlowPlace();
  flow = await openFlow(place.place);
  processor = await flow.startProcessor();
  collector = await flow.startCollector();
});
afterAll(async () => {
  await collector.close();
  await processor.stop();
  await flow.close();
  await place.remove();
});

const makeSite = () => createSite(flow.records, { name: 'Drop-in', allowedHosts: ['www.example.com'] });
const visitorAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const page = { url: 'https://www.example.com/prezzi', title: 'Prezzi', referrer: 'https://www.google.com/' };

/** The rows of a site when there are so many. */
async function rowsOf(siteId: number, count: number): Promise<DropInRow[]> {
  let rows: DropInRow[] = [];
  const look = async () => {
    rows = await flow.events.ask(dropInRows, { site: siteId });
    return rows.length;
  };
  await expect.poll(look, { timeout: 20_000 }).toBe(count);
  return rows;
}

test('Segment: every kind of call of a backend is stored as it was sent', async () => {
  const { site, secretKey } = await makeSite();
  const analytics = new Analytics({ writeKey: secretKey, host: collector.url });
  const failures: unknown[] = [];
  analytics.on('error', (error) => failures.push(error));
  const startMs = Date.now() - 3 * 86_400_000;
  const context = {
    ip: '203.0.113.7',
    userAgent: visitorAgent,
    locale: 'it-IT',
    consent: { categoryPreferences: { Analytics: true, Advertising: true } },
  };
  const call = (index: number) => ({ anonymousId: 'anon-1', timestamp: new Date(startMs + index), context });
  analytics.identify({ ...call(0), userId: 'anna', traits: { email: 'anna@acme.example', plan: 'pro' } });
  analytics.track({
    ...call(1),
    userId: 'anna',
    event: 'Order paid',
    properties: { total: 12.5, items: ['a'] },
  });
  analytics.page({ ...call(2), userId: 'anna', name: 'Prezzi', properties: { ...page, topic: 'valves' } });
  analytics.screen({ ...call(3), userId: 'anna', name: 'Home', properties: { tab: 2 } });
  analytics.group({ ...call(4), userId: 'anna', groupId: 'acme', traits: { name: 'Acme', employees: 12 } });
  analytics.alias({ userId: 'anna-2', previousId: 'anna', timestamp: new Date(startMs + 5), context });
  await analytics.closeAndFlush();
  expect(failures).toEqual([]);
  // The track after `identify` says again who it is: the identify came from another call.
  const rows = (await rowsOf(site.id, 7)).filter(
    ({ timeMs, type }) => timeMs !== startMs + 1 || type === 'track',
  );
  expect(rows.map(({ timeMs }) => timeMs - startMs)).toEqual([0, 1, 2, 3, 4, 5]);
  const sent = rows.map(({ type, name, properties }) => [type, name, properties && JSON.parse(properties)]);
  expect(sent).toEqual([
    ['identify', 'anna', { traits: { email: 'anna@acme.example', plan: 'pro' } }],
    ['track', 'Order paid', { total: 12.5, items: ['a'] }],
    ['page_view', '', { topic: 'valves', name: 'Prezzi' }],
    ['track', 'Screen: Home', { tab: 2, name: 'Home' }],
    ['group', 'acme', { traits: { name: 'Acme', employees: 12 } }],
    ['identify', 'anna-2', { traits: { previousId: 'anna' } }],
  ]);
  for (const row of rows) {
    expect(row).toMatchObject({
      channel: 'server',
      consent: 'granted',
      outcome: 'stored',
      network: '203.0.113.0/24',
    });
    expect(row).toMatchObject({ browser: 'Chrome', language: expect.stringMatching(/^it/) });
  }
  expect(rows[2]).toMatchObject({ host: 'www.example.com', path: '/prezzi', title: 'Prezzi' });
  expect(rows[2]?.referrer).toBe('www.google.com');
  expect(new Set(rows.slice(0, 5).map(({ visitor }) => visitor)).size).toBe(1);
});

test('Segment: a batch whose answer was lost is sent again by the client, and stored once', async () => {
  const { site, secretKey } = await makeSite();
  const gate = await startCollectorGate(collector.url);
  gate.set('swallow');
  const analytics = new Analytics({
    writeKey: secretKey,
    host: gate.url,
    httpRequestTimeout: 2_000,
    flushAt: 2,
  });
  analytics.on('http_request', () => {
    if (gate.requests().length > 0) gate.set('open');
  });
  analytics.track({ userId: 'u1', event: 'first' });
  analytics.track({ userId: 'u2', event: 'second' });
  await analytics.closeAndFlush({ timeout: 20_000 });
  const deliveries = gate.requests().length;
  expect(deliveries).toBeGreaterThan(1);
  await gate.close();
  const rows = await rowsOf(site.id, 2 * deliveries);
  const stored = rows.filter(({ outcome }) => outcome === 'stored');
  expect(stored.map(({ name }) => name).sort()).toEqual(['first', 'second']);
  expect(rows.filter(({ reason }) => reason === 'duplicate')).toHaveLength(2 * deliveries - 2);
});

test('Segment: with the public key and no consent only names and pages are left', async () => {
  const { site } = await makeSite();
  const analytics = new Analytics({ writeKey: site.publicKey, host: collector.url });
  const context = { ip: '203.0.113.7' };
  analytics.track({ anonymousId: 'a', event: 'Order paid', properties: { total: 12.5 }, context });
  analytics.identify({ userId: 'anna', traits: { email: 'anna@acme.example' }, context });
  await analytics.closeAndFlush();
  const rows = await rowsOf(site.id, 2);
  const byOutcome = rows.map(({ outcome, reason, name, properties }) => [outcome, reason, name, properties]);
  expect(byOutcome.sort()).toEqual([
    ['dropped', 'consent', '', ''],
    ['stored', '', 'Order paid', ''],
  ]);
  // The address of the caller, not the one that it stated.
  expect(rows.find(({ outcome }) => outcome === 'stored')?.network).toBe('127.0.0.0/24');
});

test('Matomo: single hits are stored as they were sent, and refusals reach the client', async () => {
  const { site, secretKey } = await makeSite();
  const matomo = new MatomoTracker(site.id, `${collector.url}/matomo.php`);
  const refusals: unknown[] = [];
  matomo.on('error', (status) => refusals.push(status));
  const atS = Math.floor(Date.now() / 1_000) - 40 * 86_400;
  const hit = (index: number) => ({
    ...{ url: page.url, action_name: page.title, urlref: page.referrer, _id: '0123456789abcdef', lang: 'it' },
    ...{
      cip: '203.0.113.7',
      cdt: atS + index,
      ua: visitorAgent,
      token_auth: secretKey,
      fiuto_consent: 'granted',
    },
  });
  matomo.track(hit(0));
  matomo.track({ ...hit(1), e_c: 'Video', e_a: 'Play', e_n: 'Tour', e_v: 12, dimension1: 'gold' });
  matomo.track({ ...hit(2), search: 'valvole' });
  matomo.track({ ...hit(3), download: 'https://www.example.com/listino.pdf' });
  matomo.track({ ...hit(4), link: 'https://partner.example/' });
  const rows = await rowsOf(site.id, 5);
  expect(rows.map(({ timeMs }) => timeMs / 1_000 - atS)).toEqual([0, 1, 2, 3, 4]);
  const sent = rows.map(({ type, name, action, target }) => [type, name || action, target]);
  expect(sent).toEqual([
    ['page_view', '', ''],
    ['track', 'Video: Play', ''],
    ['site_search', 'valvole', ''],
    ['click', 'download', 'https://www.example.com/listino.pdf'],
    ['click', 'outbound', 'https://partner.example/'],
  ]);
  expect(JSON.parse(rows[1]?.properties ?? '')).toEqual({
    category: 'Video',
    action: 'Play',
    name: 'Tour',
    value: 12,
    dimension1: 'gold',
  });
  expect(rows[0]).toMatchObject({
    path: '/prezzi',
    title: 'Prezzi',
    referrer: 'www.google.com',
    browser: 'Chrome',
  });
  for (const row of rows) {
    expect(row).toMatchObject({ channel: 'server', consent: 'granted', network: '203.0.113.0/24' });
    expect(BigInt(row.visitor)).toBe(0x0123456789abcdefn);
  }
  expect(refusals).toEqual([]);
  const refused = once(matomo, 'error').catch((status: unknown) => [status]);
  matomo.track({ url: page.url, cip: '203.0.113.7' });
  await refused;
  expect(refusals).toEqual([401]);
});

test('Matomo: a bulk with one bad hit stores the others, and says how many', async () => {
  const { site } = await makeSite();
  const matomo = new MatomoTracker(site.publicKey, `${collector.url}/piwik.php`);
  const hits = [
    { url: `${page.url}?utm_source=news` },
    { url: page.url, cip: '203.0.113.7' },
    { url: page.url },
  ];
  const answer = await new Promise<string>((done) => matomo.trackBulk(hits, done));
  expect(JSON.parse(answer)).toMatchObject({
    status: 'success',
    tracked: 2,
    invalid: 1,
    invalid_indices: [1],
  });
  const rows = await rowsOf(site.id, 2);
  expect(rows.map(({ campaign }) => campaign).sort()).toEqual(['', 'news']);
  for (const row of rows)
    expect(row).toMatchObject({ type: 'page_view', consent: 'limited', path: '/prezzi' });
});
