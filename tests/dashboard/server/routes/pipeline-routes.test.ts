// The sum of the pipeline, its rejected events and their replay, through the API.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unknownConsentGap } from '#contract/event-stages.ts';
import { pipelineSchema, rejectedPageSchema } from '#contract/report-schema.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { listAudit } from '#stores/records/questions/write-audit.ts';
import { insertEvents, makeId, type TestEvent } from '../support/insert-events.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

const noon = Date.UTC(2026, 2, 10, 12);
const window = 'from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z';

let dashboard: TestDashboard;
let administrator: TestClient;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  administrator = await dashboard.administrator();
});
afterAll(() => dashboard.close());

async function newSite(): Promise<number> {
  return (await createSite(dashboard.records, { name: 'Sample' })).site.id;
}

function rejected(site: number, more: Partial<TestEvent> = {}): TestEvent {
  const fault = { reason: 'step_failed', step: 'describePage', error: 'no host', raw: '{"a":1}' };
  return { site, at: noon, outcome: 'rejected', ...fault, ...more };
}

describe('the pipeline', () => {
  it('adds up: received = stored + dropped + rejected + waiting, per site and in all', async () => {
    const [site, other] = [await newSite(), await newSite()];
    await insertEvents(dashboard.events, [
      { site, at: noon, visitor: 'a' },
      { site, at: noon + 3_600_000, visitor: 'a', is_bot: true },
      { site, at: noon, outcome: 'dropped', reason: 'duplicate' },
      { site, at: noon, outcome: 'dropped', reason: 'consent' },
      { site, at: noon, outcome: 'dropped', reason: 'consent' },
      rejected(site),
      { site: other, at: noon, visitor: 'a' },
    ]);
    dashboard.waiting.set(site, 7).set(other, 1);
    dashboard.unreadable.set(site, 5).set(other, 1).set(999_999, 8);
    const all = pipelineSchema.parse((await administrator.get(`/api/pipeline?${window}`)).body);
    expect(all.perSite.find(({ siteId }) => siteId === site)?.counts).toEqual({
      received: 13,
      stored: 2,
      dropped: 3,
      rejected: 1,
      waiting: 7,
    });
    expect(all.totals.received).toBe(15);
    expect(all.unreadable).toBe(6);
    const one = pipelineSchema.parse((await administrator.get(`/api/pipeline?site=${site}&${window}`)).body);
    expect(one.totals.received).toBe(13);
    expect(one.unreadable).toBe(5);
    expect(one.perHour).toEqual([
      { hour: '2026-03-10T12:00:00.000Z', stored: 1, dropped: 3, rejected: 1 },
      { hour: '2026-03-10T13:00:00.000Z', stored: 1, dropped: 0, rejected: 0 },
    ]);
    expect(one.dropReasons).toEqual([
      { reason: 'consent', count: 2 },
      { reason: 'duplicate', count: 1 },
    ]);
    expect(one.rejectReasons).toEqual([{ reason: 'step_failed', step: 'describePage', count: 1 }]);
    expect(one.warnings).toEqual([{ source: 'broken.mmdb', message: 'is not a MaxMind file' }]);
  });

  it('names the sites that state a consent which is none, and no other', async () => {
    const [site, other] = [await newSite(), await newSite()];
    const gaps = [unknownConsentGap];
    await insertEvents(dashboard.events, [
      { site, at: noon, visitor: 'a', gaps },
      { site, at: noon + 60_000, visitor: 'a', gaps },
      { site: other, at: noon, visitor: 'a' },
    ]);
    const read = async (id: number) =>
      pipelineSchema.parse((await administrator.get(`/api/pipeline?site=${id}&${window}`)).body);
    const lastAt = expect.stringMatching(/^2026-03-10T12:01/);
    expect((await read(site)).unknownConsent).toEqual([{ siteId: site, name: 'Sample', events: 2, lastAt }]);
    expect((await read(other)).unknownConsent).toEqual([]);
  });

  it('counts a replayed event once, with its last outcome', async () => {
    const site = await newSite();
    const id = makeId(noon);
    await insertEvents(dashboard.events, [rejected(site, { id })]);
    await insertEvents(dashboard.events, [{ site, at: noon, id, visitor: 'a', attempt: 1 }]);
    const { body } = await administrator.get(`/api/pipeline?site=${site}&${window}`);
    expect(body['totals']).toMatchObject({ received: 1, stored: 1, rejected: 0 });
    const list = await administrator.get(`/api/pipeline/rejected?site=${site}&${window}`);
    expect(list.body).toEqual({ events: [], nextCursor: null });
  });
});

describe('rejected events', () => {
  it('are listed whole, newest first, page by page', async () => {
    const site = await newSite();
    const given = Array.from({ length: 5 }, (_, index) => rejected(site, { at: noon + (index % 2) * 1_000 }));
    const ids = await insertEvents(dashboard.events, given);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const answer = await administrator.get(`/api/pipeline/rejected?site=${site}&${window}&limit=2${from}`);
      const page = rejectedPageSchema.parse(answer.body);
      expect(page.events[0]).toMatchObject({ siteId: site, error: 'no host', raw: '{"a":1}', attempt: 0 });
      seen.push(...page.events.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect([...seen].sort()).toEqual([...ids].sort());
    expect(seen.slice(0, 2).sort()).toEqual([ids[1], ids[3]].sort());
  });

  it('are filtered by reason, and looking at them is audited', async () => {
    const site = await newSite();
    await insertEvents(dashboard.events, [rejected(site), rejected(site, { reason: 'malformed' })]);
    const { body } = await administrator.get(
      `/api/pipeline/rejected?site=${site}&${window}&reason=malformed`,
    );
    expect(body['events']).toMatchObject([{ reason: 'malformed' }]);
    const [look] = await listAudit(dashboard.records, { limit: 1 });
    expect(look).toMatchObject({ action: 'look_rejected', siteId: site, rows: 1 });
  });

  it('are handed to the replay by ids or by filter, never by neither or by a reason that does not exist', async () => {
    const site = await newSite();
    const ids = [makeId(noon), makeId(noon)];
    expect((await administrator.post('/api/pipeline/replay', { ids })).body).toEqual({ queued: 2 });
    const filter = { site, from: '2026-03-10T00:00:00Z', to: '2026-03-11T00:00:00Z' };
    await administrator.post('/api/pipeline/replay', { filter });
    expect(dashboard.replayed).toEqual([{ ids }, { filter }]);
    for (const wrong of [{}, { ids, filter }, { ids: ['1'] }, { filter: { ...filter, reason: 'because' } }]) {
      expect((await administrator.post('/api/pipeline/replay', wrong)).status).toBe(400);
    }
    const unknown = await administrator.post('/api/pipeline/replay', {
      filter: { ...filter, site: 999_999 },
    });
    expect(unknown.status).toBe(404);
    expect(dashboard.replayed).toHaveLength(2);
  });
});
