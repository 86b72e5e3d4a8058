// A plain REST server of somebody else's in memory: fields of its own names, nested, bodies in an envelope, one of the usual ways of
// turning pages, and refusals as problems of RFC 9457. It refuses fields, parameters and values that it does not know.

import type { CrmSettings } from '#contract/crm.ts';
import { defaultRestMapping, type RestMapping } from '#contract/rest-report.ts';
import { startTestHttp, type TestHttp, type TestReply } from '#tests/support/start-test-http.ts';
import { type CrmStub, type NewStubCompany, type StubRecord, stubOwner } from './crm-stub.ts';
import { fieldsOf, RestMemory, type RestRow, type RestTable } from './rest-memory.ts';
import { operateRestOrders } from './rest-orders.ts';
import { type FaultBox, jsonReply, openFaultBox } from './stub-faults.ts';

const key = 'rest-key-0123456789';
const pageRows = 30;

export interface RestStubOptions {
  readonly paging?: 'page' | 'offset' | 'cursor' | 'link';
  readonly auth?: 'header' | 'bearer' | 'basic' | 'oauth';
  /** A server that takes whatever stands in a query, and looks at nothing that it does not know. */
  readonly ignoresSearch?: boolean;
}

export interface RestStub extends CrmStub {
  readonly settings: Partial<CrmSettings>;
  readonly mapping: RestMapping;
  readonly requests: TestHttp['requests'];
  tokensGiven(): number;
}

export async function startRestStub(options: RestStubOptions = {}): Promise<RestStub> {
  const { paging = 'cursor', auth = 'header' } = options;
  const memory = new RestMemory();
  const tokens: string[] = [];
  const faults = openFaultBox({
    burst_limit: () => refuse(429, 'Slow down', { 'retry-after': '1' }),
    daily_limit: () => refuse(429, 'Come back later', { 'retry-after': '7200' }),
    expired: () => ({
      status: 401,
      headers: { 'content-type': 'text/html' },
      body: '<h1>Authorization Required</h1>',
    }),
    locked: () => refuse(423, 'Locked by somebody'),
    unavailable: () => refuse(503, 'Down for maintenance'),
  });
  const server: TestHttp = await startTestHttp(async (request) => {
    if (request.path === '/oauth/token') return giveToken(request, tokens);
    if (!isKnown(request, auth, tokens)) return refuse(401, 'Who are you?');
    // It tells its own clock.
    const date = new Date(Date.now() + memory.skewMs).toUTCString();
    return faults.run(request.method !== 'GET', () => {
      const reply = route(memory, request, { ...options, paging, url: server.url });
      return { ...reply, headers: { ...reply.headers, date } };
    });
  });
  const mapping = mappingOf(paging, auth);
  return {
    ...{ ...operate(memory), ...faults, provider: 'rest', url: server.url, close: server.close },
    ...{ mapping, settings: { rest: mapping, ...rules }, requests: server.requests },
    tokensGiven: () => tokens.length,
  };
}

function isKnown({ headers }: Request, auth: string, tokens: readonly string[]): boolean {
  const said = headers.authorization ?? '';
  if (auth === 'header') return headers['x-key'] === key;
  if (auth === 'bearer') return said === `Bearer ${key}`;
  if (auth === 'basic') return said === `Basic ${Buffer.from(`fiuto:${key}`).toString('base64')}`;
  return tokens.at(-1) !== undefined && said === `Bearer ${tokens.at(-1)}`;
}

/** From a form alone, with the client in the body: as servers do that never heard of the header. */
function giveToken({ body, headers }: Request, tokens: string[]): TestReply {
  const form = new URLSearchParams(body);
  const isForm = headers['content-type'] === 'application/x-www-form-urlencoded';
  if (!isForm || form.get('grant_type') !== 'client_credentials')
    return jsonReply(400, { error: 'unsupported_grant_type' });
  if (form.get('client_id') !== 'fiuto' || form.get('client_secret') !== key)
    return jsonReply(401, { error: 'invalid_client' });
  tokens.push(`token-${tokens.length + 1}-of-the-stub`);
  return jsonReply(200, { access_token: tokens.at(-1), token_type: 'Bearer', expires_in: 3_600 });
}

/** What an administrator would type in for it. */
function mappingOf(paging: RestMapping['paging']['kind'], auth: RestMapping['auth']['kind']): RestMapping {
  const place = { page: 'page', offset: 'skip', cursor: 'after', link: '', none: '' }[paging];
  const kind = (path: string, fields: Record<string, string>, params: Record<string, string>) => ({
    ...{ path, itemPath: '', createMethod: 'POST' as const, updateMethod: 'PATCH' as const },
    ...{ bodyAt: 'data', recordAt: 'data', listAt: 'data.items', fields, params, words: {} },
  });
  const texts = { id: 'id', company: 'account.id', text: 'body' };
  return {
    ...defaultRestMapping,
    auth: { ...defaultRestMapping.auth, kind: auth, headerName: 'X-Key' },
    paging: {
      kind: paging,
      param: place,
      sizeParam: 'take',
      size: pageRows,
      first: 1,
      cursorAt: 'data.after',
    },
    callsPerSecond: 50,
    kinds: {
      company: {
        ...kind(
          '/v1/accounts',
          {
            ...{ id: 'id', ownId: 'ref', owner: 'owner.id', status: 'relation', changedAt: 'modified' },
            lastContactedAt: 'talked.last',
          },
          { ownId: 'ref', domain: 'site', vatNumber: 'vat', changedSince: 'since' },
        ),
        words: { customer: 'client, former client' },
      },
      person: kind(
        '/v1/contacts',
        { id: 'id', ownId: 'ref', company: 'account.id' },
        { ownId: 'ref', email: 'mail', company: 'account' },
      ),
      note: kind('/v1/remarks', texts, { company: 'account' }),
      task: kind(
        '/v1/todos',
        { ...texts, title: 'subject', due: 'due', owner: 'owner.id' },
        { company: 'account' },
      ),
      deal: {
        ...kind(
          '/v1/deals',
          {
            ...{ id: 'id', company: 'account.id', name: 'title', state: 'outcome', amount: 'worth.amount' },
            ...{ currency: 'worth.currency', lostReason: 'why', changedAt: 'modified', owner: 'owner.id' },
          },
          { changedSince: 'since' },
        ),
        words: { open: 'open', won: 'closed won', lost: 'closed lost' },
      },
      order: {
        ...kind(
          '/v1/papers',
          {
            ...{ id: 'id', company: 'account.id', number: 'no', date: 'day', kind: 'sort', state: 'phase' },
            ...{ amount: 'worth.net', currency: 'worth.currency', lines: 'goods', lineProduct: 'label' },
            ...{ lineQuantity: 'pieces', lineAmount: 'net', changedAt: 'modified' },
          },
          { changedSince: 'since' },
        ),
        words: { invoice: 'bill', creditNote: 'bill back', noOrder: 'offer, called off' },
      },
      owner: kind('/v1/users', { id: 'id', name: 'name', email: 'mail' }, {}),
    },
  };
}

const rules: Pick<CrmSettings, 'companyRules' | 'personRules'> = {
  companyRules: [
    { ours: 'name', theirs: 'name', mode: 'fill' },
    { ours: 'website', theirs: 'web.site', mode: 'fill' },
    { ours: 'vatNumber', theirs: 'tax.vat', mode: 'fill' },
    { ours: 'country', theirs: 'place.country', mode: 'fill' },
    { ours: 'score', theirs: 'marks.score', mode: 'ours' },
    { ours: 'fit', theirs: 'marks.fit', mode: 'ours' },
    { ours: 'band', theirs: 'marks.band', mode: 'ours' },
    { ours: 'verdict', theirs: 'marks.verdict', mode: 'ours' },
    { ours: 'lastVisitDay', theirs: 'marks.seen', mode: 'ours' },
  ],
  personRules: [
    { ours: 'name', theirs: 'name', mode: 'fill' },
    { ours: 'email', theirs: 'mails.0.address', mode: 'fill' },
    { ours: 'phone', theirs: 'phone', mode: 'fill' },
    { ours: 'jobTitle', theirs: 'role', mode: 'fill' },
  ],
};

function operate(
  memory: RestMemory,
): Omit<CrmStub, 'provider' | 'url' | 'close' | 'settings' | keyof FaultBox> {
  const addCompany = ({ name, domain, vatNumber, ownerId }: NewStubCompany) =>
    memory.add('accounts', {
      ...{
        name,
        ref: null,
        relation: 'lead',
        web: { site: domain ?? null },
        tax: { vat: vatNumber ?? null },
      },
      owner: ownerId === undefined ? null : { id: ownerId },
    }).id;
  return {
    credentials: { secret: key, user: 'fiuto', database: '' },
    faults: [
      ...(['burst_limit', 'daily_limit', 'expired', 'locked', 'unavailable'] as const),
      ...(['html_page', 'answer_lost', 'reset'] as const),
    ],
    ...{
      canMerge: false,
      tellsOwner: true,
      tellsDealsOf: false,
      manyCompanies: 70,
      faultPlaces: [0, 1, 2, 3],
    },
    list: (kind) => memory.rows(tables[kind]).map(view),
    addCompany,
    addCompanies: (companies) => {
      for (const company of companies) addCompany(company);
    },
    holds: (text) => Object.values(tables).some((table) => JSON.stringify(memory.rows(table)).includes(text)),
    workOn: (kind, id) => {
      memory.change(tables[kind], id, {
        ...(kind === 'company' ? { telephone: '+39 02 555' } : {}),
        ...(kind === 'note' ? { body: 'They called back' } : {}),
        ...(kind === 'task' ? { due: '2031-01-07' } : {}),
      });
    },
    addDeal: ({ companyId, name, state, amount = 0, lostReason = '' }) =>
      memory.add('deals', {
        ...{
          title: name,
          account: { id: companyId },
          outcome: state === 'open' ? 'open' : `Closed ${state}`,
        },
        ...{ worth: { amount, currency: 'EUR' }, why: lostReason, owner: { id: stubOwner.id } },
      }).id,
    removeDeal: (id) => memory.remove('deals', id),
    orders: operateRestOrders(memory),
    changeCompany: (id, { name, ownerId, score, isCustomer }) => {
      memory.change('accounts', id, {
        ...(name === undefined ? {} : { name }),
        ...(ownerId === undefined ? {} : { owner: { id: ownerId } }),
        ...(score === undefined ? {} : { marks: { score } }),
        ...(isCustomer === true ? { relation: 'Client' } : {}),
      });
    },
    logContact: (id, atMs) => {
      memory.change('accounts', id, { talked: { last: new Date(atMs).toISOString() } });
    },
    removeCompany: (id) => memory.remove('accounts', id),
    mergeCompanies: () => undefined,
    // Its lists show what was written a moment ago.
    lagSearch: () => undefined,
    skewClock: (ms) => {
      memory.skewMs = ms;
    },
  };
}

const tables = { company: 'accounts', person: 'contacts', note: 'remarks', task: 'todos' } as const;

function view(row: RestRow): StubRecord {
  const at = (...path: string[]) => String(fieldsOf(row).get(path.join('.')) ?? '');
  return {
    ...{ id: row.id, ownId: at('ref'), name: at('name') || at('subject'), text: at('body') },
    ...{ key: at('web', 'site') || at('mails', '0', 'address'), companyId: at('account', 'id') },
    ...{ score: at('marks', 'score'), ownerId: at('owner', 'id') },
  };
}

type Request = TestHttp['requests'][number];

function refuse(status: number, title: string, headers: Record<string, string> = {}): TestReply {
  return jsonReply(
    status,
    { type: 'about:blank', status, title },
    { 'content-type': 'application/problem+json', ...headers },
  );
}

const names: Readonly<Record<string, RestTable>> = {
  ...{ accounts: 'accounts', contacts: 'contacts', remarks: 'remarks', todos: 'todos', deals: 'deals' },
  papers: 'papers',
};

type Turning = RestStubOptions & { readonly url: string };

function route(memory: RestMemory, request: Request, turning: Turning): TestReply {
  const url = new URL(request.path, 'http://stub');
  const [, version, name = '', id = ''] = url.pathname.split('/');
  if (version !== 'v1') return refuse(404, 'No such path');
  if (name === 'users' && request.method === 'GET')
    return jsonReply(200, {
      data: { items: [{ id: stubOwner.id, name: stubOwner.name, mail: stubOwner.email }], after: null },
    });
  const table = names[name];
  if (table === undefined) return refuse(404, 'No such path');
  if (id === '')
    return request.method === 'POST' ? write(memory, table, request) : list(memory, table, url, turning);
  const row = memory.find(table, decodeURIComponent(id));
  if (row === undefined) return refuse(404, 'No such record');
  if (request.method === 'GET') return jsonReply(200, { data: row });
  if (request.method === 'PATCH') return write(memory, table, request, row);
  if (request.method !== 'DELETE') return refuse(405, 'Not here');
  memory.remove(table, row.id);
  return { status: 204 };
}

function write(memory: RestMemory, table: RestTable, { headers, body }: Request, row?: RestRow): TestReply {
  if (headers['content-type'] !== 'application/json') return refuse(415, 'JSON alone');
  const sent: unknown = JSON.parse(body);
  const data: unknown = typeof sent === 'object' && sent !== null ? Reflect.get(sent, 'data') : undefined;
  if (typeof data !== 'object' || data === null) return refuse(400, 'There is no data');
  const problem = memory.judge(table, data, row);
  if (problem !== undefined) return refuse(problem.status, problem.title);
  if (row !== undefined) return jsonReply(200, { data: memory.change(table, row.id, data) });
  const made = memory.add(table, data);
  // Remarks are told by their place alone.
  if (table === 'remarks') return { status: 201, headers: { location: `/v1/remarks/${made.id}` } };
  return jsonReply(201, { data: made });
}

const turns = { page: 'page', offset: 'skip', cursor: 'after', link: 'from' } as const;

function list(
  memory: RestMemory,
  table: RestTable,
  { searchParams: query }: URL,
  { paging = 'cursor', ignoresSearch = false, url }: Turning,
): TestReply {
  const turn = turns[paging];
  const known = new Set(['take', turn, ...memory.searched(table)]);
  const other = [...query.keys()].find((name) => !known.has(name));
  if (other !== undefined && !ignoresSearch) return refuse(400, `What is ${other}?`);
  const take = Number(query.get('take') ?? 20);
  if (!(take >= 1 && take <= pageRows)) return refuse(400, `take is at most ${pageRows}`);
  const rows = memory.rows(table).filter((row) => ignoresSearch || memory.fits(table, row, query));
  const place = Number(query.get(turn) ?? (paging === 'page' ? 1 : 0));
  const from = paging === 'page' ? (place - 1) * take : place;
  const items = rows.slice(from, from + take);
  const isLast = from + take >= rows.length;
  const next = new URLSearchParams(query);
  next.set(turn, String(from + take));
  const after = paging === 'cursor' && !isLast ? { after: String(from + take) } : {};
  const link = `<${url}/v1/${table}?${next}>; rel="next", <${url}/v1/${table}>; rel="first"`;
  return jsonReply(200, { data: { items, ...after } }, paging === 'link' && !isLast ? { link } : {});
}
