// The collector over HTTP, on a real queue: what is taken, what is refused and how, and what ends up on the queue.

import { connect } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  granted,
  pageView,
  siteKey,
  startTestCollector,
  type TestCollector,
  testSite,
} from './start-test-collector.ts';

const otherKey = 'otherotherot';
let collector: TestCollector;

beforeAll(async () => {
  collector = await startTestCollector({
    sites: [
      testSite(),
      testSite({ id: 2, publicKey: otherKey, secretKeyHash: '', allowedHosts: ['example.com'] }),
    ],
    settings: { trustedProxies: ['127.0.0.0/8'], bodyBytesMax: 20_000, eventsPerRequestMax: 50 },
    assets: [
      { file: 's.js', bytes: Buffer.from('core("__FIUTO_SCRIPT__","__FIUTO_EVENTS__")') },
      { file: 's-forms.js', bytes: Buffer.from('export function start(){}') },
    ],
  });
});
afterEach(() => collector.drain());
afterAll(() => collector.close());

describe('browser events', () => {
  it('are on the queue when 202 is answered, with address, agent, headers and times', async () => {
    const sent = Date.now();
    const body = granted([pageView()], { sent, hints: { language: 'it-IT', screenWidth: 1440 } });
    const answer = await collector.send(body, {
      'user-agent': 'Mozilla/5.0 Test',
      'accept-language': 'it-IT,it;q=0.9',
      'x-forwarded-for': '198.51.100.9, 203.0.113.5',
      'sec-ch-ua': '"Chromium";v="140"',
    });
    expect(answer.status).toBe(202);
    expect(await collector.queue.waitingEvents()).toEqual(new Map([[1, 1]]));
    const [request] = await collector.drain();
    expect(request).toMatchObject({
      siteId: 1,
      channel: 'browser',
      sentAtMs: sent,
      address: '203.0.113.5',
      userAgent: 'Mozilla/5.0 Test',
      consent: { state: 'granted' },
      visitor: '0011223344556677',
      hints: { language: 'it-IT', screenWidth: 1440 },
      headers: { acceptLanguage: 'it-IT,it;q=0.9', clientHints: true, brands: '"Chromium";v="140"' },
    });
    expect(Math.abs((request?.receivedAtMs ?? 0) - sent)).toBeLessThan(5_000);
    expect(request?.events[0]?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it('of a batch are passed on one by one, the malformed ones too', async () => {
    const events = [
      pageView(),
      'rubbish',
      null,
      [1],
      { type: 'nonsense', at: 'yesterday' },
      { page: 5 },
      pageView(),
    ];
    expect((await collector.send(granted(events))).status).toBe(202);
    const [request] = await collector.drain();
    expect(request?.events).toHaveLength(7);
    expect(new Set(request?.events.map(({ id }) => id)).size).toBe(7);
    expect(request?.events[1]?.raw).toBe('rubbish');
    expect(request?.events[4]?.raw).toEqual({ type: 'nonsense', at: 'yesterday' });
  });

  it('without a statement of consent are limited: no hints, no own id, no other kinds of event', async () => {
    const events = [pageView(), { type: 'click', at: 1, kind: 'outbound', target: 'https://x.example/' }];
    const body = { v: 1, site: siteKey, visitor: '0011223344556677', hints: { language: 'it' }, events };
    await collector.send(body, { 'user-agent': 'A' });
    const [request] = await collector.drain();
    expect(request).toMatchObject({ consent: { state: 'limited' }, hints: {} });
    expect(request?.visitor).toMatch(/^[0-9a-f]{16}$/);
    expect(request?.visitor).not.toBe('0011223344556677');
    expect(request?.events[1]).toMatchObject({ stopped: 'consent', raw: null });
  });

  it('with DNT or Sec-GPC are counted and nothing more', async () => {
    for (const header of ['dnt', 'sec-gpc']) {
      await collector.send(granted([pageView(), { type: 'track', at: 1, name: 'x' }]), { [header]: '1' });
      const [request] = await collector.drain();
      expect(request).toMatchObject({ address: '', userAgent: '', visitor: '', hints: {}, signals: {} });
      expect(request?.consent.state).toBe('denied');
      expect(Object.keys(request?.events[0]?.raw as object)).toEqual(['type', 'at']);
      expect(request?.events[1]?.stopped).toBe('consent');
    }
  });

  it('are durable together: many at once cost fewer writes, and none is lost or doubled', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        collector.send(granted([{ type: 'track', at: 1, name: `n${index}` }])),
      ),
    );
    expect(answers.every(({ status }) => status === 202)).toBe(true);
    const names = (await collector.drain()).flatMap(({ events }) =>
      events.map(({ raw }) => Reflect.get(raw as object, 'name')),
    );
    expect(names.sort()).toEqual(Array.from({ length: 200 }, (_, index) => `n${index}`).sort());
  });
});

describe('refusals of browser events', () => {
  const refused = async (answer: Promise<Response>) => {
    const response = await answer;
    return [response.status, await response.json()];
  };

  it('name the fault by a code alone', async () => {
    expect(await refused(collector.send('{"v":1'))).toEqual([400, { error: { code: 'malformed' } }]);
    expect(await refused(collector.send('[]'))).toEqual([400, { error: { code: 'malformed' } }]);
    expect(await refused(collector.send({ site: siteKey }))).toEqual([400, { error: { code: 'malformed' } }]);
    expect(await refused(collector.send(granted([])))).toEqual([400, { error: { code: 'malformed' } }]);
    expect(await refused(collector.send(Buffer.from([0x7b, 0xff, 0xfe])))).toEqual([
      400,
      { error: { code: 'malformed' } },
    ]);
    expect(await refused(collector.send({ ...granted([pageView()]), v: 9 }))).toEqual([
      400,
      { error: { code: 'malformed' } },
    ]);
    expect(await refused(collector.send({ ...granted([pageView()]), site: 'nobody' }))).toEqual([
      404,
      { error: { code: 'wrong_key' } },
    ]);
    expect(await refused(collector.send('x'.repeat(20_001)))).toEqual([
      413,
      { error: { code: 'too_large' } },
    ]);
    expect(await refused(collector.send(granted(Array(51).fill(1))))).toEqual([
      413,
      { error: { code: 'too_large' } },
    ]);
    expect(await refused(collector.send('{}', { 'content-type': 'text/html' }))).toEqual([
      415,
      { error: { code: 'wrong_type' } },
    ]);
    expect(await collector.queue.waitingEvents()).toEqual(new Map());
  });

  it('can be read by the page that sent, so that its script does not send the same for ever', async () => {
    const origin = 'https://www.example.com';
    const limited = await startTestCollector({ settings: { requestsPerMinuteMax: 1 } });
    try {
      const other = { ...granted([pageView()]), site: otherKey };
      const answers = [
        await collector.send('x'.repeat(20_001), { origin }),
        await collector.send('{', { origin }),
        await collector.send('{}', { origin, 'content-type': 'text/html' }),
        await collector.send(other, { origin: 'https://elsewhere.test' }),
        await fetch(`${collector.url}/e`, { headers: { origin } }),
        await limited.send('{', { origin }),
        await limited.send('{', { origin }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([413, 400, 415, 403, 405, 400, 429]);
      expect(answers.map(({ headers }) => headers.get('access-control-allow-origin'))).toEqual(
        answers.map((_, index) => (index === 3 ? 'https://elsewhere.test' : origin)),
      );
    } finally {
      await limited.close();
    }
  });

  it('of a wrong method say which is right', async () => {
    const answer = await fetch(`${collector.url}/e`);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
  });

  it('hit pages of hosts that the site does not list, and no subdomain of a listed one', async () => {
    const body = { ...granted([pageView()]), site: otherKey };
    const from = async (origin: string) => (await collector.send(body, { origin })).status;
    expect(await from('https://example.com')).toBe(202);
    expect(await from('https://shop.example.com:8443')).toBe(202);
    expect(await from('https://example.com.evil.test')).toBe(403);
    expect(await from('https://notexample.com')).toBe(403);
    expect(await from('null')).toBe(403);
  });

  it('come with 429 and Retry-After to an address that sends too much, and to it alone', async () => {
    const limited = await startTestCollector({
      settings: { requestsPerMinuteMax: 3, trustedProxies: ['127.0.0.1'] },
    });
    try {
      const from = (address: string) => limited.send(granted([pageView()]), { 'x-forwarded-for': address });
      const statuses = [];
      for (let index = 0; index < 4; index++) statuses.push((await from('198.51.100.1')).status);
      expect(statuses).toEqual([202, 202, 202, 429]);
      const answer = await from('198.51.100.1');
      expect(answer.headers.get('retry-after')).toBe('10');
      expect((await from('198.51.100.2')).status).toBe(202);
      const many = granted(Array.from({ length: 100 }, () => pageView()));
      const sendMany = async () => (await limited.send(many, { 'x-forwarded-for': '198.51.100.3' })).status;
      expect([await sendMany(), await sendMany()]).toEqual([202, 429]);
    } finally {
      await limited.close();
    }
  });
});

it('a site that gets too much from all addresses together refuses more, and takes its backend still', async () => {
  const limited = await startTestCollector({
    settings: { requestsPerMinuteMax: 1_000, siteEventsPerMinuteMax: 2, trustedProxies: ['127.0.0.1'] },
  });
  try {
    const from = async (address: string) =>
      (await limited.send(granted([pageView(), pageView()]), { 'x-forwarded-for': address })).status;
    expect([await from('198.51.100.1'), await from('198.51.100.2')]).toEqual([202, 429]);
    expect((await limited.sendAsServer(granted([pageView()]))).status).toBe(202);
  } finally {
    await limited.close();
  }
});

describe('cross-origin requests', () => {
  it('are allowed to pages of listed hosts only; the others may read that, and nothing else', async () => {
    const preflight = (origin: string) =>
      fetch(`${collector.url}/e`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const open = await preflight('https://example.com');
    expect(open.status).toBe(204);
    expect(open.headers.get('access-control-allow-origin')).toBe('https://example.com');
    expect(open.headers.get('access-control-allow-headers')).toBe('content-type');
    const answer = await collector.send(
      { ...granted([pageView()]), site: otherKey },
      { origin: 'https://example.com' },
    );
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://example.com');
    const wrong = await collector.send(
      { ...granted([pageView()]), site: otherKey },
      { origin: 'https://evil.test' },
    );
    expect(wrong.headers.get('access-control-allow-origin')).toBe('https://evil.test');
    expect([wrong.status, await wrong.json()]).toEqual([403, { error: { code: 'wrong_origin' } }]);
  });

  it('are not allowed by preflight when no site lists the host', async () => {
    const closed = await startTestCollector({ sites: [testSite({ allowedHosts: ['example.com'] })] });
    try {
      const headers = { origin: 'https://evil.test', 'access-control-request-method': 'POST' };
      const answer = await fetch(`${closed.url}/e`, { method: 'OPTIONS', headers });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    } finally {
      await closed.close();
    }
  });
});

describe('the server API', () => {
  const day = 86_400_000;

  it('lets a backend state address, user agent, visitor and old times', async () => {
    const at = Date.now() - 100 * day;
    const answer = await collector.sendAsServer({
      v: 1,
      consent: { state: 'granted' },
      visitor: 'customer 42',
      address: '198.51.100.77',
      userAgent: 'Mozilla/5.0 Stated',
      historical: true,
      events: [pageView({ at })],
    });
    expect([answer.status, await answer.json()]).toEqual([202, { accepted: 1 }]);
    const [request] = await collector.drain();
    expect(request).toMatchObject({
      channel: 'server',
      address: '198.51.100.77',
      userAgent: 'Mozilla/5.0 Stated',
      historical: true,
    });
    expect(request?.visitor).toMatch(/^[0-9a-f]{16}$/);
    const idTimeMs = Number.parseInt((request?.events[0]?.id ?? '').replaceAll('-', '').slice(0, 12), 16);
    expect(idTimeMs).toBe(at);
  });

  it('takes neither address nor agent from the connection', async () => {
    await collector.sendAsServer(
      { v: 1, events: [pageView()] },
      { 'user-agent': 'curl', 'x-forwarded-for': '9.9.9.9' },
    );
    const [request] = await collector.drain();
    expect(request).toMatchObject({ address: '', userAgent: '', visitor: '', consent: { state: 'limited' } });
  });

  it('refuses in words: wrong key, wrong type, other site, no address', async () => {
    const wrongKey = await collector.sendAsServer({ events: [1] }, { authorization: 'Bearer nobody' });
    expect([wrongKey.status, await wrongKey.json()]).toEqual([
      401,
      { error: { code: 'wrong_key', message: expect.stringContaining('Authorization: Bearer') } },
    ]);
    const statusOf = async (body: unknown, headers = {}) =>
      (await collector.sendAsServer(body, headers)).status;
    expect(await statusOf({ events: [1] }, { 'content-type': 'text/plain' })).toBe(415);
    expect(await statusOf({ events: [1], site: otherKey })).toBe(403);
    expect(await statusOf({ events: [1], address: '300.1.1.1' })).toBe(400);
    expect((await fetch(`${collector.url}/v1/batch`)).status).toBe(405);
  });
});

describe('the picture', () => {
  it('counts a limited view of the page that embeds it', async () => {
    const headers = { referer: 'https://www.example.com/prezzi?utm_source=x&secret=1' };
    const answer = await fetch(`${collector.url}/p.gif?site=${siteKey}`, { headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/gif']);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const [request] = await collector.drain();
    expect(request).toMatchObject({ channel: 'pixel', consent: { state: 'limited' } });
    expect(request?.events[0]?.raw).toMatchObject({
      type: 'page_view',
      page: { url: 'https://www.example.com/prezzi?utm_source=x' },
    });
    expect((await fetch(`${collector.url}/p.gif?site=nobody`)).status).toBe(404);
  });
});

describe('what else it serves', () => {
  it('is the script with its paths put in, compressed, cached and revalidated', async () => {
    const answer = await fetch(`${collector.url}/s.js`, { headers: { 'accept-encoding': 'identity' } });
    expect(await answer.text()).toBe('core("/s.js","/e")');
    expect(answer.headers.get('cache-control')).toContain('max-age=3600');
    const etag = answer.headers.get('etag') ?? '';
    expect((await fetch(`${collector.url}/s.js`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const raw = await rawExchange(
      'GET /s.js HTTP/1.1\r\nhost: x\r\naccept-encoding: gzip, br\r\nconnection: close\r\n\r\n',
    );
    expect(raw.toString('latin1')).toContain('content-encoding: br');
    const body = raw.subarray(raw.indexOf('\r\n\r\n') + 4);
    expect(brotliDecompressSync(body).toString()).toBe('core("/s.js","/e")');
    const part = await fetch(`${collector.url}/s-forms.js?v1`);
    expect([part.status, part.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  });

  it('is how a site wants to be measured, robots.txt, health, and 404 for the rest', async () => {
    const config = (await (await fetch(`${collector.url}/c/${siteKey}`)).json()) as { quietPaths: string[] };
    expect(config).toMatchObject({ consentDefault: 'limited', forms: {} });
    expect(config.quietPaths).toContain('/login');
    expect((await fetch(`${collector.url}/c/nobody`)).status).toBe(404);
    expect(await (await fetch(`${collector.url}/robots.txt`)).text()).toContain('Disallow: /');
    expect(await (await fetch(`${collector.url}/health`)).json()).toEqual({ ok: true, pending: 0 });
    expect((await fetch(`${collector.url}/nowhere`)).status).toBe(404);
    expect((await fetch(`${collector.url}/%E0%A4%A`)).status).toBeLessThan(500);
  });
});

describe('slow and broken senders', () => {
  it('do not keep others waiting and get no answer of the 5xx kind', async () => {
    const { port } = new URL(collector.url);
    const slow = Array.from({ length: 50 }, () => connect(Number(port), '127.0.0.1'));
    for (const socket of slow) {
      socket.on('error', () => undefined);
      socket.write(
        'POST /e HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 5000\r\n\r\n{"v":1',
      );
    }
    expect((await collector.send(granted([pageView()]))).status).toBe(202);
    for (const socket of slow) socket.destroy();
    await vi.waitUntil(async () => (await collector.queue.waitingEvents()).get(1) === 1, { timeout: 5_000 });
    const flood = await rawExchange(`GET /e HTTP/1.1\r\nhost: x\r\n${'x-flood: yes\r\n'.repeat(3_000)}\r\n`);
    expect(flood.toString('latin1')).toMatch(/^HTTP\/1\.1 4\d\d/);
    const rubbish = await rawExchange('\u0000\u0001 rubbish\r\n\r\n');
    expect(rubbish.toString('latin1')).toMatch(/^HTTP\/1\.1 400/);
    const huge = await rawExchange('POST /e HTTP/1.1\r\nhost: x\r\ncontent-length: 10485760\r\n\r\nxxxx');
    expect(huge.toString('latin1')).toMatch(/^HTTP\/1\.1 413/);
  });
});

function rawExchange(text: string): Promise<Buffer> {
  const { port } = new URL(collector.url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (chunks.length > 0) resolve(Buffer.concat(chunks));
      else reject(error);
    });
    socket.on('close', () => resolve(Buffer.concat(chunks)));
  });
}
