// Visits, one visit and who is on the site now, through the API on a real event store.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveSchema, visitDetailSchema, visitPageSchema } from '#contract/report-schema.ts';
import { recutDay } from '#stores/events/sessions/recut-day.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { listAudit } from '#stores/records/questions/write-audit.ts';
import { insertEvents, type TestEvent } from '../support/insert-events.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

const minute = 60_000;
const hour = 60 * minute;
const today = Math.floor(Date.now() / (24 * hour)) * 24 * hour;
/** Of yesterday, UTC. */
const noon = today - 12 * hour;
const iso = (ms: number) => new Date(ms).toISOString();
const day = { from: iso(today - 24 * hour), to: iso(today) };

let dashboard: TestDashboard;
let sales: TestClient;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  sales = await dashboard.withRole('sales');
});
afterAll(() => dashboard.close());

/** A site of its own for each case, so that none sees another's visits. */
async function newSite(): Promise<number> {
  return (await createSite(dashboard.records, { name: 'Sample' })).site.id;
}

async function listVisits(filter: Record<string, unknown>) {
  const query = Object.entries({ ...day, ...filter }).map(([name, value]) => [name, String(value)]);
  const answer = await sales.get(`/api/visits?${new URLSearchParams(query as [string, string][])}`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return visitPageSchema.parse(answer.body);
}

describe('visits', () => {
  it('end after half an hour of silence and count pages, time and edges', async () => {
    const site = await newSite();
    const view = (at: number, path: string, more: Partial<TestEvent> = {}) => ({
      site,
      at,
      path,
      visitor: 'abc',
      traffic_channel: 'search',
      source_name: 'Google',
      country: 'IT',
      ...more,
    });
    await insertEvents(dashboard.events, [
      view(noon + 70 * minute, '/back', { traffic_channel: 'direct' }),
      view(noon, '/home'),
      view(noon + 29 * minute, '/price'),
      { ...view(noon + 30 * minute, '/price'), type: 'page_leave', engaged_ms: 45_000 },
    ]);
    const { visits } = await listVisits({ site });
    expect(visits.map(({ startedAt }) => startedAt)).toEqual([
      new Date(noon + 70 * minute).toISOString(),
      new Date(noon).toISOString(),
    ]);
    expect(visits[1]).toMatchObject({
      id: `${site}-0000000000000abc-${noon}`,
      pages: 2,
      events: 3,
      engagedMs: 45_000,
      entryPath: '/home',
      exitPath: '/price',
      channel: 'search',
      place: { country: 'IT' },
    });
  });

  it('end at another campaign, not at the same one', async () => {
    const site = await newSite();
    const view = (at: number, campaign: string) => ({
      site,
      at,
      visitor: 'abc',
      path: '/',
      campaign_name: campaign,
    });
    await insertEvents(dashboard.events, [
      view(noon, 'spring'),
      view(noon + minute, ''),
      view(noon + 2 * minute, 'spring'),
      view(noon + 3 * minute, 'summer'),
    ]);
    const { visits } = await listVisits({ site });
    expect(visits.map(({ events, campaign }) => [events, campaign.name])).toEqual([
      [1, 'summer'],
      [3, 'spring'],
    ]);
  });

  it('last 24 hours at the most', async () => {
    const site = await newSite();
    const views = Array.from({ length: 80 }, (_, index) => ({
      site,
      at: noon - 20 * hour + index * 20 * minute,
      visitor: 'abc',
      path: '/',
    }));
    await insertEvents(dashboard.events, views);
    // The day before yesterday comes from the table, yesterday is cut on read.
    await recutDay(dashboard.events, iso(today - 48 * hour).slice(0, 10));
    const { visits } = await listVisits({ site, from: iso(today - 48 * hour) });
    for (const visit of visits) {
      expect(Date.parse(visit.endedAt) - Date.parse(visit.startedAt)).toBeLessThanOrEqual(24 * hour);
    }
    expect(visits.reduce((sum, { events }) => sum + events, 0)).toBe(80);
  });

  it('leave robots out, show only them, or both, as asked', async () => {
    const site = await newSite();
    await insertEvents(dashboard.events, [
      { site, at: noon, visitor: 'a1', path: '/' },
      { site, at: noon, visitor: 'b1', path: '/', is_bot: true, bot_reasons: ['agent:googlebot'] },
    ]);
    const visitors = async (bots?: string) =>
      (await listVisits({ site, ...(bots ? { bots } : {}) })).visits.map(({ isBot }) => isBot);
    expect(await visitors()).toEqual([false]);
    expect(await visitors('only')).toEqual([true]);
    expect((await visitors('with')).sort()).toEqual([false, true]);
  });

  it('are filtered by channel, country, device, path, consent and pages', async () => {
    const site = await newSite();
    const one = {
      site,
      at: noon,
      visitor: 'a1',
      path: '/listino/vino_1',
      traffic_channel: 'email',
      country: 'IT',
    };
    const other = {
      site,
      at: noon,
      visitor: 'b1',
      path: '/listino/vinox1',
      traffic_channel: 'ai',
      country: 'DE',
    };
    await insertEvents(dashboard.events, [
      { ...one, device: 'mobile', consent: 'granted' },
      { ...one, device: 'mobile', consent: 'granted', at: noon + minute, path: '/other' },
      { ...other, device: 'desktop', consent: 'limited' },
    ]);
    const filters = [
      { channel: 'email' },
      { country: 'IT' },
      { device: 'mobile' },
      { consent: 'granted' },
      { minPages: 2 },
      { path: '/listino/vino_1' },
      { path: '*_1' },
      { path: 'ino_1' },
      { path: '/other*' },
    ];
    for (const filter of filters) {
      const { visits } = await listVisits({ site, ...filter });
      expect([filter, visits.map(({ visitor }) => visitor)]).toEqual([filter, ['00000000000000a1']]);
    }
    expect((await listVisits({ site, path: '/listino/*' })).visits).toHaveLength(2);
  });

  it('come page by page, each exactly once, also when many began at the same moment', async () => {
    const site = await newSite();
    const views = Array.from({ length: 25 }, (_, index) => ({
      site,
      at: noon + (index % 3) * minute,
      visitor: (index + 1).toString(16),
      path: '/',
    }));
    await insertEvents(dashboard.events, views);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listVisits>> = await listVisits({
        site,
        limit: 7,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.visits.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
    const forged = await sales.get(`/api/visits?from=${day.from}&to=${day.to}&cursor=abc`);
    expect(forged.body).toMatchObject({ error: { code: 'invalid_cursor' } });
  });

  it('of other sites, dropped and rejected events and uncounted visitors are not among them', async () => {
    const site = await newSite();
    await insertEvents(dashboard.events, [
      { site: site + 1_000, at: noon, visitor: 'a1' },
      { site, at: noon, visitor: 'a1', outcome: 'rejected' },
      { site, at: noon, visitor: 'a1', outcome: 'dropped' },
      { site, at: noon, visitor: '0', consent: 'denied' },
    ]);
    expect((await listVisits({ site })).visits).toEqual([]);
    expect((await sales.get(`/api/visits?site=${site + 1_000}&from=${day.from}&to=${day.to}`)).status).toBe(
      404,
    );
  });

  it('need a window that makes sense', async () => {
    const backwards = await sales.get(`/api/visits?from=${day.to}&to=${day.from}`);
    expect(backwards.body).toMatchObject({ error: { code: 'invalid_input' } });
    expect((await sales.get('/api/visits')).status).toBe(400);
  });
});

describe('one visit', () => {
  it('shows its path with times, its campaign and where it came from', async () => {
    const site = await newSite();
    const base = { site, visitor: 'feed', host: 'example.com', language: 'it' };
    const [first, second] = await insertEvents(dashboard.events, [
      {
        ...base,
        at: noon,
        path: '/',
        title: 'Home',
        referrer_host: 'news.example.org',
        referrer_path: '/today',
        campaign_source: 'mail',
        campaign_medium: 'email',
        campaign_name: 'spring',
        campaign_term: 'pumps',
        campaign_content: 'button',
        campaign_id: '42',
        click_id_name: 'gclid',
        click_id: 'Cj0K',
        page_kind: 'product',
      },
      {
        ...base,
        at: noon + 5_000,
        type: 'click',
        action: 'outbound',
        target: 'https://example.org/',
        path: '/',
      },
      { ...base, at: noon + 2 * hour, path: '/later' },
    ]);
    const answer = await sales.get(`/api/visits/${site}-000000000000feed-${noon}`);
    const visit = visitDetailSchema.parse(answer.body);
    expect(visit.steps.map(({ eventId }) => eventId)).toEqual([first, second]);
    expect(visit).toMatchObject({
      language: 'it',
      referrer: 'news.example.org/today',
      visit: {
        campaign: {
          source: 'mail',
          medium: 'email',
          name: 'spring',
          term: 'pumps',
          content: 'button',
          id: '42',
        },
        clickId: { name: 'gclid', value: 'Cj0K' },
      },
      steps: [
        { type: 'page_view', title: 'Home', pageKind: 'product', at: new Date(noon).toISOString() },
        { type: 'click', target: 'https://example.org/', pageKind: 'other' },
      ],
    });
  });

  it('shows a click id only of a visitor who has agreed', async () => {
    const site = await newSite();
    const view = { site, at: noon, path: '/', click_id_name: 'gclid', click_id: 'Cj0K' };
    await insertEvents(dashboard.events, [{ ...view, visitor: 'beef', consent: 'limited' }]);
    const { body } = await sales.get(`/api/visits/${site}-000000000000beef-${noon}`);
    expect(visitDetailSchema.parse(body).visit.clickId).toBeNull();
  });

  it('is still found by its old link when an earlier event arrives late', async () => {
    const site = await newSite();
    await insertEvents(dashboard.events, [{ site, visitor: 'feed', at: noon, path: '/second' }]);
    const link = `/api/visits/${site}-000000000000feed-${noon}`;
    expect((await sales.get(link)).body).toMatchObject({ visit: { entryPath: '/second' } });
    await insertEvents(dashboard.events, [{ site, visitor: 'feed', at: noon - minute, path: '/first' }]);
    expect((await sales.get(link)).body).toMatchObject({ visit: { entryPath: '/first', pages: 2 } });
  });

  it('answers 404 for a visit that is not there, 400 for what is no id', async () => {
    const site = await newSite();
    expect((await sales.get(`/api/visits/${site}-000000000000feed-${noon}`)).status).toBe(404);
    expect((await sales.get(`/api/visits/999999-000000000000feed-${noon}`)).status).toBe(404);
    expect((await sales.get('/api/visits/1%27%20OR%201=1')).status).toBe(400);
  });

  it('is written into the audit log before it is shown, once for each look in a quarter of an hour', async () => {
    const site = await newSite();
    await insertEvents(dashboard.events, [{ site, visitor: 'feed', at: noon, path: '/' }]);
    const visitId = `${site}-000000000000feed-${noon}`;
    await sales.get(`/api/visits/${visitId}`);
    await sales.get(`/api/visits/${visitId}`);
    const looks = (await listAudit(dashboard.records, { limit: 1_000 })).filter(
      ({ subject }) => subject === visitId,
    );
    expect(looks).toHaveLength(1);
    expect(looks[0]).toMatchObject({ action: 'look_visit', userName: 'sales', siteId: site, rows: 1 });
  });
});

describe('live', () => {
  it('shows who did something in the last five minutes, and counts denied visitors and robots of half an hour apart', async () => {
    const site = await newSite();
    const now = Date.now();
    await insertEvents(dashboard.events, [
      { site, at: now - 20 * minute, visitor: 'a1', path: '/in' },
      { site, at: now - 2 * minute, visitor: 'a1', path: '/now', title: 'Now' },
      { site, at: now - 10 * minute, visitor: 'b1', path: '/gone' },
      { site, at: now - minute, visitor: 'c1', path: '/robot', is_bot: true },
      { site, at: now - 10 * minute, visitor: 'c2', path: '/robot', is_bot: true },
      { site, at: now - 50 * minute, visitor: 'c3', path: '/robot', is_bot: true },
      { site, at: now - minute, consent: 'denied' },
    ]);
    const live = liveSchema.parse((await sales.get(`/api/live?site=${site}`)).body);
    expect(live.visitors).toHaveLength(1);
    expect(live.visitors[0]).toMatchObject({
      visitor: '00000000000000a1',
      currentPath: '/now',
      currentTitle: 'Now',
      startedAt: new Date(now - 20 * minute).toISOString(),
      pages: 2,
    });
    expect(live).toMatchObject({ deniedViews: 1, botEvents: 2 });
    expect(live.viewsPerMinute).toHaveLength(30);
    expect(live.viewsPerMinute.reduce((sum, views) => sum + views, 0)).toBe(4);
    const looks = await listAudit(dashboard.records, { limit: 1_000 });
    expect(looks.filter(({ action, siteId }) => action === 'look_live' && siteId === site)).toHaveLength(1);
  });
});
