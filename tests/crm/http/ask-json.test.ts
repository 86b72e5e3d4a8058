// Calls to other tools: what counts as an answer, what as which fault, and what nobody ever reads in an error.

import { afterEach, expect, test } from 'vitest';
import { askJson, type JsonCall } from '#crm/http/ask-json.ts';
import { HttpFault } from '#crm/http/http-fault.ts';
import { redact } from '#crm/http/redact.ts';
import { startTestHttp, type TestHttp, type TestReply } from '#tests/support/start-test-http.ts';

const servers: TestHttp[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(reply: (path: string) => TestReply): Promise<TestHttp> {
  const server = await startTestHttp(({ path }) => reply(path));
  servers.push(server);
  return server;
}

function callOf(url: string, more: Partial<JsonCall> = {}): JsonCall {
  return {
    ...{ url, secrets: ['top-secret'], headers: { authorization: 'Bearer top-secret' }, nowMs: Date.now() },
    ...{ timeoutMs: 2_000, bytesMax: 10_000, allowedHosts: ['127.0.0.1'] },
    ...more,
  };
}

async function faultOf(call: JsonCall): Promise<HttpFault> {
  const error = await askJson(call).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof HttpFault)) throw new Error(`no fault but ${String(error)}`);
  return error;
}

test('JSON with a good status is an answer, as it came', async () => {
  const { url, requests } = await serve(() => ({ body: '{"id": 1}' }));
  expect(await askJson(callOf(url))).toMatchObject({ status: 200, json: { id: 1 }, text: '{"id": 1}' });
  expect(requests[0]?.headers.authorization).toBe('Bearer top-secret');
});

test.each([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [410, 'not_found'],
  [400, 'refused'],
  [422, 'refused'],
  [408, 'unavailable'],
  [423, 'unavailable'],
  [500, 'unavailable'],
  [503, 'unavailable'],
  [521, 'unavailable'],
])('%d is %s', async (status, code) => {
  const { url } = await serve(() => ({ status, body: '{}' }));
  expect((await faultOf(callOf(url))).code).toBe(code);
});

test('what is wrong is told from wherever an API says it, without what is secret', async () => {
  const bodies = [
    { message: 'No top-secret here' },
    [{ message: 'No top-secret here', errorCode: 'X' }],
    { error: { message: 'No top-secret here' } },
    { statusCode: 400, error: 'BadRequestException', messages: ['No top-secret here', 'nor there'] },
  ];
  for (const body of bodies) {
    const { url } = await serve(() => ({ status: 400, body: JSON.stringify(body) }));
    expect((await faultOf(callOf(url))).detail).toBe('400 No … here');
  }
});

test('too many says how long to wait, as the other side does', async () => {
  const { url } = await serve(() => ({ status: 429, headers: { 'retry-after': '7' }, body: '{}' }));
  expect(await faultOf(callOf(url))).toMatchObject({ code: 'rate_limited', retryAfterMs: 7_000 });
});

test('a page of HTML is no answer, whatever its status', async () => {
  const page = '<html><body>We are sorry</body></html>';
  const { url } = await serve((path) => ({ status: path === '/ok' ? 200 : 502, body: page }));
  expect((await faultOf(callOf(`${url}/ok`))).code).toBe('not_json');
  expect(await faultOf(callOf(`${url}/bad`))).toMatchObject({ code: 'unavailable', detail: '502' });
});

test('an answer that is too long, too slow or cut off is a fault of its own', async () => {
  const { url } = await serve((path) =>
    path === '/long'
      ? { body: JSON.stringify('x'.repeat(20_000)) }
      : path === '/cut'
        ? { body: '{"id": 1, "more": "than arrives"}', cutAfter: 5 }
        : { isSilent: true },
  );
  expect((await faultOf(callOf(`${url}/long`))).code).toBe('too_large');
  expect((await faultOf(callOf(`${url}/cut`))).code).toBe('unreachable');
  expect((await faultOf(callOf(`${url}/slow`, { timeoutMs: 200 }))).code).toBe('timed_out');
});

test('private addresses and unencrypted hosts are asked only where the administrator allows it, also after a redirect', async () => {
  const inside = await serve(() => ({ body: '{"secret": true}' }));
  expect((await faultOf(callOf(inside.url, { allowedHosts: [] }))).code).toBe('private_host');
  expect((await faultOf(callOf('https://10.0.0.1/', { allowedHosts: [] }))).code).toBe('private_host');
  const outside = await serve(() => ({ status: 302, headers: { location: 'http://10.1.2.3/' } }));
  expect((await faultOf(callOf(outside.url))).code).toBe('private_host');
  expect(inside.requests).toHaveLength(0);
});

test('credentials are not carried to another host by a redirect', async () => {
  const other = await serve(() => ({ body: '{}' }));
  const moved = other.url.replace('127.0.0.1', 'localhost');
  const first = await serve(() => ({ status: 302, headers: { location: moved } }));
  await askJson(callOf(first.url, { allowedHosts: ['127.0.0.1', 'localhost', '::1'] }));
  expect(other.requests[0]?.headers.authorization).toBeUndefined();
});

test('an error tells neither the token, in any form, nor whose data it was', async () => {
  const message = 'Token top-secret of anna@acme.example is bad, access_token=abc123 Bearer eyJhbGciOi.J9';
  const { url } = await serve(() => ({ status: 400, body: JSON.stringify({ error: { message } }) }));
  const { detail } = await faultOf(callOf(url));
  expect(detail).toContain('is bad');
  for (const hidden of ['top-secret', 'anna', 'abc123', 'eyJ']) expect(detail).not.toContain(hidden);
  expect(redact(`https://a.example/?k=${encodeURIComponent('a b/c')}`, ['a b/c'])).not.toContain('a%20b');
  expect(redact('x'.repeat(1_000), [])).toHaveLength(300);
});

test('an id that is a number of many digits keeps all of them', async () => {
  const { url } = await serve(() => ({ body: '{"id": 12345678901234567}' }));
  expect(await askJson(callOf(url))).toMatchObject({ json: { id: '12345678901234567' } });
});

test('a long word in an error takes no time, and nothing of an address that was cut is shown', () => {
  const startedMs = performance.now();
  expect(redact(`${'a'.repeat(1_000_000)} anna@acme.example`, []).length).toBeLessThanOrEqual(300);
  expect(
    redact(`${'top-secret'.repeat(1_000)} ${'x'.repeat(200)} anna@acme.example`, ['top-secret']),
  ).not.toContain('anna');
  expect(performance.now() - startedMs).toBeLessThan(1_000);
  for (let length = 3_960; length < 4_020; length += 1)
    expect(redact(`${'bearer abcdefgh1234567890 '.repeat(length / 26)}anna@acme.example`, [])).not.toContain(
      'anna',
    );
});
