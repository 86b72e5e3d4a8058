// API keys: made by their owner and shown once, narrower than the owner, counted, written down, and gone at once when revoked.

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiKeys } from '#stores/records/schema/api-keys.ts';
import { makeKeyClient } from '../support/make-key-client.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

let dashboard: TestDashboard;
let sales: TestClient;
beforeAll(async () => {
  dashboard = await openTestDashboard({ settings: { keyRequestsPerMinuteMax: 40 } });
  sales = await dashboard.withRole('sales');
});
afterAll(() => dashboard.close());

interface Made {
  key: { id: number; start: string };
  token: string;
}

async function make(client: TestClient, body: object): Promise<Made> {
  const answer = await client.post('/api/keys', { name: 'Sheet', scopes: ['leads:read'], days: 30, ...body });
  expect(answer.status).toBe(200);
  return answer.body as unknown as Made;
}

describe('an API key', () => {
  it('is shown once, listed without its secret, and kept as a hash alone', async () => {
    const { key, token } = await make(sales, { scopes: ['leads:read', 'leads:read'] });
    expect(token).toMatch(/^fiuto_[0-9a-f]{12}_[\w-]{43}$/);
    const listed = (await sales.get('/api/keys')).body as unknown as object[];
    expect(listed).toMatchObject([
      { name: 'Sheet', start: key.start, scopes: ['leads:read'], lastUsedAt: null, revokedAt: null },
    ]);
    const secret = token.slice(key.start.length + 1);
    expect(JSON.stringify(listed)).not.toContain(secret);
    const kept = await dashboard.records.db.select().from(apiKeys);
    expect(JSON.stringify(kept)).not.toContain(secret);
  });

  it('does what its owner may, narrowed to its scopes, and never what is not open to keys', async () => {
    const program = await makeKeyClient(dashboard, sales, ['leads:read']);
    expect(await program.get('/api/leads')).toMatchObject({ status: 200, body: { leads: [] } });
    const me = await program.get('/api/me');
    expect(me.body).toMatchObject({ role: 'sales' });
    expect(me.body).not.toHaveProperty('key');
    expect(await program.get('/api/people')).toMatchObject({
      ...{ status: 403, body: { error: { code: 'scope_missing', fields: { scope: 'people:read' } } } },
    });
    for (const path of ['/api/keys', '/api/visits', '/api/alerts/settings'])
      expect(await program.get(path)).toMatchObject({
        ...{ status: 403, body: { error: { code: 'not_for_keys' } } },
      });
    expect(await program.post('/api/keys', { name: 'x', scopes: ['exports'], days: 1 })).toMatchObject({
      ...{ status: 403, body: { error: { code: 'not_for_keys' } } },
    });
    const marketer = await dashboard.withRole('marketer');
    const writer = await makeKeyClient(dashboard, marketer, ['leads:write']);
    expect(await writer.post('/api/leads', { companyId: 1 })).toMatchObject({
      ...{ status: 403, body: { error: { code: 'not_allowed' } } },
    });
  });

  it('is the only thing that counts in its request: no cookie beside it, no origin needed', async () => {
    const program = await makeKeyClient(dashboard, sales, ['leads:write']);
    const cookie = [...sales.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await program.send('GET', '/api/leads', undefined, { cookie });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
    expect(
      await program.send('POST', '/api/leads', { companyId: 999 }, { origin: 'https://elsewhere.example' }),
    ).toMatchObject({ status: 404, body: { error: { code: 'unknown_company' } } });
    expect(
      await sales.send('GET', '/api/me', undefined, { authorization: 'Basic cHJveHk6cGFzcw==' }),
    ).toMatchObject({ status: 200 });
  });

  it('is refused with 401 when it is unknown, cut, another’s secret, expired or revoked', async () => {
    const one = await make(sales, { days: null });
    const other = await make(sales, {});
    const ask = (token: string) =>
      sales.send('GET', '/api/leads', undefined, { authorization: `Bearer ${token}` });
    const wrong = [
      ...['', 'x', one.token.slice(0, -1), `${one.token}a`, one.token.toUpperCase()],
      ...[
        other.key.start + one.token.slice(one.key.start.length),
        `fiuto_${'0'.repeat(12)}_${'a'.repeat(43)}`,
      ],
    ];
    for (const token of wrong)
      expect([token, (await ask(token)).body]).toMatchObject([token, { error: { code: 'key_not_valid' } }]);
    expect((await ask(one.token)).status).toBe(200);
    expect((await sales.delete(`/api/keys/${one.key.id}`)).status).toBe(200);
    expect((await ask(one.token)).status).toBe(401);
    expect((await sales.delete(`/api/keys/${one.key.id}`)).status).toBe(404);
    await dashboard.records.db
      .update(apiKeys)
      .set({ expiresAt: new Date() })
      .where(eq(apiKeys.id, other.key.id));
    expect((await ask(other.token)).status).toBe(401);
  });

  it('is seen and revoked by its owner and by administrators alone', async () => {
    const { key } = await make(sales, { name: 'Mine alone' });
    const manager = await dashboard.withRole('manager');
    expect((await manager.get('/api/keys')).body).toEqual([]);
    const missing = await manager.delete('/api/keys/999999');
    expect(await manager.delete(`/api/keys/${key.id}`)).toMatchObject({ status: 404, body: missing.body });
    const administrator = await dashboard.administrator();
    expect(JSON.stringify((await administrator.get('/api/keys')).body)).toContain('Mine alone');
    expect((await administrator.delete(`/api/keys/${key.id}`)).status).toBe(200);
  });

  it('is written down: when it was made, last used and revoked, and what it looked at', async () => {
    const program = await makeKeyClient(dashboard, sales, ['leads:read'], 'Audited');
    await program.get('/api/leads');
    const listed = (await sales.get('/api/keys')).body as unknown as { name: string; lastUsedAt: string }[];
    expect(Date.parse(listed.find(({ name }) => name === 'Audited')?.lastUsedAt ?? '')).not.toBeNaN();
    const administrator = await dashboard.administrator();
    const { entries } = (await administrator.get('/api/audit?limit=200')).body as {
      entries: { action: string; userName: string; subject: string }[];
    };
    expect(entries).toContainEqual(
      expect.objectContaining({ action: 'look_leads', userName: 'sales (API key Audited)' }),
    );
    expect(entries).toContainEqual(
      expect.objectContaining({ action: 'make_api_key', subject: 'Audited: leads:read' }),
    );
    expect(entries.some(({ action }) => action === 'revoke_api_key')).toBe(true);
  });

  it('waits when it asks too often, by itself', async () => {
    const eager = await makeKeyClient(dashboard, sales, ['leads:read']);
    const statuses: number[] = [];
    for (let asked = 0; asked < 41; asked += 1) statuses.push((await eager.get('/api/me')).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(40);
    const last = await eager.get('/api/me');
    expect(last).toMatchObject({ status: 429, body: { error: { code: 'too_many_requests' } } });
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    const calm = await makeKeyClient(dashboard, sales, ['leads:read']);
    expect((await calm.get('/api/me')).status).toBe(200);
  });

  it('ends with its owner', async () => {
    const agent = await dashboard.withRole('agent');
    const program = await makeKeyClient(dashboard, agent, ['leads:read']);
    expect((await program.get('/api/leads')).status).toBe(200);
    const administrator = await dashboard.administrator();
    const { id } = (await agent.get('/api/me')).body;
    expect((await administrator.delete(`/api/users/${String(id)}`)).status).toBe(200);
    expect((await program.get('/api/leads')).status).toBe(401);
  });
});
