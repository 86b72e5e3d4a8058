// The Plausible events API over HTTP, and each kind of its events as one of ours.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mapPlausibleEvent } from '#collector/drop-in/map-plausible-event.ts';
import {
  bearer,
  browserAgent,
  type DropInCollector,
  rawEvents,
  siteKey,
  startDropInCollector,
} from './drop-in-collector.ts';

let collector: DropInCollector;
beforeAll(async () => {
  collector = await startDropInCollector();
});
afterEach(() => collector.drain());
afterAll(() => collector.close());

const url = 'https://www.example.com/a?utm_source=news&secret=1';
const view = { n: 'pageview', u: url, d: 'example.com', r: null, v: 36 };
const page = { origin: 'https://www.example.com', 'content-type': 'text/plain' };

describe('an event', () => {
  it('of a page is answered 202 "ok", readable, when the queue has it', async () => {
    const answer = await collector.post('/api/event', view, { ...page, 'x-forwarded-for': '198.51.100.4' });
    expect([answer.status, await answer.text()]).toEqual([202, 'ok']);
    expect(answer.headers.get('access-control-allow-origin')).toBe(page.origin);
    const [request] = await collector.drain();
    expect(request).toMatchObject({
      siteId: 1,
      channel: 'browser',
      address: '198.51.100.4',
      userAgent: browserAgent,
      consent: { state: 'limited' },
    });
    expect(rawEvents(request ? [request] : [])[0]).toEqual({
      type: 'page_view',
      at: expect.any(Number),
      page: { url: 'https://www.example.com/a?utm_source=news' },
    });
  });

  it('finds its site by host, by public key, by the page alone; one event may be for two', async () => {
    const sitesOf = async (event: Record<string, unknown>) => {
      const { status } = await collector.post('/api/event', { ...view, ...event });
      return [status, (await collector.drain()).map(({ siteId }) => siteId).sort()];
    };
    expect(await sitesOf({ d: 'www.Example.com' })).toEqual([202, [1]]);
    expect(await sitesOf({ d: siteKey })).toEqual([202, [1]]);
    expect(await sitesOf({ d: undefined })).toEqual([202, [1]]);
    expect(await sitesOf({ d: 'example.com, other.example' })).toEqual([202, [1, 2]]);
    expect(await sitesOf({ d: 'evil.example' })).toEqual([404, []]);
    expect(await sitesOf({ d: 'example.com,evil.example' })).toEqual([404, []]);
    expect(await sitesOf({ d: '', u: 'about:blank' })).toEqual([400, []]);
    const elsewhere = await collector.post('/api/event', view, { ...page, origin: 'https://evil.example' });
    expect([elsewhere.status, await elsewhere.json()]).toEqual([403, { error: { code: 'wrong_origin' } }]);
  });

  it('carries its consent in the body, in its properties or in the address', async () => {
    const consentOf = async (path: string, changes: Record<string, unknown>, headers = {}) => {
      await collector.post(path, { ...view, p: { plan: 'pro' }, ...changes }, headers);
      const [request] = await collector.drain();
      const [event] = rawEvents(request ? [request] : []);
      // The statement itself is no property of the event.
      if (request?.consent.state === 'granted') expect(event?.['properties']).toEqual({ plan: 'pro' });
      return request;
    };
    const granted = await consentOf('/api/event', { fiuto_consent: 'granted:measure,company' });
    expect(granted?.consent.purposes).toEqual({ measure: true, company: true, person: false });
    // For a day, as long as nobody gave it an id.
    expect(granted?.visitor).toMatch(/^[0-9a-f]{16}$/);
    const inProps = await consentOf('/api/event', { p: '{"plan":"pro","fiuto_consent":"granted"}' });
    expect(inProps?.consent.state).toBe('granted');
    const inAddress = await consentOf('/api/event?fiuto_consent=granted', {});
    expect(inAddress?.consent.state).toBe('granted');
    const refused = await consentOf('/api/event?fiuto_consent=granted', {}, { dnt: '1' });
    expect(refused?.consent).toEqual({ state: 'denied', origin: 'dnt' });
  });

  it('of a backend has the forwarded address with the secret key alone', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.7, 198.51.100.9' };
    await collector.post('/api/event', view, forwarded);
    await collector.post('/api/event', view, { ...forwarded, ...bearer });
    const requests = await collector.drain();
    expect(requests.map(({ address, channel }) => [address, channel])).toEqual([
      ['198.51.100.9', 'browser'],
      ['203.0.113.7', 'server'],
    ]);
    const wrong = await collector.post('/api/event', view, { authorization: 'Bearer invented' });
    expect(wrong.status).toBe(401);
  });

  it('that is hostile is refused or rejected, and reaches no prototype', async () => {
    const statusOf = async (body: unknown) => (await collector.post('/api/event', body, page)).status;
    expect(await statusOf('')).toBe(400);
    expect(await statusOf('[1]')).toBe(400);
    expect(await statusOf({ ...view, p: 'x'.repeat(120_000) })).toBe(413);
    const deep = `${'{"a":'.repeat(900)}1${'}'.repeat(900)}`;
    expect(
      await statusOf(
        `{"n":{},"u":"${url}","d":"example.com","__proto__":{"n":"x"},"p":{"__proto__":${deep}}}`,
      ),
    ).toBe(202);
    expect(await statusOf({ ...view, n: 7, u: 7, r: [], p: '[1]', e: {}, sd: 'x' })).toBe(202);
    expect(rawEvents(await collector.drain())).toHaveLength(2);
    expect((await fetch(`${collector.url}/api/event`)).status).toBe(405);
  });
});

describe('kinds of events', () => {
  const base = { u: url, d: 'example.com' };
  const at = { page: { url } };

  it('are what they are with us', () => {
    expect(mapPlausibleEvent({ ...base, n: 'pageview', p: { author: 'A' } })).toEqual({
      type: 'page_view',
      ...at,
      properties: { author: 'A' },
    });
    expect(mapPlausibleEvent({ ...base, n: 'engagement', e: 4_000, sd: 60 })).toEqual({
      type: 'page_leave',
      ...at,
      engagedMs: 4_000,
      scrollPercent: 60,
    });
    expect(mapPlausibleEvent({ ...base, n: 'engagement', e: 1, sd: 255 })).not.toHaveProperty(
      'scrollPercent',
    );
    const link = { n: 'Outbound Link: Click', p: { url: 'https://o.example/' } };
    expect(mapPlausibleEvent({ ...base, ...link })).toEqual({
      type: 'click',
      kind: 'outbound',
      target: 'https://o.example/',
      ...at,
    });
    expect(
      mapPlausibleEvent({ ...base, n: 'File Download', p: { url: 'https://a.example/x.pdf' } }),
    ).toMatchObject({
      kind: 'download',
      target: 'https://a.example/x.pdf',
    });
  });

  it("of the site's own keep their properties and revenue, under short and long names", () => {
    const expected = {
      type: 'track',
      name: 'Signup',
      properties: { plan: 'pro', revenue: { amount: '9.90', currency: 'EUR' } },
      ...at,
    };
    const revenue = { amount: '9.90', currency: 'EUR' };
    expect(mapPlausibleEvent({ ...base, n: 'Signup', p: { plan: 'pro' }, $: revenue })).toEqual(expected);
    const long = { name: 'Signup', url, props: '{"plan":"pro"}', revenue };
    expect(mapPlausibleEvent(long)).toEqual(expected);
  });
});
