// Odoo in memory behind either of its fronts: JSON-2 as version 19 has it, JSON-RPC as those before. Each refuses what the real one does:
// a wrong key, the other database, arguments that a method does not take, an old path on a new server and the other way round.

import { startTestHttp, type TestHttp, type TestReply } from '#tests/support/start-test-http.ts';
import { type CrmStub, type NewStubCompany, type StubRecord, stubOwner } from './crm-stub.ts';
import { OdooRefusal, type OdooRow } from './odoo-domain.ts';
import { OdooMemory } from './odoo-memory.ts';
import { runOdoo } from './odoo-methods.ts';
import { type OdooOrders, operateOdooOrders } from './odoo-orders.ts';
import { type FaultBox, jsonReply, openFaultBox } from './stub-faults.ts';

const key = '6578616d706c65206a736f6e20617069206b6579';
const database = 'operator';
const login = 'fiuto@operator.example';
const userId = 9;
const writes = new Set(['create', 'write', 'unlink', 'load', 'message_post', 'activity_schedule']);

type Front = 'json-2' | 'json-rpc';
type Request = TestHttp['requests'][number];

export interface OdooStub extends CrmStub {
  readonly orders: OdooOrders;
}

export async function startOdooStub(
  front: Front,
  { mayMakeFields = true }: { mayMakeFields?: boolean } = {},
): Promise<OdooStub> {
  const memory = new OdooMemory();
  memory.mayMakeFields = mayMakeFields;
  fill(memory);
  const refuse = front === 'json-2' ? refuseJson2 : refuseRpc;
  const faults = openFaultBox({
    burst_limit: () => ({
      status: 429,
      headers: { 'content-type': 'text/html' },
      body: '<h1>Too Many Requests</h1>',
    }),
    expired: () =>
      front === 'json-2'
        ? refuseJson2('werkzeug.exceptions.Unauthorized', 'Invalid apikey')
        : refuseRpc('odoo.exceptions.AccessDenied', 'Access Denied'),
    locked: () =>
      refuse('psycopg2.errors.SerializationFailure', 'could not serialize access due to concurrent update'),
    item_failure: () => refuse('odoo.exceptions.ValidationError', 'The operation cannot be completed'),
  });
  const answer = front === 'json-2' ? answerJson2 : answerRpc;
  const server = await startTestHttp((request) => answer(memory, faults, request));
  const credentials = { secret: key, user: front === 'json-2' ? '' : login, database };
  return {
    ...operate(memory),
    ...faults,
    credentials,
    provider: 'odoo',
    url: server.url,
    close: server.close,
  };
}

function fill(memory: OdooMemory): void {
  const { id, name, email } = stubOwner;
  memory.add('res.users', { name, login: email, email, share: false }, Number(id));
  memory.add('res.users', { name: 'Fiuto', login, email: false, share: false }, userId);
  memory.add('crm.stage', { name: 'New', sequence: 1, is_won: false }, 1);
  memory.add('crm.stage', { name: 'Won', sequence: 70, is_won: true }, 2);
  memory.add('res.currency', { name: 'EUR' }, 1);
}

function operate(
  memory: OdooMemory,
): Omit<OdooStub, 'provider' | 'url' | 'close' | 'credentials' | keyof FaultBox> {
  const addCompany = ({ name, domain, vatNumber, ownerId }: NewStubCompany) =>
    String(
      memory.add('res.partner', {
        ...{ name, is_company: true, website: domain ?? false, vat: vatNumber ?? false },
        user_id: ownerId === undefined ? false : Number(ownerId),
      }).id,
    );
  return {
    faults: [
      'burst_limit',
      'expired',
      'locked',
      'unavailable',
      'html_page',
      'item_failure',
      'answer_lost',
      'reset',
    ],
    ...{ canMerge: true, tellsOwner: true, takesOwner: true },
    ...{ manyCompanies: 230, faultPlaces: [0, 1, 2, 3, 4] },
    list: (kind) => views[kind](memory),
    addCompany,
    addCompanies: (companies) => {
      for (const company of companies) addCompany(company);
    },
    addPerson: ({ companyId, name, email }) =>
      String(memory.add('res.partner', { name, email, is_company: false, parent_id: Number(companyId) }).id),
    holds: (text) => memory.dump().includes(text),
    hideBut: (names) => {
      memory.shown = new Set(names);
      return () => {
        memory.shown = undefined;
      };
    },
    holdPerson: (id) => memory.held.add(Number(id)),
    workOn: (kind, id) => {
      const model = { company: 'res.partner', note: 'mail.message', task: 'mail.activity' }[kind];
      memory.set(model, Number(id), {
        ...(kind === 'company' ? { phone: '+39 02 555' } : {}),
        ...(kind === 'note' ? { body: '<p>They called back</p>' } : {}),
        ...(kind === 'task' ? { summary: 'Call them on Monday' } : {}),
      });
    },
    addDeal: ({ companyId, name, state, amount = 0 }) =>
      String(
        memory.add('crm.lead', {
          ...{ name, type: 'opportunity', partner_id: Number(companyId), stage_id: state === 'won' ? 2 : 1 },
          ...{ active: state !== 'lost', expected_revenue: amount, company_currency: 1 },
          user_id: Number(stubOwner.id),
        }).id,
      ),
    changeCompany: (id, { name, ownerId, isCustomer }) =>
      memory.set('res.partner', Number(id), {
        ...(name === undefined ? {} : { name }),
        ...(ownerId === undefined ? {} : { user_id: Number(ownerId) }),
        ...(isCustomer === undefined ? {} : { customer_rank: isCustomer ? 1 : 0 }),
      }),
    removeCompany: (id) => memory.drop('res.partner', [Number(id)]),
    removeDeal: (id) => memory.drop('crm.lead', [Number(id)]),
    mergeCompanies: (from, into) => {
      // What points to the one that goes points to the other from now on.
      for (const row of memory.rows('ir.model.data'))
        if (row['model'] === 'res.partner' && row['res_id'] === Number(from)) row['res_id'] = Number(into);
      memory.drop('res.partner', [Number(from)]);
      memory.set('res.partner', Number(into), {});
    },
    orders: operateOdooOrders(memory),
    // It has no index that lags behind: what is committed is found.
    lagSearch: () => undefined,
    skewClock: (ms) => memory.skew(ms),
  };
}

const views: Readonly<Record<'company' | 'person' | 'note' | 'task', (memory: OdooMemory) => StubRecord[]>> =
  {
    company: (memory) => partners(memory, true),
    person: (memory) => partners(memory, false),
    note: (memory) =>
      memory.rows('mail.message').map((row) => ({ ...plain(row), text: String(row['body']) })),
    task: (memory) =>
      memory
        .rows('mail.activity')
        .map((row) => ({ ...plain(row), name: String(row['summary']), text: String(row['note']) })),
  };

function plain(row: OdooRow): StubRecord {
  const companyId = String(row['res_id'] ?? '');
  return { id: String(row.id), ownId: '', name: '', key: '', companyId, text: '', score: '', ownerId: '' };
}

function partners(memory: OdooMemory, isCompany: boolean): StubRecord[] {
  const owned = memory.rows('ir.model.data');
  return memory
    .rows('res.partner')
    .filter((row) => row['active'] !== false && (row['is_company'] === true) === isCompany)
    .map((row) => ({
      ...{ ...plain(row), name: String(row['name']), score: String(row['x_fiuto_score'] ?? '') },
      ownId: String(owned.find(({ res_id }) => res_id === row.id)?.['name'] ?? ''),
      key: String((isCompany ? row['website'] : row['email']) || '').replace(/^https?:\/\//, ''),
      companyId: String(row['parent_id'] || ''),
      ownerId: String(row['user_id'] || ''),
    }));
}

const debug = 'Traceback (most recent call last):\n  File "/opt/odoo/http.py", line 2212';

function refuseJson2(name: string, message: string): TestReply {
  const short = name.split('.').at(-1) ?? '';
  const statuses: Readonly<Record<string, number>> = {
    ...{ Unauthorized: 401, AccessError: 403, NotFound: 404, MissingError: 404, AttributeError: 404 },
    ...{ ValidationError: 422, UserError: 422, ValueError: 422, TypeError: 422 },
  };
  return jsonReply(statuses[short] ?? 500, { name, message, arguments: [message], context: {}, debug });
}

function refuseRpc(name: string, message: string): TestReply {
  const data = { name, message, arguments: [message], context: {}, debug };
  return jsonReply(200, { jsonrpc: '2.0', id: 1, error: { code: 200, message: 'Odoo Server Error', data } });
}

const notHere: TestReply = {
  status: 404,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>404 Not Found</title>',
};

function carryOut(
  memory: OdooMemory,
  faults: FaultBox,
  call: Parameters<typeof runOdoo>[1],
  [good, refuse]: readonly [(value: unknown) => TestReply, typeof refuseRpc],
): Promise<TestReply> {
  return faults.run(writes.has(call.method), () => {
    try {
      return good(runOdoo(memory, call));
    } catch (error) {
      if (error instanceof OdooRefusal) return refuse(error.exception, error.message);
      throw error;
    }
  });
}

function answerJson2(memory: OdooMemory, faults: FaultBox, request: Request): TestReply | Promise<TestReply> {
  const { method, path, headers, body } = request;
  if (path === '/web/version')
    return jsonReply(200, { version_info: [19, 0, 0, 'final', 0, ''], version: '19.0' });
  const [, model = '', name = ''] = /^\/json\/2\/([\w.]+)\/(\w+)$/.exec(path) ?? [];
  if (model === '' || method !== 'POST' || headers['x-odoo-database'] !== database) return notHere;
  if (headers.authorization !== `bearer ${key}`)
    return refuseJson2('werkzeug.exceptions.Unauthorized', 'Invalid apikey');
  const {
    ids,
    context = {},
    ...args
  } = JSON.parse(body) as { ids?: number[]; context?: Record<string, unknown> };
  const call = { model, method: name, context, args, ...(ids === undefined ? {} : { ids }) };
  return carryOut(memory, faults, call, [(value) => jsonReply(200, value), refuseJson2]);
}

function answerRpc(memory: OdooMemory, faults: FaultBox, request: Request): TestReply | Promise<TestReply> {
  if (request.path !== '/jsonrpc' || request.method !== 'POST') return notHere;
  const good = (result: unknown) => jsonReply(200, { jsonrpc: '2.0', id: 1, result });
  const { params } = JSON.parse(request.body) as {
    params: { service: string; method: string; args: unknown[] };
  };
  const { service, method, args } = params;
  if (service === 'common' && method === 'version')
    return good({
      server_version: '17.0',
      server_version_info: [17, 0, 0, 'final', 0, ''],
      protocol_version: 1,
    });
  const [db, who, secret, model, name, places, named] = args as [
    string,
    unknown,
    string,
    string,
    string,
    unknown[],
    object,
  ];
  if (db !== database) return refuseRpc('psycopg2.OperationalError', `database "${db}" does not exist`);
  if (service === 'common' && method === 'authenticate')
    return good(who === login && secret === key ? userId : false);
  if (service !== 'object' || method !== 'execute_kw')
    return refuseRpc('builtins.NameError', 'no such method');
  if (who !== userId || secret !== key) return refuseRpc('odoo.exceptions.AccessDenied', 'Access Denied');
  if (name === 'has_access') return refuseRpc('builtins.AttributeError', 'has no attribute');
  const { context = {}, ...rest } = named as { context?: Record<string, unknown> };
  // What is made must stand at its place; of other methods the first place is that of the records.
  if (name === 'create' && places[0] === undefined)
    return refuseRpc('builtins.IndexError', 'tuple index out of range');
  const call =
    name === 'create'
      ? { model, method: name, context, args: { ...rest, vals_list: places[0] } }
      : { model, method: name, context, args: rest, ids: (places[0] ?? []) as number[] };
  return carryOut(memory, faults, call, [good, refuseRpc]);
}
