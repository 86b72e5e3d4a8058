// The shared way to a CRM, against a real server that misbehaves.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CrmError } from '#crm/http/crm-fault.ts';
import { type CrmDialect, openCrmSession } from '#crm/http/crm-session.ts';
import { untilMidnightMs } from '#intelligence/sync/until-midnight.ts';
import { startTestHttp, type TestHttp, type TestReply } from '#tests/support/start-test-http.ts';

let replies: (TestReply | (() => TestReply))[] = [];
let server: TestHttp;
let passedMs = 0;
const clock = {
  now: () => passedMs,
  wait: async (ms: number) => {
    passedMs += ms;
  },
};

beforeEach(async () => {
  replies = [];
  passedMs = 0;
  server = await startTestHttp(() => {
    const next = replies.shift() ?? { body: '{"ok":true}' };
    return typeof next === 'function' ? next() : next;
  });
});
afterEach(() => server.close());

function open(more: Partial<CrmDialect> = {}) {
  const dialect: CrmDialect = {
    baseUrl: server.url,
    pace: { perWindow: 10, windowMs: 1_000 },
    authorize: async () => ({ authorization: 'Bearer t0ken-secret' }),
    renew: () => false,
    secrets: () => ['t0ken-secret'],
    explain: () => undefined,
    ...more,
  };
  return openCrmSession(dialect, { timeoutMs: 2_000, allowedHosts: ['127.0.0.1'], clock });
}

async function faultOf(asked: Promise<unknown>): Promise<CrmError> {
  const error = await asked.catch((caught: unknown) => caught);
  if (!(error instanceof CrmError)) throw new Error('It was no CrmError.');
  return error;
}

describe('a session with a CRM', () => {
  test('renews what has run out once, and once only', async () => {
    let renewed = 0;
    const session = open({
      authorize: async () => ({ authorization: `Bearer ${renewed}` }),
      renew: () => {
        renewed += 1;
        return true;
      },
    });
    replies = [{ status: 401, body: '{}' }];
    expect((await session.ask({ path: '/a' })).json).toEqual({ ok: true });
    replies = [
      { status: 401, body: '{}' },
      { status: 401, body: '{}' },
    ];
    expect((await faultOf(session.ask({ path: '/a' }))).fault).toMatchObject({
      kind: 'mend',
      reason: 'credentials_refused',
    });
    expect([renewed, server.requests.length]).toEqual([2, 4]);
  });

  test('repeats what may be repeated, and never a write whose answer was lost', async () => {
    const session = open();
    replies = [
      { status: 503, body: '{}' },
      { body: '{}', cutAfter: 0 },
    ];
    await session.ask({ path: '/read' });
    expect(server.requests).toHaveLength(3);
    replies = [{ body: '{}', cutAfter: 0 }];
    const lost = await faultOf(session.ask({ path: '/write', method: 'POST', body: {} }));
    expect([lost.isOutcomeUnknown, server.requests.length]).toEqual([true, 4]);
    replies = [{ status: 429, body: '{}' }];
    const limited = await faultOf(session.ask({ path: '/write', method: 'POST', body: {} }));
    expect([limited.isOutcomeUnknown, limited.fault.kind]).toEqual([false, 'limit']);
    // What a second try is told says nothing of the first.
    replies = [
      { body: '{}', cutAfter: 0 },
      { status: 429, body: '{}' },
      { status: 429, body: '{}' },
    ];
    const write = { path: '/write', method: 'PUT', body: {}, isRepeatable: true } as const;
    const doubtful = await faultOf(session.ask(write));
    expect([doubtful.isOutcomeUnknown, doubtful.fault.kind]).toEqual([true, 'limit']);
  });

  test('takes a page for people as nobody’s word', async () => {
    const session = open();
    for (const status of [403, 404]) {
      replies = [{ status, headers: { 'content-type': 'text/html' }, body: '<html>no</html>' }];
      expect((await faultOf(session.ask({ path: '/a' }))).fault).toMatchObject({
        kind: 'later',
        reason: 'not_json',
      });
    }
    replies = [{ status: 404, body: '{"message":"none"}' }];
    expect((await faultOf(session.ask({ path: '/a' }))).fault).toEqual({ kind: 'gone' });
  });

  test('finds an error in an answer that HTTP calls good, and reads lists of errors', async () => {
    const session = open({
      findError: (json) =>
        Reflect.get(Object(json), 'error') ? { fault: { kind: 'gone' }, detail: 'x' } : undefined,
    });
    replies = [{ body: '{"error":{"code":200}}' }];
    expect((await faultOf(session.ask({ path: '/a' }))).fault).toEqual({ kind: 'gone' });
    replies = [{ status: 400, body: '[{"message":"bad t0ken-secret of anna@acme.example"}]' }];
    const listed = await faultOf(session.ask({ path: '/a' }));
    expect(listed.detail).toMatch(/^400 bad … of …/);
  });

  test('keeps the pace, and stops before the last calls of the day', async () => {
    const session = open({
      readBudget: (headers) => ({ remaining: Number(headers['x-left'] ?? 1_000), resetMs: 60_000 }),
    });
    for (let calls = 0; calls < 16; calls += 1) await session.ask({ path: '/a' });
    // Eight fit at once, the other eight take a second.
    expect(passedMs).toBeGreaterThanOrEqual(990);
    replies = [{ headers: { 'x-left': '3' }, body: '{}' }];
    await session.ask({ path: '/a' });
    const asked = server.requests.length;
    expect((await faultOf(session.ask({ path: '/a' }))).fault).toMatchObject({
      kind: 'limit',
      reason: 'daily_limit',
    });
    expect(server.requests).toHaveLength(asked);
    passedMs += 60_000;
    await session.ask({ path: '/a' });
  });

  test('sends credentials to no other host', async () => {
    const fault = (await faultOf(open().ask({ path: 'http://127.0.0.1:9/next' }))).fault;
    expect(fault).toMatchObject({ kind: 'mend', reason: 'host_refused' });
  });
});

test('a day ends where the CRM counts it', () => {
  const at = Date.UTC(2026, 10, 26, 21, 30);
  expect([
    untilMidnightMs(at, 'UTC'),
    untilMidnightMs(at, 'Europe/Rome'),
    untilMidnightMs(at, 'nowhere'),
  ]).toEqual([9_000_000, 5_400_000, 9_000_000]);
});
