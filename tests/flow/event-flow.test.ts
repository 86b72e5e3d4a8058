// From a batch on the queue to a row: every event ends in exactly one outcome, whatever comes late, twice or broken.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QueuedBatch, QueuedEvent } from '#contract/queued-batch.ts';
import type { Processor } from '#processor/start-processor.ts';
import { findSite } from '#stores/records/questions/list-sites.ts';
import { listTouchedDays } from '#stores/records/questions/touch-days.ts';
import { makeId, sampleBatch, samplePageView, sampleRequest } from '#tests/support/sample-events.ts';
import {
  countOutcomes,
  type Flow,
  type FlowPlace,
  makeFlowPlace,
  openFlow,
  readOutcomes,
} from './start-flow.ts';

let place: { place: FlowPlace; remove(): Promise<void> };
let flow: Flow;
let processor: Processor;

beforeAll(async () => {
  place = await makeFlowPlace();
  flow = await openFlow(place.place);
  processor = await flow.startProcessor();
});

afterAll(async () => {
  await processor.stop();
  await flow.close();
  await place.remove();
});

let nextSite = 1_000;

/** A batch of one request at a site that no other test uses. */
function batchOf(events: QueuedEvent[], siteId: number, batchId?: string): QueuedBatch {
  return sampleBatch([sampleRequest(events, { siteId })], batchId);
}

async function settle(): Promise<void> {
  await expect.poll(async () => (await flow.queue.waitingEvents()).size, { timeout: 20_000 }).toBe(0);
}

test('stores what is good, drops what consent stopped, keeps whole what is broken', async () => {
  const site = nextSite++;
  const now = Date.now();
  const broken = { id: makeId(now), raw: { type: 'page_view', at: 'yesterday', secret: 'kept whole' } };
  const unknown = { id: makeId(now), raw: { type: 'teleport', at: now } };
  const stopped: QueuedEvent = { id: makeId(now), stopped: 'consent', raw: null };
  const quiet: QueuedEvent = { id: makeId(now), stopped: 'quiet_page', raw: null };
  const badId = { id: 'not a UUID', raw: { type: 'page_view', at: now } };
  const good = samplePageView(now, '/prodotti/valvole?utm_source=google');
  await flow.queue.add([batchOf([good, broken, unknown, stopped, quiet, badId], site)]);
  await settle();
  const rows = await readOutcomes(flow, site);
  const byId = new Map(rows.map((row) => [row.event_id, row]));
  expect(byId.get(good.id)).toMatchObject({ outcome: 'stored', path: '/prodotti/valvole', copies: 1 });
  expect(byId.get(broken.id)).toMatchObject({ outcome: 'rejected', reason: 'malformed', step: 'parseEvent' });
  expect(JSON.parse(byId.get(broken.id)?.raw ?? '')).toEqual(broken.raw);
  expect(byId.get(unknown.id)).toMatchObject({ outcome: 'rejected', reason: 'unknown_type' });
  expect(byId.get(stopped.id)).toMatchObject({ outcome: 'dropped', reason: 'consent', raw: '' });
  expect(byId.get(quiet.id)).toMatchObject({ outcome: 'dropped', reason: 'quiet_page', raw: '' });
  expect(countOutcomes(rows)).toEqual({ stored: 1, dropped: 2, rejected: 3 });
});

test('counts a duplicate as dropped under an id of its own, wherever the two copies meet', async () => {
  const site = nextSite++;
  const now = Date.now();
  const event = samplePageView(now);
  await flow.queue.add([batchOf([event, event], site)]);
  await settle();
  await flow.queue.add([batchOf([event], site), batchOf([event], site)]);
  await settle();
  const rows = await readOutcomes(flow, site);
  expect(countOutcomes(rows)).toEqual({ stored: 1, dropped: 3, rejected: 0 });
  expect(new Set(rows.map((row) => row.event_id)).size).toBe(4);
  expect(rows.filter((row) => row.outcome === 'dropped').map((row) => row.reason)).toEqual([
    'duplicate',
    'duplicate',
    'duplicate',
  ]);
});

test('takes the same id at two sites for two events', async () => {
  const [one, other] = [nextSite++, nextSite++];
  const event = samplePageView(Date.now());
  await flow.queue.add([batchOf([event], one), batchOf([event], other)]);
  await settle();
  expect(countOutcomes(await readOutcomes(flow, one))).toEqual({ stored: 1, dropped: 0, rejected: 0 });
  expect(countOutcomes(await readOutcomes(flow, other))).toEqual({ stored: 1, dropped: 0, rejected: 0 });
});

test('writes a batch once, also when it comes again after it was stored', async () => {
  const site = nextSite++;
  const event = samplePageView(Date.now());
  const batch = batchOf([event, event, { id: 'bad', raw: 1 }], site);
  for (let time = 0; time < 3; time += 1) {
    await flow.queue.add([batch]);
    await settle();
  }
  const rows = await readOutcomes(flow, site);
  expect(countOutcomes(rows)).toEqual({ stored: 1, dropped: 1, rejected: 1 });
});

test('stores events of several months in one write, each in its own', async () => {
  const site = nextSite++;
  const now = Date.now();
  const events = [0, 10, 20, 29].map((days) => samplePageView(now - days * 86_400_000));
  await flow.queue.add([batchOf(events, site)]);
  await settle();
  expect(countOutcomes(await readOutcomes(flow, site))).toEqual({ stored: 4, dropped: 0, rejected: 0 });
});

test('lets no hostile text harm the events beside it', async () => {
  const site = nextSite++;
  const now = Date.now();
  const view = (title: string): QueuedEvent => {
    const id = makeId(now);
    return { id, raw: { type: 'page_view', id, at: now, page: { url: 'https://www.example.com/a', title } } };
  };
  const events = ['nul \0 here', 'lone \ud83d surrogate', 'line\nbreak', '"]] , [[', '\\', 'fine'].map(view);
  await flow.queue.add([batchOf(events, site)]);
  await settle();
  expect(countOutcomes(await readOutcomes(flow, site))).toEqual({ stored: 6, dropped: 0, rejected: 0 });
});

test('puts a replayed event in line again under its id, and one more attempt takes the place of the first', async () => {
  const site = nextSite++;
  const now = Date.now();
  const broken = { id: makeId(now), raw: { type: 'page_view', at: 'never' } };
  await flow.queue.add([batchOf([broken], site)]);
  await settle();
  await expect(processor.replay({ siteId: site, fromMs: now - 60_000, toMs: Date.now() })).resolves.toBe(1);
  await settle();
  await flow.events.command('OPTIMIZE TABLE events_v1 FINAL');
  const rows = await readOutcomes(flow, site);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ event_id: broken.id, outcome: 'rejected', attempts: 1, copies: 1 });
  expect(JSON.parse(rows[0]?.raw ?? '')).toEqual(broken.raw);
});

test('tells the records of forms, of the first event and of days to be cut again', async () => {
  const now = Date.now();
  const id = makeId(now);
  const form = {
    key: 'contact',
    name: 'Contact',
    fields: [{ name: 'email', type: 'email', label: 'E-mail' }],
  };
  const raw = { type: 'form_seen', id, at: now, page: { url: 'https://www.example.com/contatti' }, form };
  await flow.queue.add([batchOf([{ id, raw }], flow.site.id)]);
  await settle();
  const site = await findSite(flow.records, flow.site.id);
  expect(site?.firstEventAtMs).toBeGreaterThanOrEqual(now);
  expect(site?.forms).toMatchObject([
    { key: 'contact', name: 'Contact', fields: form.fields, enabled: false },
  ]);
  const touched = await listTouchedDays(flow.records, Date.now() + 1_000, 100);
  expect(touched).toContainEqual(
    expect.objectContaining({ siteId: flow.site.id, day: new Date(now).toISOString().slice(0, 10) }),
  );
});
