// The Matomo tracking API over HTTP: single hits and bulk, whose site they are of, and what needs the secret key.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestCollector, testSite } from '../start-test-collector.ts';
import {
  bearer,
  browserAgent,
  type DropInCollector,
  rawEvents,
  secretKey,
  siteKey,
  startDropInCollector,
} from './drop-in-collector.ts';

let collector: DropInCollector;
beforeAll(async () => {
  collector = await startDropInCollector();
});
afterEach(() => collector.drain());
afterAll(() => collector.close());

const url = 'https://www.example.com/prezzi?utm_source=news&secret=1';
const view = { idsite: '1', rec: '1', url, action_name: 'Prezzi', _id: '0123456789abcdef' };

function get(hit: Record<string, string>, headers: Record<string, string> = {}, path = '/matomo.php') {
  const query = new URLSearchParams(hit).toString();
  return fetch(`${collector.url}${path}?${query}`, { headers: { 'user-agent': browserAgent, ...headers } });
}

describe('one hit', () => {
  it('is answered with a picture, or with nothing where none is wanted', async () => {
    const shown = await get(view);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/gif']);
    expect(new Uint8Array(await shown.arrayBuffer()).subarray(0, 3)).toEqual(
      new Uint8Array(Buffer.from('GIF')),
    );
    expect((await get({ ...view, send_image: '0' }, {}, '/piwik.php')).status).toBe(204);
    const form = new URLSearchParams({ ...view, send_image: '0' }).toString();
    const posted = await collector.post('/matomo.php', form, {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      origin: 'https://www.example.com',
    });
    expect(posted.status).toBe(204);
    expect(posted.headers.get('access-control-allow-origin')).toBe('https://www.example.com');
    const requests = await collector.drain();
    expect(requests).toHaveLength(3);
    for (const request of requests) {
      expect(request).toMatchObject({ siteId: 1, channel: 'browser', consent: { state: 'limited' } });
      expect(rawEvents([request])[0]).toMatchObject({
        type: 'page_view',
        page: { url: 'https://www.example.com/prezzi?utm_source=news', title: 'Prezzi' },
      });
    }
  });

  it('names its site by number or public key; others are refused', async () => {
    expect((await get({ ...view, idsite: siteKey })).status).toBe(200);
    const unknown = await get({ ...view, idsite: '99' });
    expect([unknown.status, await unknown.json()]).toEqual([
      404,
      { error: { code: 'wrong_key', message: expect.stringContaining('idsite') } },
    ]);
    for (const bad of [
      { ...view, rec: '0' },
      { ...view, rec: '' },
    ])
      expect((await get(bad)).status).toBe(400);
    expect((await get({})).status).toBe(400);
    expect((await get({ ...view, idsite: '' })).status).toBe(404);
    expect((await get(view, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await fetch(`${collector.url}/matomo.php`, { method: 'PUT' })).status).toBe(405);
    expect(await collector.drain()).toHaveLength(1);
  });

  it('carries its consent, and then the visitor and the user are kept', async () => {
    const hit = { ...view, fiuto_consent: 'granted', uid: 'anna', lang: 'it-IT,it;q=0.9', res: '1440x900' };
    await get(hit);
    const [request] = await collector.drain();
    expect(request).toMatchObject({
      visitor: '0123456789abcdef',
      consent: { state: 'granted' },
      hints: { language: 'it-IT', screenWidth: 1440, screenHeight: 900 },
    });
    expect(rawEvents(request ? [request] : []).map(({ type, userId }) => [type, userId])).toEqual([
      ['identify', 'anna'],
      ['page_view', undefined],
    ]);
    await get({ ...hit, uid: 'anna' }, { dnt: '1' });
    const [denied] = await collector.drain();
    expect(denied).toMatchObject({ consent: { state: 'denied' }, visitor: '', address: '' });
  });

  it('of a picture in a page without parameters of its own is of the page that embeds it', async () => {
    await get({ idsite: '1', rec: '1' }, { referer: 'https://www.example.com/noscript' });
    expect(rawEvents(await collector.drain())[0]).toMatchObject({
      page: { url: 'https://www.example.com/noscript' },
    });
  });
});

describe('address and time', () => {
  const atS = Math.floor(Date.now() / 1_000);
  const refusalOf = async (hit: Record<string, string>) => {
    const answer = await get({ ...view, ...hit });
    return [answer.status, ((await answer.json()) as { error: { code: string } }).error.code];
  };

  it('are refused without the secret key, as Matomo does', async () => {
    expect(await refusalOf({ cip: '203.0.113.7' })).toEqual([401, 'needs_secret']);
    expect(await refusalOf({ cdt: String(atS - 2 * 86_400) })).toEqual([401, 'needs_secret']);
    expect(await refusalOf({ cdo: String(2 * 86_400) })).toEqual([401, 'needs_secret']);
    expect(await refusalOf({ cip: '203.0.113.7', token_auth: 'invented' })).toEqual([401, 'wrong_key']);
    expect(await refusalOf({ idsite: '2', token_auth: secretKey })).toEqual([403, 'wrong_key']);
    expect(await refusalOf({ cdt: 'yesterday' })).toEqual([400, 'malformed']);
    expect(await collector.drain()).toEqual([]);
  });

  it("of an hour ago is the client's own clock, which a phone may send late", async () => {
    expect((await get({ ...view, cdt: String(atS - 3_600) })).status).toBe(200);
    expect((await get({ ...view, cdo: '3600' })).status).toBe(200);
    const times = rawEvents(await collector.drain()).map(({ at }) => Number(at));
    for (const at of times) expect(Math.abs(at - (atS - 3_600) * 1_000)).toBeLessThan(20_000);
  });

  it('are taken with it, in the address, in the body or as Bearer', async () => {
    const cdt = '2026-01-05 10:20:30';
    const hit = { ...view, cip: '203.0.113.7', cdt, ua: 'Visitor/1.0' };
    await get({ ...hit, token_auth: secretKey });
    await get(hit, bearer);
    await collector.post('/matomo.php', new URLSearchParams({ ...hit, token_auth: secretKey }).toString());
    const requests = await collector.drain();
    expect(requests).toHaveLength(3);
    for (const request of requests) {
      expect(request).toMatchObject({
        channel: 'server',
        historical: true,
        address: '203.0.113.7',
        userAgent: 'Visitor/1.0',
      });
      expect(rawEvents([request])[0]?.['at']).toBe(Date.UTC(2026, 0, 5, 10, 20, 30));
    }
  });
});

describe('bulk', () => {
  const asQuery = (hit: Record<string, string>) => `?${new URLSearchParams(hit)}`;

  it('counts what it took and what not, says why, and one bad line harms no other', async () => {
    const requests = [
      asQuery(view),
      asQuery({ ...view, cip: '203.0.113.7' }),
      { ...view, url: 'https://www.example.com/b' },
      'no query',
      null,
      7,
      { ...view, idsite: '99' },
    ];
    const answer = await collector.post('/matomo.php', { requests });
    expect(answer.status).toBe(200);
    const said = (await answer.json()) as { errors: { index: number; message: string }[] };
    expect(said).toMatchObject({
      status: 'success',
      tracked: 2,
      invalid: 5,
      invalid_indices: [1, 3, 4, 5, 6],
    });
    expect(said.errors[0]).toEqual({ index: 1, message: expect.stringContaining('"cip"') });
    expect(rawEvents(await collector.drain())).toHaveLength(2);
  });

  it('with the secret key speaks for many visitors, each with their address', async () => {
    const requests = ['203.0.113.7', '198.51.100.9'].map((cip) => asQuery({ ...view, cip, ua: 'V' }));
    const answer = await collector.post('/matomo.php', { requests, token_auth: secretKey });
    expect(await answer.json()).toMatchObject({ tracked: 2, invalid: 0 });
    const taken = await collector.drain();
    expect(taken.map(({ address, channel }) => [address, channel])).toEqual([
      ['203.0.113.7', 'server'],
      ['198.51.100.9', 'server'],
    ]);
  });

  it('that cannot be read or is too long is refused as a whole; send_image=0 wants no answer', async () => {
    const statusOf = async (body: unknown) => (await collector.post('/matomo.php', body)).status;
    expect(await statusOf('{"requests":')).toBe(400);
    expect(await statusOf({ requests: [] })).toBe(400);
    expect(await statusOf({ requests: {} })).toBe(400);
    expect(await statusOf({ requests: Array(51).fill(asQuery(view)) })).toBe(413);
    expect(await statusOf(`{"requests":["?x=${'x'.repeat(120_000)}"]}`)).toBe(413);
    expect(await collector.drain()).toEqual([]);
    expect(await statusOf({ requests: [asQuery(view)], send_image: 0 })).toBe(204);
  });

  it('and a form of very many parameters are read in a moment', async () => {
    const form = `${new URLSearchParams(view)}&${'a&'.repeat(45_000)}url=no`;
    const startedAtMs = performance.now();
    expect((await collector.post('/matomo.php', form)).status).toBe(200);
    const token_auth = 'x'.repeat(90_000);
    expect(
      await (await collector.post('/matomo.php', { requests: Array(50).fill(view), token_auth })).json(),
    ).toMatchObject({ tracked: 0 });
    expect(performance.now() - startedAtMs).toBeLessThan(5_000);
    expect(rawEvents(await collector.drain())[0]).toMatchObject({ page: { title: 'Prezzi' } });
  });

  it('reaches no prototype, and looks for no more unknown sites than a few', async () => {
    const hostile = `{"requests":[{"__proto__":{"idsite":"1","rec":"1"},"constructor":"x"},
      {"idsite":{"a":1},"rec":["1"]},{"idsite":"1","rec":1,"url":{"deep":${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}}}]}`;
    expect(await (await collector.post('/matomo.php', hostile)).json()).toMatchObject({
      tracked: 1,
      invalid: 2,
    });
    const unknown = Array.from({ length: 50 }, (_, index) => asQuery({ ...view, idsite: `${100 + index}` }));
    const startedAtMs = performance.now();
    const answer = await collector.post('/matomo.php', { requests: unknown });
    expect(await answer.json()).toMatchObject({ tracked: 0, invalid: 50 });
    expect(performance.now() - startedAtMs).toBeLessThan(10_000);
  });
});

it('limits the rate of public calls by address, not of those with the secret key', async () => {
  const limited = await startTestCollector({ sites: [testSite()], settings: { requestsPerMinuteMax: 3 } });
  try {
    const statuses = async (changes: Record<string, string>) => {
      const query = new URLSearchParams({ ...view, ...changes }).toString();
      const all = [];
      for (let count = 0; count < 5; count++)
        all.push((await fetch(`${limited.url}/matomo.php?${query}`)).status);
      return all;
    };
    expect(await statuses({ token_auth: secretKey })).toEqual([200, 200, 200, 200, 200]);
    expect(await statuses({})).toEqual([200, 200, 200, 429, 429]);
  } finally {
    await limited.close();
  }
});
