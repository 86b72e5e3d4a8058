// What a REST API does that could cost somebody their work or hide something: changes made meanwhile, wrong paths that look like deletions,
// words that nobody explained, an address that is changed in the middle of a reading.

import { afterEach, expect, test } from 'vitest';
import { defaultCrmSettings } from '#contract/crm.ts';
import { defaultRestMapping, type RestKindMapping, type RestMapping } from '#contract/rest-report.ts';
import { openConnector } from '#crm/connectors/open-connector.ts';
import { startTestHttp, type TestReply } from '#tests/support/start-test-http.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function serve(reply: Parameters<typeof startTestHttp>[0]) {
  const server = await startTestHttp(reply);
  opened.push(server);
  return server;
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): TestReply => ({
  ...{ status, headers },
  body: JSON.stringify(body),
});

function withKinds(changes: Partial<Record<keyof RestMapping['kinds'], Partial<RestKindMapping>>>) {
  const { kinds } = defaultRestMapping;
  const changed = Object.entries(changes).map(([kind, change]) => [
    kind,
    { ...kinds[kind as keyof typeof kinds], ...change },
  ]);
  return { ...defaultRestMapping, kinds: { ...kinds, ...Object.fromEntries(changed) } } as RestMapping;
}

function open(baseUrl: string, rest: RestMapping) {
  const credentials = { secret: 'key', user: '', database: '' };
  const settings = { ...defaultCrmSettings, rest };
  const account = { provider: 'rest' as const, baseUrl, credentials, settings };
  return openConnector(account, { timeoutMs: 5_000, allowedHosts: ['127.0.0.1'] }).connector;
}

/** One record with tags; a colleague changes it right after it was read, as often as `changes` says. */
async function serveTagged(changes: readonly object[], isWeak = false) {
  const left = [...changes];
  const row: Record<string, unknown> = { id: '7', name: 'Acme', phone: '' };
  let version = 1;
  const tag = () => `${isWeak ? 'W/' : ''}"${version}"`;
  const server = await serve(({ method, headers, body }) => {
    if (method === 'GET') {
      const answer = json(row, 200, { etag: tag() });
      const change = left.shift();
      if (change !== undefined) {
        Object.assign(row, change);
        version += 1;
      }
      return answer;
    }
    const asked = headers['if-match'];
    // Weak tags are never equal here. Source: RFC 9110, section 13.1.1.
    if (asked !== undefined && (isWeak || asked !== tag())) return json({ title: 'Changed' }, 412);
    for (const name of Object.keys(row)) delete row[name];
    Object.assign(row, JSON.parse(body) as object);
    version += 1;
    return json(row);
  });
  return { row, server, connector: open(server.url, withKinds({ company: { updateMethod: 'PUT' } })) };
}

const change = { ownId: 'fiuto_c_1', theirId: '7' };

test('a change that a colleague makes between our reading and our writing stays, and what they filled in is theirs', async () => {
  const { row, connector } = await serveTagged([{ remark: 'Calls on Mondays' }, { phone: '+39 02 111' }]);
  await connector.write('company', { ...change, values: { fiuto_score: 20, phone: '+39 02 222' } });
  expect(row).toMatchObject({ remark: 'Calls on Mondays', phone: '+39 02 111', fiuto_score: 20 });
});

test('a record that changes with each look is left for later, and not written over', async () => {
  const { row, connector } = await serveTagged(
    Array.from({ length: 9 }, (_, index) => ({ remark: `No ${index}` })),
  );
  await expect(connector.write('company', { ...change, values: { fiuto_score: 20 } })).rejects.toMatchObject({
    fault: { kind: 'later', reason: 'changed_there' },
  });
  expect(row).not.toHaveProperty('fiuto_score');
});

test('where tags are given and never taken, what nobody changed is written all the same', async () => {
  const { row, connector } = await serveTagged([], true);
  await connector.write('company', { ...change, values: { fiuto_score: 20 } });
  expect(row).toMatchObject({ name: 'Acme', fiuto_score: 20 });
});

test.each([
  ['the path of one record is wrong', '/people/{id}', true, { kind: 'mend', reason: 'mapping_wrong' }],
  ['nothing can be deleted there', '/contacts/{id}', true, { kind: 'never', reason: 'not_deletable' }],
  ['it is gone', '/contacts/{id}', false, undefined],
])('what is to be deleted and answers 404 is gone only if it is: %s', async (_, itemPath, stands, fault) => {
  const rows = [{ id: '1' }, ...(stands ? [{ id: '7' }] : [])];
  const server = await serve(({ method, path }) => {
    const [, table = '', id = ''] = new URL(path, 'http://stub').pathname.split('/');
    if (method !== 'GET' || table !== 'contacts') return json({}, 404);
    const row = rows.find((one) => one.id === id);
    return id === '' ? json({ data: rows }) : row === undefined ? json({}, 404) : json(row);
  });
  const connector = open(server.url, withKinds({ person: { path: '/contacts', itemPath } }));
  const removed = connector.remove('person', '7');
  if (fault === undefined) await removed;
  else await expect(removed).rejects.toMatchObject({ fault });
});

test('states of deals that nobody explained are listed by the test, and such a deal is neither open nor ended', async () => {
  const states = ['won', 'Perso', 'open', 'chiuso vinto', 'Perso', ''];
  const rows = states.map((state, index) => ({ id: `${index}`, state, updated_at: '2026-01-01T00:00:00Z' }));
  const server = await serve(({ path }) => {
    const id = path.split('?')[0]?.split('/')[2];
    return id === undefined ? json({ data: path.includes('/deals') ? rows : [] }) : json(rows[Number(id)]);
  });
  const connector = open(server.url, withKinds({ deal: { path: '/deals' } }));
  const { found = [], missing } = await connector.test();
  expect(missing).toEqual(['deal: unknown_words']);
  expect(found.find(({ kind }) => kind === 'deal')?.unknownWords).toEqual(['Perso', 'chiuso vinto']);
  const { deals } = await connector.readChanged('deal', '');
  expect(deals.map(({ state }) => state)).toEqual(['won', 'unknown', 'open', 'unknown', 'unknown', 'open']);
  expect(deals[1]).toMatchObject({ closedMs: undefined, unread: ['state: Perso'] });
  const untold = withKinds({ deal: { path: '/deals', fields: { id: 'id', company: 'company_id' } } });
  expect((await open(server.url, untold).test()).missing).toEqual(['deal: no_state']);
});

test('a reading by links goes on where it was after the address of the connection is changed', async () => {
  const serveAt = (prefix: string) =>
    serve(({ path }) => {
      if (!path.startsWith(prefix)) return json({}, 404);
      const isLast = path.includes('from=2');
      const link = `<https://127.0.0.1${prefix}/companies?from=2>; rel="next"`;
      return json({ data: [{ id: isLast ? 2 : 1, name: 'Acme' }] }, 200, isLast ? {} : { link });
    });
  const [old, moved] = [await serveAt('/api'), await serveAt('/crm/api')];
  const rest = { ...defaultRestMapping, paging: { ...defaultRestMapping.paging, kind: 'link' as const } };
  const first = await open(`${old.url}/api`, rest).readChanged('company', '');
  const elsewhere = open(`${moved.url}/crm/api`, rest);
  const second = await elsewhere.readChanged('company', first.cursor);
  expect([...first.records, ...second.records].map(({ id }) => id)).toEqual(['1', '2']);
  expect(second.isLast).toBe(true);
  // As it was written before.
  const written = first.cursor.replace('/companies', `${old.url}/api/companies`);
  expect((await open(`${old.url}/api`, rest).readChanged('company', written)).isLast).toBe(true);
});
