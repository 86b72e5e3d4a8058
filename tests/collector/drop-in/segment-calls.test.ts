// The Segment HTTP API over HTTP: who may say what, how a batch becomes requests, and that nothing bad harms the good.

import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  basic,
  bearer,
  type DropInCollector,
  otherKey,
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

const consent = { consent: { categoryPreferences: { Analytics: true, Advertising: true } } };
const track = (changes: Record<string, unknown> = {}) => ({
  type: 'track',
  event: 'Order paid',
  anonymousId: 'anon-1',
  messageId: 'ajs-next-1',
  timestamp: new Date().toISOString(),
  context: consent,
  ...changes,
});

describe('the write key', () => {
  it('is the public or the secret key: by Basic authentication, or in the body', async () => {
    const answers = [
      await collector.post('/v1/track', track(), basic(siteKey)),
      await collector.post('/v1/track', track({ writeKey: siteKey })),
      await collector.post('/v1/batch', { batch: [track()] }, basic(secretKey)),
      await collector.post('/v1/batch', { batch: [track()], writeKey: secretKey }),
      await collector.post('/v1/b', { batch: [track({ writeKey: siteKey })] }),
      await collector.post('/v1/track', track(), bearer),
    ];
    for (const answer of answers) {
      expect([answer.status, await answer.text()]).toEqual([200, '{"success":true}']);
    }
    const requests = await collector.drain();
    expect(requests.map(({ siteId, channel }) => [siteId, channel])).toEqual([
      [1, 'browser'],
      [1, 'browser'],
      [1, 'server'],
      [1, 'server'],
      [1, 'browser'],
      [1, 'server'],
    ]);
  });

  it('that is none of a site is refused in words, and to a page by its code alone', async () => {
    const refused = await collector.post('/v1/batch', { batch: [track()] }, basic('nobody'));
    expect([refused.status, await refused.json()]).toEqual([
      401,
      { error: { code: 'wrong_key', message: expect.stringContaining('writeKey') } },
    ]);
    const page = { origin: 'https://www.example.com' };
    const toPage = await collector.post('/v1/t', track(), page);
    expect([toPage.status, await toPage.json()]).toEqual([401, { error: { code: 'wrong_key' } }]);
    expect(await collector.drain()).toEqual([]);
  });

  it('leaves our own server API at the same address as it was', async () => {
    const answer = await collector.sendAsServer({ events: [{ type: 'track', at: 1, name: 'own' }] });
    expect([answer.status, await answer.json()]).toEqual([202, { accepted: 1 }]);
    const keyless = await collector.post('/v1/batch', { events: [{ type: 'track' }] });
    expect(keyless.status).toBe(401);
  });
});

describe('calls', () => {
  it('of a page come as text/plain, compressed, from allowed hosts alone', async () => {
    const page = { origin: 'https://www.example.com', 'content-type': 'text/plain' };
    const body = track({ writeKey: siteKey });
    const beacon = await collector.post('/v1/t', body, page);
    expect(beacon.status).toBe(200);
    expect(beacon.headers.get('access-control-allow-origin')).toBe(page.origin);
    const zipped = gzipSync(JSON.stringify({ batch: [track()], writeKey: siteKey }));
    expect((await collector.post('/v1/b', zipped, { 'content-encoding': 'gzip' })).status).toBe(200);
    const elsewhere = await collector.post('/v1/t', body, { origin: 'https://evil.example' });
    expect([elsewhere.status, await elsewhere.json()]).toEqual([403, { error: { code: 'wrong_origin' } }]);
    expect(await collector.drain()).toHaveLength(2);
    const preflight = await fetch(`${collector.url}/v1/batch`, {
      method: 'OPTIONS',
      headers: { origin: 'https://www.example.com' },
    });
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
  });

  it('of one batch become one request for each visitor, in the order in which they came', async () => {
    const batch = ['a', 'b', 'a'].map((anonymousId, index) => track({ anonymousId, event: `${index}` }));
    await collector.post('/v1/batch', { batch, sentAt: new Date().toISOString() }, basic(secretKey));
    const requests = await collector.drain();
    expect(requests.map((request) => rawEvents([request]).map(({ name }) => name))).toEqual([
      ['0', '2'],
      ['1'],
    ]);
    expect(new Set(requests.map(({ visitor }) => visitor)).size).toBe(2);
    expect(requests[0]?.visitor).toMatch(/^[0-9a-f]{16}$/);
  });

  it('that are sent again have the same ids, and others have others', async () => {
    const batch = [track(), track({ messageId: 'ajs-next-2' }), track({ messageId: 'm3', userId: 'u1' })];
    const ids = [];
    for (const key of [secretKey, secretKey]) {
      await collector.post('/v1/batch', { batch, sentAt: new Date().toISOString() }, basic(key));
      const requests = await collector.drain();
      ids.push(
        requests.flatMap(({ events }) => events.filter((event) => isTrack(event.raw)).map(({ id }) => id)),
      );
    }
    expect(ids[0]).toHaveLength(3);
    expect(new Set(ids[0]).size).toBe(3);
    expect(ids[1]).toEqual(ids[0]);
    const [id = ''] = ids[0] ?? [];
    const idTimeMs = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
    expect(Math.abs(idTimeMs - Date.now())).toBeLessThan(60_000);
  });

  it('of a known user say once who it is, and again when it changes', async () => {
    const send = (userId: string) =>
      collector.post('/v1/track', track({ userId, anonymousId: 'shared', messageId: `m-${Math.random()}` }), {
        ...basic(siteKey),
      });
    for (const userId of ['anna', 'anna', 'bruno']) await send(userId);
    const said = rawEvents(await collector.drain()).map(({ type, userId }) => [type, userId]);
    expect(said).toEqual([
      ['identify', 'anna'],
      ['track', undefined],
      ['track', undefined],
      ['identify', 'bruno'],
      ['track', undefined],
    ]);
  });

  it('say who it is as soon as that is allowed, however often it was not', async () => {
    const send = (person: boolean) =>
      collector.post(
        '/v1/track',
        track({
          ...{ userId: 'carla', anonymousId: 'asked-late', messageId: `m-${Math.random()}` },
          context: { consent: { categoryPreferences: { Analytics: true, person } } },
        }),
        basic(siteKey),
      );
    for (const person of [false, false, true, true]) await send(person);
    const events = (await collector.drain()).flatMap((request) => request.events);
    expect(events.filter(({ stopped }) => stopped !== undefined)).toEqual([]);
    expect(events.map(({ raw }) => (raw as { type: string }).type)).toEqual([
      ...['track', 'track'],
      ...['identify', 'track'],
      'track',
    ]);
  });

  it('say who it is once the browser refuses no more', async () => {
    const call = track({ userId: 'dora', anonymousId: 'refused-first' });
    await collector.post('/v1/track', call, { ...basic(siteKey), 'sec-gpc': '1' });
    await collector.post('/v1/track', { ...call, messageId: 'next' }, basic(siteKey));
    const events = (await collector.drain()).flatMap((request) => request.events);
    expect(events.map(({ raw }) => Reflect.get(Object(raw), 'type'))).toEqual([
      undefined,
      'identify',
      'track',
    ]);
  });

  it('by user id alone are another visitor for a page than for the site itself', async () => {
    const call = track({ anonymousId: undefined, userId: 'anna' });
    await collector.post('/v1/track', call, basic(siteKey));
    await collector.post('/v1/track', call, basic(secretKey));
    await collector.post('/v1/track', track({ anonymousId: 'user|1|anna' }), basic(siteKey));
    const visitors = (await collector.drain()).map(({ visitor }) => visitor);
    expect(new Set(visitors).size).toBe(3);
  });
});

describe('address and time', () => {
  const old = new Date(Date.now() - 5 * 86_400_000).toISOString();
  const context = { ...consent, ip: '203.0.113.77', userAgent: 'Stated/1.0', locale: 'it-IT' };

  it('with the public key are not taken, and the answer says so', async () => {
    const answer = await collector.post('/v1/track', track({ context, timestamp: old }), {
      ...basic(siteKey),
      'x-forwarded-for': '198.51.100.4',
    });
    expect([answer.status, answer.headers.get('fiuto-ignored')]).toEqual([200, 'timestamp, context.ip']);
    const [request] = await collector.drain();
    expect(request).toMatchObject({ channel: 'browser', address: '198.51.100.4', userAgent: 'Stated/1.0' });
    expect(request?.historical).toBeUndefined();
    expect(Date.now() - Number(rawEvents(request ? [request] : [])[0]?.['at'])).toBeLessThan(60_000);
  });

  it("with the secret key are the visitor's, and the own address of the backend never is", async () => {
    await collector.post('/v1/track', track({ context, timestamp: old }), basic(secretKey));
    await collector.post('/v1/track', track(), basic(secretKey));
    const [stated, silent] = await collector.drain();
    expect(stated).toMatchObject({ address: '203.0.113.77', userAgent: 'Stated/1.0', historical: true });
    expect(stated?.hints).toEqual({ language: 'it-IT' });
    expect(rawEvents(stated ? [stated] : [])[0]?.['at']).toBe(Date.parse(old));
    expect(silent).toMatchObject({ address: '', userAgent: '' });
  });

  it('of a client whose clock is wrong are corrected by sentAt, also with the public key', async () => {
    const behindMs = 5 * 86_400_000;
    const [timestamp, sentAt] = [behindMs + 60_000, behindMs].map((ms) =>
      new Date(Date.now() - ms).toISOString(),
    );
    const answer = await collector.post('/v1/track', track({ timestamp, sentAt }), basic(siteKey));
    expect(answer.headers.get('fiuto-ignored')).toBeNull();
    const [request] = await collector.drain();
    expect(request?.sentAtMs).toBe(Date.parse(sentAt ?? ''));
    expect(rawEvents(request ? [request] : [])[0]?.['at']).toBe(Date.parse(timestamp ?? ''));
  });

  it('are left out where 0.0.0.0 asks for it', async () => {
    await collector.post('/v1/track', track({ context: { ...consent, ip: '0.0.0.0' } }), basic(siteKey));
    expect((await collector.drain())[0]?.address).toBe('');
  });
});

describe('consent', () => {
  const identify = {
    type: 'identify',
    userId: 'anna',
    anonymousId: 'a',
    traits: { email: 'a@acme.example' },
  };
  const send = async (context: unknown, headers: Record<string, string> = {}) => {
    const batch = [track({ context, properties: { plan: 'pro' } }), { ...identify, context }];
    await collector.post('/v1/batch', { batch }, { ...basic(siteKey), ...headers });
    const requests = await collector.drain();
    return { consent: requests[0]?.consent, events: requests.flatMap(({ events }) => events) };
  };

  it('that nobody states is limited: the name of an event, and no identity', async () => {
    const { consent, events } = await send({});
    expect(consent).toEqual({ state: 'limited', origin: 'default' });
    expect(events[0]?.raw).toEqual({ type: 'track', at: expect.any(Number), name: 'Order paid' });
    expect(events[1]).toMatchObject({ stopped: 'consent', raw: null });
  });

  it("is read from Segment's categories, or whole from fiuto_consent", async () => {
    const measured = await send({
      consent: { categoryPreferences: { Analytics: true, Advertising: false } },
    });
    expect(measured.consent?.purposes).toEqual({ measure: true, company: false, person: false });
    expect(measured.events.map(({ stopped }) => stopped)).toEqual([undefined, 'consent']);
    const refused = await send({ consent: { categoryPreferences: { Analytics: false } } });
    expect(refused.consent?.state).toBe('denied');
    const whole = await send({ fiuto_consent: { state: 'granted', version: '2026-03' } });
    expect(whole.consent).toEqual({ state: 'granted', version: '2026-03' });
    expect(whole.events.map(({ stopped }) => stopped)).toEqual([undefined, undefined]);
  });

  it('gives way to DNT and GPC, of a page and of what a backend hands on', async () => {
    const page = await send(consent, { dnt: '1' });
    const backend = await send(consent, { ...basic(secretKey), 'sec-gpc': '1' });
    for (const { consent, events } of [page, backend]) {
      expect(consent?.state).toBe('denied');
      expect(events.every(({ stopped }) => stopped === 'consent')).toBe(true);
    }
  });
});

describe('what is malformed', () => {
  it('harms no call beside it', async () => {
    const batch = [
      track(),
      'rubbish',
      null,
      [1],
      { type: 'form_submit', userId: 'x' },
      { type: 'track' },
      track(),
    ];
    expect((await collector.post('/v1/batch', { batch }, basic(siteKey))).status).toBe(200);
    const events = rawEvents(await collector.drain());
    expect(events).toHaveLength(7);
    expect(events.filter(({ name }) => name === 'Order paid')).toHaveLength(2);
    // No type of ours can be had by its name.
    expect(events.map(({ type }) => type)).not.toContain('form_submit');
  });

  it('is refused as a whole where the body cannot be read', async () => {
    const statusOf = async (body: unknown, headers: Record<string, string> = {}) =>
      (await collector.post('/v1/batch', body, { ...basic(siteKey), ...headers })).status;
    expect(await statusOf('{"batch":')).toBe(400);
    expect(await statusOf('[]')).toBe(400);
    expect(await statusOf({ batch: [] })).toBe(400);
    expect(await statusOf({ batch: Array(51).fill(track()) })).toBe(413);
    expect(await statusOf({ batch: [track({ properties: { text: 'x'.repeat(120_000) } })] })).toBe(413);
    expect(await statusOf({ batch: [track()], context: { traits: { text: 'x'.repeat(9_000) } } })).toBe(413);
    expect(await statusOf('no gzip', { 'content-encoding': 'gzip' })).toBe(400);
    expect(await statusOf('x', { 'content-encoding': 'br' })).toBe(415);
    const bomb = gzipSync(Buffer.alloc(5_000_000, 0x20));
    expect(await statusOf(bomb, { 'content-encoding': 'gzip' })).toBe(413);
    expect((await fetch(`${collector.url}/v1/track`)).status).toBe(405);
    expect(await collector.drain()).toEqual([]);
  });

  it('reaches no prototype, and no field of a wrong type stops the intake', async () => {
    const hostile = `{"batch":[{"type":"track","event":"x","messageId":{"a":1},"timestamp":[],"anonymousId":{},
      "userId":["u"],"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},
      "properties":{"__proto__":{"polluted":1},"deep":${'{"a":'.repeat(500)}1${'}'.repeat(500)}},
      "context":{"__proto__":{"ip":"1.2.3.4"},"ip":{},"page":"no","campaign":[],"consent":{"categoryPreferences":7},
      "fiuto_consent":"granted"}},
      {"type":"toString"},{"type":"__proto__"},{"type":"page","properties":{"url":7},"context":null}],"context":5}`;
    expect((await collector.post('/v1/batch', hostile, basic(siteKey))).status).toBe(200);
    expect(rawEvents(await collector.drain())).toHaveLength(4);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('does not let one site speak for another', async () => {
    await collector.post('/v1/track', track({ writeKey: otherKey }), basic(siteKey));
    expect((await collector.drain()).map(({ siteId }) => siteId)).toEqual([1]);
  });
});

function isTrack(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && Reflect.get(raw, 'type') === 'track';
}
