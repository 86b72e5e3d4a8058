// What a REST API alone has: a mapping that somebody typed in and that may be wrong, four ways of identifying us, four of turning pages.

import { afterEach, expect, test } from 'vitest';
import { defaultCrmSettings } from '#contract/crm.ts';
import { restMappingSchema } from '#contract/rest-mapping.ts';
import { defaultRestMapping, type RestKindMapping, type RestMapping } from '#contract/rest-report.ts';
import type { Connector } from '#crm/connectors/connector.ts';
import { openConnector } from '#crm/connectors/open-connector.ts';
import { type RestStub, type RestStubOptions, startRestStub } from '#tests/support/crm/start-rest-stub.ts';
import { startTestHttp, type TestReply } from '#tests/support/start-test-http.ts';
import { connectStub } from './connect-stub.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function start(options?: RestStubOptions): Promise<RestStub> {
  const stub = await startRestStub(options);
  opened.push(stub);
  return stub;
}

async function serve(reply: Parameters<typeof startTestHttp>[0]) {
  const server = await startTestHttp(reply);
  opened.push(server);
  return server;
}

const json = (body: unknown, status = 200): TestReply => ({ status, body: JSON.stringify(body) });

/** With one kind's mapping changed. */
function changed(
  mapping: RestMapping,
  change: Partial<RestKindMapping>,
): { settings: { rest: RestMapping } } {
  const company = { ...mapping.kinds.company, ...change };
  return { settings: { rest: { ...mapping, kinds: { ...mapping.kinds, company } } } };
}

function open(
  url: string,
  rest: RestMapping,
  more: { clock?: { now(): number; wait(ms: number): Promise<void> } } = {},
  timeZone = 'UTC',
) {
  const credentials = { secret: 'key', user: '', database: '' };
  const account = {
    provider: 'rest' as const,
    baseUrl: url,
    credentials,
    settings: { ...defaultCrmSettings, rest, timeZone },
  };
  return openConnector(account, { timeoutMs: 5_000, allowedHosts: ['127.0.0.1'], ...more });
}

async function readAll(connector: Connector, from = ''): Promise<{ ids: string[]; cursor: string }> {
  const ids: string[] = [];
  let cursor = from;
  for (;;) {
    const page = await connector.readChanged('company', cursor);
    ids.push(...page.records.map(({ id }) => id));
    cursor = page.cursor;
    if (page.isLast) return { ids, cursor };
  }
}

test.each(['page', 'offset', 'cursor', 'link'] as const)(
  'by %s every record of every page is read once, and later those that changed',
  async (paging) => {
    const stub = await start({ paging });
    await stub.addCompanies(Array.from({ length: 100 }, (_, index) => ({ name: `Firma ${index}` })));
    const connector = connectStub(stub);
    const { ids, cursor } = await readAll(connector);
    expect([ids.length, new Set(ids).size]).toEqual([100, 100]);
    stub.skewClock(3_600_000);
    const [first = ''] = ids;
    await stub.changeCompany(first, { name: 'Changed' });
    const later = await readAll(connector, cursor);
    expect(later.ids).toContain(first);
    expect((await readAll(connector, later.cursor)).ids).toEqual([first]);
  },
);

test('a server that knows no pages is read once, and not for ever', async () => {
  const rows = [
    { id: 1, name: 'One' },
    { id: 2, name: 'Two' },
  ];
  const server = await serve(() => json({ data: rows }));
  expect((await readAll(open(server.url, defaultRestMapping).connector)).ids).toEqual(['1', '2']);
});

test.each(['header', 'bearer', 'basic', 'oauth'] as const)(
  'by %s it is known there, and a wrong secret is told without it',
  async (auth) => {
    const stub = await start({ auth });
    expect((await connectStub(stub).test()).missing).toEqual([]);
    const credentials = { secret: 'a-secret-that-is-wrong' };
    const error: unknown = await connectStub(stub, { credentials })
      .test()
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ fault: { kind: 'mend', reason: 'credentials_refused' } });
    expect(JSON.stringify(error) + String(error)).not.toContain(credentials.secret);
    await expect(connectStub(stub, { credentials: { secret: '' } }).test()).rejects.toMatchObject({
      fault: { kind: 'mend', reason: 'no_credentials' },
    });
  },
);

test('a token is asked for once, and anew when the server no longer takes it', async () => {
  const stub = await start({ auth: 'oauth' });
  const connector = connectStub(stub);
  await connector.test();
  expect(stub.tokensGiven()).toBe(1);
  stub.fail('expired');
  const write = { ownId: 'fiuto_c_1', theirId: undefined, values: { name: 'Acme' } };
  expect((await connector.write('company', write)).isNew).toBe(true);
  expect(stub.tokensGiven()).toBe(2);
});

test('the test says what stands at each path, and what is wrong with the mapping', async () => {
  const stub = await start();
  const id = await stub.addCompany({ name: 'Acme', domain: 'prova-acme.it' });
  const found = (await connectStub(stub).test()).found ?? [];
  expect(found).toContainEqual({ kind: 'company', count: 1, example: id, problem: '' });
  expect(found).toContainEqual({ kind: 'owner', count: 1, example: '7001', problem: '' });
  const wrong = async (change: Partial<RestKindMapping>) =>
    (await connectStub(stub, changed(stub.mapping, change)).test()).missing;
  expect(await wrong({ path: '/v1/firms' })).toEqual(['company: no_such_path']);
  expect(await wrong({ listAt: 'data' })).toEqual(['company: no_list']);
  expect(await wrong({ fields: { ...stub.mapping.kinds.company.fields, id: 'uuid' } })).toEqual([
    'company: no_id',
  ]);
  expect(await wrong({ params: {} })).toEqual(['company: not_found_again']);
  await expect(connectStub(stub, changed(stub.mapping, { params: {} })).prepare()).rejects.toMatchObject({
    fault: { kind: 'mend', reason: 'mapping_wrong' },
  });
});

test('where a search is not understood nothing is written twice: it is to be mended', async () => {
  const stub = await start({ ignoresSearch: true });
  await stub.addCompanies(Array.from({ length: 300 }, (_, index) => ({ name: `Firma ${index}` })));
  const connector = connectStub(stub);
  expect((await connector.test()).missing).toContain('company: search_ignored');
  const write = { ownId: 'fiuto_c_1', theirId: undefined, values: { name: 'Acme' } };
  await expect(connector.write('company', write)).rejects.toMatchObject({
    fault: { kind: 'mend', reason: 'search_too_wide' },
  });
  expect(stub.writes()).toBe(0);
});

test('where a change replaces the whole record, what others wrote into it stays', async () => {
  const rows = new Map<string, unknown>();
  const server = await serve(({ method, path, body }) => {
    const id = path.split('/').at(-1) ?? '';
    if (method === 'PUT') rows.set(id, { id, ...(JSON.parse(body) as object) });
    const row = rows.get(id);
    return row === undefined ? json({ message: 'Not there' }, 404) : json(row);
  });
  const put = { createMethod: 'PUT' as const, updateMethod: 'PUT' as const, params: {} };
  const company = { ...defaultRestMapping.kinds.company, ...put, itemPath: '/companies/{id}' };
  const { connector } = open(server.url, {
    ...defaultRestMapping,
    kinds: { ...defaultRestMapping.kinds, company },
  });
  await connector.prepare();
  const write = { ownId: 'fiuto_c_1', theirId: undefined };
  const made = await connector.write('company', { ...write, values: { name: 'Acme', fiuto_score: 10 } });
  expect(made).toMatchObject({ id: 'fiuto_c_1', isNew: true });
  rows.set('fiuto_c_1', { ...(rows.get('fiuto_c_1') as object), remark: 'Written by a human' });
  expect(await connector.write('company', { ...write, values: { fiuto_score: 20 } })).toMatchObject({
    isNew: false,
  });
  expect(rows.get('fiuto_c_1')).toMatchObject({
    name: 'Acme',
    fiuto_score: 20,
    remark: 'Written by a human',
  });
});

test('where one record is answered elsewhere than the mapping says, no change blanks it, and the test says so', async () => {
  const row = { id: '7', name: 'Acme', remark: 'Written by a human' };
  const server = await serve(({ path }) =>
    json({ data: path.startsWith('/companies/') ? row : path.includes('external_id=') ? [] : [row] }),
  );
  const put = { updateMethod: 'PUT' as const };
  const open7 = (change: Partial<RestKindMapping>) =>
    open(server.url, changed(defaultRestMapping, { ...put, ...change }).settings.rest).connector;
  const write = { ownId: 'fiuto_c_1', theirId: '7', values: { fiuto_score: 20 } };
  const wrong = open7({});
  expect((await wrong.test()).missing).toEqual(['company: record_elsewhere']);
  const isWrong = { fault: { kind: 'mend', reason: 'mapping_wrong' } };
  await expect(wrong.write('company', write)).rejects.toMatchObject(isWrong);
  await expect(wrong.find('company', { by: 'link', value: '7' })).rejects.toMatchObject(isWrong);
  expect((await open7({ createMethod: 'PUT', itemPath: '/companies/{id}' }).test()).missing).toEqual([
    'company: record_elsewhere',
  ]);
  const another = open7({ recordAt: 'data' }).write('company', { ...write, theirId: '8' });
  await expect(another).rejects.toMatchObject({ fault: { kind: 'never', reason: 'conflict' } });
  expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  const right = open7({ recordAt: 'data' });
  expect((await right.test()).missing).toEqual([]);
  await right.write('company', write);
  const sent = server.requests.find(({ method }) => method === 'PUT')?.body ?? '';
  expect(JSON.parse(sent)).toMatchObject({ ...row, fiuto_score: 20 });
});

test('a record from the future hides nothing that changes until then', async () => {
  const rows = [
    { id: 1, name: 'Now', updated_at: new Date().toISOString() },
    { id: 2, name: 'Later', updated_at: '2062-01-01T00:00:00Z' },
  ];
  const server = await serve(() => json({ data: rows }));
  const { cursor } = await readAll(open(server.url, defaultRestMapping).connector);
  const since = Date.parse(cursor.split('|')[0] ?? '');
  expect(since).toBeLessThan(Date.now());
  expect(since).toBeGreaterThan(Date.now() - 600_000);
});

test('times without a zone are those of the connection', async () => {
  const deal = { ...defaultRestMapping.kinds.deal, path: '/deals' };
  const fields = { ...deal.fields, closedAt: 'closed_at' };
  const kinds = { ...defaultRestMapping.kinds, deal: { ...deal, fields } };
  const times = { closed_at: '2025-06-30', updated_at: '2025-07-01 10:00:00' };
  const server = await serve(() => json({ data: [{ id: 1, state: 'won', ...times }] }));
  const { connector } = open(server.url, { ...defaultRestMapping, kinds }, {}, 'Europe/Rome');
  const page = await connector.readChanged('deal', '');
  expect(page.deals[0]?.closedMs).toBe(Date.UTC(2025, 5, 29, 22));
  const last = await connector.readChanged('deal', page.cursor);
  expect(last.cursor).toBe('2025-07-01T07:55:00.000Z|');
});

test('a company with more notes than can be compared holds up no other, and a search that brings others is to be mended', async () => {
  const note = { ...defaultRestMapping.kinds.note, path: '/notes' };
  const mapping = { ...defaultRestMapping, kinds: { ...defaultRestMapping.kinds, note } };
  const paging = { ...mapping.paging, sizeParam: '' };
  const owners: Record<string, string> = { ignored: 'of another' };
  const server = await serve(({ method, path }) => {
    if (method === 'POST') return json({ id: 'n1' }, 201);
    const query = new URL(path, 'http://stub').searchParams;
    const [page, company] = [query.get('page'), query.get('company_id') ?? ''];
    if (company === 'plain') return json({ data: [] });
    return json({ data: [{ id: `${page}-1`, company_id: owners[company] ?? company, text: 'Theirs' }] });
  });
  const { connector } = open(server.url, { ...mapping, paging });
  const to = (companyId: string) =>
    connector.writeNote({
      ...{ ownId: 'fiuto_n_1', theirId: undefined, companyId, ownerId: '', week: '2026-W48' },
      ...{ lines: ['Seen'], language: 'en' as const, atMs: 0 },
    });
  await expect(to('crowded')).rejects.toMatchObject({ fault: { kind: 'never', reason: 'search_crowded' } });
  await expect(to('ignored')).rejects.toMatchObject({ fault: { kind: 'mend', reason: 'search_too_wide' } });
  expect((await to('plain')).isNew).toBe(true);
});

test('a company that fits among more than can be compared is left to a human', async () => {
  const server = await serve(({ path }) => {
    const page = new URL(path, 'http://stub').searchParams.get('page');
    return json({
      data: [
        { id: `${page}-1`, name: 'Other', website: 'other.it' },
        ...(page === '1' ? [{ id: 'a', name: 'Acme', website: 'acme.it' }] : []),
      ],
    });
  });
  const found = open(server.url, defaultRestMapping).connector.find('company', {
    by: 'domain',
    value: 'acme.it',
  });
  await expect(found).rejects.toMatchObject({ fault: { kind: 'never', reason: 'search_crowded' } });
});

test('a kind without a path is not written, and neither is one that could not be found again', () => {
  const { settings } = open('http://127.0.0.1:1', defaultRestMapping);
  expect(settings).toMatchObject({ sendsPersons: false, writesNotes: false, writesTasks: false });
  const kinds = { ...defaultRestMapping.kinds };
  const note = { ...kinds.note, path: '/notes' };
  const task = { ...kinds.task, path: '/tasks', params: {} };
  const some = open('http://127.0.0.1:1', { ...defaultRestMapping, kinds: { ...kinds, note, task } });
  expect(some.settings).toMatchObject({ sendsPersons: false, writesNotes: true, writesTasks: false });
});

test('it is asked no more often than is stated, and waits as it is told', async () => {
  let [now, isBusy] = [0, true];
  const waits: number[] = [];
  const clock = {
    now: () => now,
    wait: async (ms: number) => {
      waits.push(ms);
      now += ms;
    },
  };
  const server = await serve(() => {
    if (!isBusy) return json({ data: [] });
    isBusy = false;
    return { ...json({}, 429), headers: { 'retry-after': '3' } };
  });
  const { connector } = open(server.url, { ...defaultRestMapping, callsPerSecond: 1 }, { clock });
  await connector.readChanged('company', '');
  expect(waits.some((ms) => ms >= 3_000)).toBe(true);
  const before = now;
  for (let calls = 0; calls < 4; calls += 1) await connector.readChanged('company', '');
  expect(now - before).toBeGreaterThanOrEqual(3_000);
});

test('a private address is refused, also when the server leads there, and the key stays with its own', async () => {
  const stub = await start();
  await expect(connectStub(stub, { allowedHosts: [] }).test()).rejects.toMatchObject({
    fault: { kind: 'mend', reason: 'host_refused' },
  });
  const leading = await serve(() => ({ status: 302, headers: { location: 'http://127.0.0.2:1/companies' } }));
  await expect(open(leading.url, defaultRestMapping).connector.test()).rejects.toMatchObject({
    fault: { kind: 'mend', reason: 'host_refused' },
  });
  const elsewhere = await serve(() => json({ data: [] }));
  const next = `<${elsewhere.url.replace('127.0.0.1', 'localhost')}/companies>; rel="next"`;
  const linking = await serve(() => ({ ...json({ data: [{ id: 1 }] }), headers: { link: next } }));
  const paging = { ...defaultRestMapping.paging, kind: 'link' as const };
  const { connector } = open(linking.url, { ...defaultRestMapping, paging });
  await expect(connector.readChanged('company', '')).rejects.toMatchObject({
    fault: { kind: 'mend', reason: 'host_refused' },
  });
  expect(elsewhere.requests).toEqual([]);
});

test('a page for people is told by its title, and a problem by its own words', async () => {
  const page = await serve(() => ({
    status: 400,
    headers: { 'content-type': 'text/html' },
    body: '<title>Bad key=1</title>',
  }));
  const told = await serve(() => json({ type: 'about:blank', title: 'No such firm' }, 422));
  const write = { ownId: 'fiuto_c_1', theirId: '1', values: { name: 'Acme' } };
  await expect(open(page.url, defaultRestMapping).connector.write('company', write)).rejects.toMatchObject({
    ...{ fault: { kind: 'never', reason: 'refused' }, detail: '400 Bad …=1' },
  });
  await expect(open(told.url, defaultRestMapping).connector.write('company', write)).rejects.toMatchObject({
    ...{ fault: { kind: 'never', reason: 'validation' }, detail: '422 No such firm' },
  });
});

test('a mapping leads neither elsewhere nor into what every object has', () => {
  const isTaken = (change: Partial<RestKindMapping>) =>
    restMappingSchema.safeParse(changed(defaultRestMapping, change).settings.rest).success;
  expect(isTaken({})).toBe(true);
  for (const path of ['//evil.example/companies', 'https://evil.example/', 'companies', ''])
    expect(isTaken({ path })).toBe(false);
  expect(isTaken({ itemPath: '/companies' })).toBe(false);
  expect(isTaken({ fields: { id: '__proto__.id' } })).toBe(false);
  expect(isTaken({ fields: { elsewhere: 'id' } })).toBe(false);
});
