// Whatever belongs to a colleague stays theirs, endpoint by endpoint of the OpenAPI document: with a session and with a key, by its
// id, by a search and by a change. A new endpoint fails here until it is said which id goes into its path.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiScopes } from '#contract/key-report.ts';
import { qualityRuleIds } from '#contract/quality-report.ts';
import { describeApi } from '#dashboard/server/api/describe-api.ts';
import { listRoutes } from '#dashboard/server/list-routes.ts';
import type { RouteParts } from '#dashboard/server/routes/route-parts.ts';
import { type ColleagueIds, makeColleague, secretMark } from '../support/make-colleague.ts';
import { makeKeyClient } from '../support/make-key-client.ts';
import { openTestDashboard, type TestDashboard } from '../support/open-test-dashboard.ts';
import type { TestClient } from '../support/test-client.ts';

interface Operation {
  name: string;
  method: string;
  path: string;
  roles: 'anyone' | 'signed-in' | string[];
  scope: string | undefined;
}

const described = describeApi(listRoutes({ secret: 'a secret of the tests' } as RouteParts), '1', []);
const operations: Operation[] = Object.entries(described.paths ?? {}).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, Record<string, unknown>>).map(([method, declared]) => ({
    ...{ name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path },
    roles: declared['x-roles'] as Operation['roles'],
    scope: declared['x-scope'] as string | undefined,
  })),
);
const isFor =
  (role: string) =>
  ({ roles }: Operation) =>
    roles === 'signed-in' || roles.includes(role);
const inTable = (list: readonly Operation[]) => list.map((one): [string, Operation] => [one.name, one]);
const withId = operations.filter(({ path }) => path.includes('{') && !path.includes('{rule}'));

let dashboard: TestDashboard;
let theirs: ColleagueIds;
let colleague: TestClient;
let sales: TestClient;
const clients = new Map<string, TestClient>();
beforeAll(async () => {
  dashboard = await openTestDashboard({ settings: { keyRequestsPerMinuteMax: 100_000 } });
  colleague = await dashboard.withRole('sales', 'colleague');
  theirs = await makeColleague(dashboard, colleague);
  sales = await dashboard.withRole('sales');
  const agent = await dashboard.withRole('agent');
  clients.set('sales', sales);
  clients.set('key of sales', await makeKeyClient(dashboard, sales, apiScopes));
  clients.set('agent', agent);
  clients.set('key of agent', await makeKeyClient(dashboard, agent, apiScopes));
}, 60_000);
afterAll(() => dashboard.close());

const client = (name: string) => clients.get(name) ?? sales;

/** Which of the colleague's ids a parameter of a path is. */
const idsOfPaths: [RegExp, (keyof ColleagueIds)[]][] = [
  [/^\/api\/leads\/\{id\}\/entries\/\{entryId\}/, ['lead', 'entry']],
  [/^\/api\/leads\/\{id\}\/changes\/\{changeId\}/, ['lead', 'change']],
  [/^\/api\/leads\/\{id\}/, ['lead']],
  [/^\/api\/companies\/\{id\}\/aliases\/\{partId\}/, ['company', 'alias']],
  [/^\/api\/companies\/\{id\}\/networks\/\{partId\}/, ['company', 'network']],
  [/^\/api\/companies\/\{id\}/, ['company']],
  [/^\/api\/people\/\{id\}/, ['person']],
  [/^\/api\/requests\/\{id\}/, ['request']],
  [/^\/api\/visits\/\{id\}/, ['visit']],
  [/^\/api\/alerts\/channels\/\{id\}/, ['channel']],
  [/^\/api\/alerts\/deliveries\/\{id\}/, ['delivery']],
  [/^\/api\/corrections\/\{id\}/, ['correction']],
  [/^\/api\/keys\/\{id\}/, ['key']],
  [/^\/api\/exports\/\{id\}/, ['export']],
  [/^\/api\/orders\/\{id\}\/changes\/\{changeId\}/, ['order', 'orderChange']],
  [/^\/api\/orders\/\{id\}/, ['order']],
  [/^\/api\/absences\/\{id\}/, ['absence']],
  [/^\/api\/saved-filters\/\{id\}/, ['savedFilter']],
  [/^\/api\/hand-over\/\{id\}/, ['handOver']],
];
const texts: Record<string, string> = { domain: 'zqzq-pumps.it', handle: 'ZQZQ-MNT' };
const missing: Record<string, string> = { request: '1-999999', visit: '1-00000000000000ff-1' };

function concrete({ path }: Operation, ids: (name: keyof ColleagueIds) => string): string {
  // What ties of persons are called is known to nobody who may not see the person.
  if (path === '/api/people/ties/{id}/cut') return `/api/people/ties/fact-${'0'.repeat(32)}/cut`;
  const names = idsOfPaths.find(([pattern]) => pattern.test(path))?.[1];
  if (names === undefined) throw new Error(`Say which id goes into ${path}.`);
  let at = 0;
  const filled = path.replace(/\{(\w+)\}/g, (_, parameter: string) => {
    const name = names[at];
    at += 1;
    return texts[parameter] ?? (name === undefined ? '1' : ids(name));
  });
  return `${filled}${queryOf(path)}`;
}

const period = () => {
  const at = (ms: number) => encodeURIComponent(new Date(Date.now() + ms).toISOString());
  return `from=${at(-86_400_000)}&to=${at(60_000)}`;
};
const withPeriod = /^\/api\/(visits|requests|visiting-companies|companies\/\{id\}\/activity)$/;
function queryOf(path: string): string {
  return withPeriod.test(path) ? `?${period()}` : '';
}

/** A body that is right, so that it is the caller who is refused. */
const bodies: Record<string, object> = {
  'POST /api/requests/{id}/state': { state: 'taken' },
  'PATCH /api/companies/{id}': { legalName: 'Taken over' },
  'POST /api/companies/{id}/domains': { domain: 'taken-over.it', kind: 'alias' },
  'POST /api/companies/{id}/aliases': { name: 'Taken over' },
  'POST /api/companies/{id}/networks': { range: '5.11.0.0/24' },
  'POST /api/companies/{id}/handles': { handle: 'TAKEN-MNT' },
  'PATCH /api/leads/{id}': { seenChangeId: 1, nextStep: 'Taken over' },
  'POST /api/leads/{id}/entries': { kind: 'note', text: 'Taken over' },
  'PATCH /api/leads/{id}/entries/{entryId}': { seenChangeId: 1, text: 'Taken over' },
  'POST /api/leads/{id}/changes/{changeId}/undo': {},
  'POST /api/people/{id}/merge': { other: 999_999, reason: 'Taken over' },
  'POST /api/people/{id}/contact': { channel: 'phone', state: 'allowed', source: 'Taken over' },
  'POST /api/people/ties/{id}/cut': { reason: 'Taken over' },
  ...Object.fromEntries(
    ['companies', 'people', 'leads'].map((of) => [
      `POST /api/${of}/{id}/fields`,
      { fieldId: 1, value: 'Taken over', seenChangeId: 0 },
    ]),
  ),
  'PATCH /api/orders/{id}': { seenChangeId: 1, product: 'Taken over' },
  'PATCH /api/alerts/channels/{id}': { name: 'Taken over' },
};

async function ask(who: TestClient, operation: Operation, path: string) {
  return who.send(
    operation.method,
    path,
    operation.method === 'GET' ? undefined : (bodies[operation.name] ?? {}),
  );
}

/** Of companies and leads sales is told that there is one, and whose: `may-see-company.ts`, `may-see-lead.ts`. */
const toldOf = new Set(['not_your_company', 'not_your_lead']);

describe.each(['sales', 'key of sales', 'agent', 'key of agent'])('%s', (name) => {
  const role = name.replace('key of ', '');
  const isOpen = (one: Operation) => isFor(role)(one) && (!name.startsWith('key') || one.scope !== undefined);

  it.each(inTable(withId.filter(isOpen)))('gets nothing of a colleague’s by %s', async (_name, operation) => {
    const answer = await ask(
      client(name),
      operation,
      concrete(operation, (id) => theirs[id]),
    );
    expect(JSON.stringify(answer.body).toLowerCase()).not.toContain(secretMark);
    const nothing = await ask(
      client(name),
      operation,
      concrete(operation, (id) => missing[id] ?? '999999'),
    );
    expect(nothing.status).toBe(404);
    if (answer.status === 200 && operation.method === 'GET' && role === 'sales') {
      expect(answer.body).toMatchObject({ isWhole: false });
      return;
    }
    const { code } = (answer.body as { error: { code: string } }).error;
    if (role === 'sales' && toldOf.has(code)) expect(answer.status).toBe(403);
    else expect([answer.status, answer.body]).toEqual([404, nothing.body]);
  });
});

describe('nothing of a colleague’s is found', () => {
  const listed = operations.flatMap((one) =>
    one.path.includes('{rule}')
      ? qualityRuleIds.map((rule) => ({
          ...{ ...one, name: one.name.replace('{rule}', rule), path: one.path.replace('{rule}', rule) },
        }))
      : [one],
  );
  const lists = listed.filter(
    (one) => one.method === 'GET' && !one.path.includes('{') && isFor('sales')(one),
  );

  it.each(inTable(lists))('in %s, as it is and searched', async (_name, operation) => {
    const searches = ['', 'search=anna%40zqzq-pumps.it', 'search=zqzq', 'text=zqzq', 'search=390212345678'];
    const more = [`owner=${theirs.user}`, `owner=${theirs.user}&source=manual`, 'whose=team'];
    for (const name of ['key of sales', 'agent'])
      for (const query of [...searches, ...more, `assignee=${theirs.user}`, `company=${theirs.company}`]) {
        const path = `${operation.path}${queryOf(operation.path) || '?'}&${query}`;
        const domainAsked = operation.path === '/api/prospect' ? '&domain=zqzq-pumps.it' : '';
        const answer = await client(name).get(`${path}${domainAsked}`);
        const told = JSON.stringify(answer.body).toLowerCase().replaceAll('"domain":"zqzq-pumps.it"', '');
        expect([
          name,
          query,
          operation.path === '/api/prospect' ? told.replaceAll('zqzq-pumps.it', '') : told,
        ]).toEqual([name, query, expect.not.stringContaining(secretMark)]);
      }
  });

  it('by what stands in bodies: neither as the person of an own lead, nor merged, nor in bulk', async () => {
    const made = await sales.post('/api/companies', { name: 'Mine Valves' });
    const own = await sales.post('/api/leads', { companyId: made.body['id'], owner: 'me' });
    const { leadId, changeId } = own.body as { leadId: number; changeId: number };
    const person = Number(theirs.person);
    const path = `/api/leads/${leadId}`;
    const bulk = { leads: [{ leadId: Number(theirs.lead), seenChangeId: 1 }], owner: 'me' };
    const tries = (id: number): [string, string, object][] => [
      ['PATCH', path, { seenChangeId: changeId, personId: id }],
      ['POST', `${path}/entries`, { kind: 'note', text: 'x', personId: id }],
    ];
    for (const [at, [method, address, body]] of tries(person).entries()) {
      const answer = await sales.send(method, address, body);
      const nothing = await sales.send(method, address, tries(999_999)[at]?.[2]);
      expect([answer.status, answer.body]).toEqual([nothing.status, nothing.body]);
      expect(answer.body).toMatchObject({ error: { code: 'unknown_person' } });
    }
    for (const [method, address, body] of [
      ['PATCH', `${path}/entries/${theirs.entry}`, { seenChangeId: 1, text: 'x' }],
      ['POST', `${path}/changes/${theirs.change}/undo`, {}],
      ['DELETE', `/api/companies/${String(made.body['id'])}/aliases/${theirs.alias}`, {}],
    ] as const) {
      const answer = await sales.send(method, address, body);
      expect([address, answer.status]).toEqual([address, 404]);
      expect(JSON.stringify(answer.body)).not.toContain(secretMark);
    }
    expect(await sales.post('/api/leads/bulk', bulk)).toMatchObject({ body: { changed: 0 } });
    expect((await sales.post('/api/leads', { companyId: Number(theirs.company) })).status).toBe(403);
  });

  it('and nothing of it was changed by any of these tries', async () => {
    const lead = await colleague.get(`/api/leads/${theirs.lead}`);
    expect(lead.body).toMatchObject({ nextStep: 'zqzq step', owner: { name: 'colleague' }, person: null });
    expect(JSON.stringify(lead.body)).not.toContain('Taken over');
    const company = await colleague.get(`/api/companies/${theirs.company}`);
    expect(company.body).toMatchObject({
      ...{ legalName: 'zqzq Legal', aliases: [{ name: 'zqzq Alias' }], handles: ['ZQZQ-MNT'] },
      ...{ networks: [{ label: 'zqzq net' }], domains: [{ domain: 'zqzq-pumps.it' }] },
    });
    expect((await colleague.get(`/api/requests/${theirs.request}`)).body).toMatchObject({ state: 'new' });
    expect(JSON.stringify((await colleague.get('/api/keys')).body)).toContain('"revokedAt":null');
    expect(JSON.stringify((await colleague.get('/api/alerts/channels')).body)).toContain('zqzq channel');
  });
});

describe('a key', () => {
  it.each(inTable(operations.filter(({ roles }) => roles !== 'anyone')))(
    'opens %s with its scope alone',
    async (_name, operation) => {
      const others = apiScopes.filter((scope) => scope !== operation.scope);
      const administrator = await dashboard.administrator();
      const key = clients.get(others.join()) ?? (await makeKeyClient(dashboard, administrator, others));
      clients.set(others.join(), key);
      const path = operation.path.replace(/\{\w+\}/g, '999999');
      const answer = await key.send(operation.method, path, operation.method === 'GET' ? undefined : {});
      if (operation.scope === 'any') expect(answer.status).toBe(200);
      else
        expect([answer.status, answer.body]).toMatchObject([
          403,
          { error: { code: operation.scope === undefined ? 'not_for_keys' : 'scope_missing' } },
        ]);
    },
  );
});
