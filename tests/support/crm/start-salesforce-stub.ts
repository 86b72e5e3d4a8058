// Salesforce in memory behind its REST API: tokens that run out and are asked for anew, SOQL in pages, upserts of collections whose items
// fail inside a good answer, a count of calls in each answer, and its refusals.

import { startTestHttp, type TestHttp, type TestReply } from '#tests/support/start-test-http.ts';
import { type CrmStub, type NewStubCompany, type StubRecord, stubOwner, stubTokenUser } from './crm-stub.ts';
import { SalesforceMemory } from './salesforce-memory.ts';
import { operateSalesforceOrders } from './salesforce-orders.ts';
import { SalesforceRefusal, type SalesforceRow } from './salesforce-soql.ts';
import { type FaultBox, jsonReply, openFaultBox } from './stub-faults.ts';

const clientId = '3MVG9lKcPoNINVBIPJjdw1J9LLM82HnFVVX19KY1uA5mu0';
const clientSecret = 'client-secret-1955279925675241571';
const refreshToken = '5Aep861-refresh-token-of-a-user';
const root = '/services/data/v62.0';
const pageRows = 100;

type Request = TestHttp['requests'][number];

interface Org {
  readonly memory: SalesforceMemory;
  /** The one that holds at this moment. */
  token: string;
  tokens: number;
  ownerId: string;
  calls: number;
  callsMax: number;
  readonly queries: Map<string, SalesforceRow[]>;
}

export interface SalesforceStub extends CrmStub {
  /** So many calls of the day are used up from now on. */
  useUp(calls: number): void;
  tokensGiven(): number;
  /** So many questions that follow the next write are put off. */
  limitReads(times: number): void;
  /** Questions in SOQL, the oldest first. */
  asked(): readonly string[];
}

export async function startSalesforceStub(
  options: {
    hasOwnFields?: boolean;
    isRefreshed?: boolean;
    refused?: readonly string[];
    absent?: readonly string[];
  } = {},
): Promise<SalesforceStub> {
  const memory = new SalesforceMemory(options);
  const ownerId = memory.add('User', { Name: stubOwner.name, Email: stubOwner.email, IsActive: true }).Id;
  const { name: Name, email: Email } = stubTokenUser;
  memory.tokenUserId = memory.add('User', { Name, Email, IsActive: true }).Id;
  memory.add('Organization', { Name: 'Operator S.p.A.' });
  for (const [SortOrder, ApiName] of ['Prospecting', 'Closed Won', 'Closed Lost'].entries())
    memory.add('OpportunityStage', { MasterLabel: ApiName, ApiName, SortOrder, IsActive: true });
  const org: Org = {
    memory,
    token: '',
    tokens: 0,
    ownerId,
    calls: 0,
    callsMax: 1_000_000,
    queries: new Map(),
  };
  const faults = openFaultBox({
    burst_limit: limit,
    daily_limit: () => refuse(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'),
    expired: () => {
      org.token = '';
      return refuse(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    },
    locked: () => refuse(400, 'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record'),
    unavailable: () => refuse(503, 'SERVER_UNAVAILABLE', 'Too many requests waiting for connections'),
    item_failure: () =>
      jsonReply(200, [
        {
          success: false,
          errors: [
            {
              statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
              message: 'A rule of theirs says no',
              fields: [],
            },
          ],
        },
      ]),
  });
  let limited = { times: 0, isDue: false };
  const server = await startTestHttp((request) => {
    if (request.method === 'PATCH') limited.isDue = true;
    else if (request.method === 'GET' && limited.isDue && limited.times > 0) {
      limited.times -= 1;
      return limit();
    }
    return answer(org, faults, request, server.url);
  });
  const given = options.isRefreshed === true ? { secret: '', refreshToken } : { secret: clientSecret };
  return {
    ...operate(org),
    ...faults,
    ...{ provider: 'salesforce', url: server.url, close: server.close },
    credentials: { user: clientId, database: '', ...given },
    useUp: (calls) => {
      org.calls = org.callsMax - calls;
    },
    tokensGiven: () => org.tokens,
    limitReads: (times) => {
      limited = { times, isDue: false };
    },
    asked: () =>
      server.requests.flatMap(({ path }) => new URL(path, 'http://stub').searchParams.get('q') ?? []),
  };
}

function limit(): TestReply {
  return { status: 429, headers: { 'retry-after': '2' }, body: '' };
}

function refuse(status: number, errorCode: string, message: string): TestReply {
  return jsonReply(status, [{ message, errorCode }]);
}

function operate(org: Org): Omit<CrmStub, 'provider' | 'url' | 'close' | 'credentials' | keyof FaultBox> {
  const { memory, ownerId } = org;
  const addCompany = ({ name, domain, vatNumber, ownerId: owner }: NewStubCompany) =>
    memory.add('Account', {
      ...{ Name: name, Website: domain ?? null, Fiuto_VAT__c: vatNumber ?? null },
      OwnerId: owner === undefined ? null : ownerId,
    }).Id;
  const bin = (object: string, id: string, MasterRecordId: string | null) =>
    memory.touch(object, memory.find(object, id), { IsDeleted: true, MasterRecordId });
  return {
    faults: [
      ...(['burst_limit', 'daily_limit', 'expired', 'locked', 'unavailable'] as const),
      ...(['html_page', 'item_failure', 'answer_lost', 'reset'] as const),
    ],
    ...{ canMerge: true, tellsOwner: true, takesOwner: true },
    ...{ manyCompanies: 520, faultPlaces: [0, 1, 2, 3, 4] },
    list: (kind) => views[kind](memory),
    addCompany,
    addCompanies: (companies) => {
      for (const company of companies) addCompany(company);
    },
    addPerson: ({ companyId, name, email }) => {
      const [FirstName = '', ...rest] = name.split(' ');
      return memory.add('Contact', {
        FirstName,
        LastName: rest.join(' '),
        Email: email,
        AccountId: companyId,
      }).Id;
    },
    holds: (text) => memory.dump().includes(text),
    workOn: (kind, id) => {
      const object = kind === 'company' ? 'Account' : 'Task';
      memory.touch(object, memory.find(object, id), {
        ...(kind === 'company' ? { Phone: '+39 02 555' } : {}),
        ...(kind === 'note' ? { Description: 'They called back' } : {}),
        ...(kind === 'task' ? { Status: 'In Progress' } : {}),
      });
    },
    retireOwner: () => memory.touch('User', memory.find('User', ownerId), { IsActive: false }),
    addDeal: ({ companyId, name, state, amount = 0 }) => {
      const StageName = { open: 'Prospecting', won: 'Closed Won', lost: 'Closed Lost' }[state];
      const ended = { IsClosed: state !== 'open', IsWon: state === 'won' };
      const deal = { Name: name, AccountId: companyId, StageName, Amount: amount, OwnerId: ownerId };
      return memory.add('Opportunity', {
        ...deal,
        ...ended,
        CloseDate: new Date().toISOString().slice(0, 10),
      }).Id;
    },
    changeCompany: (id, { name, ownerId: owner, isCustomer }) =>
      memory.touch('Account', memory.find('Account', id), {
        ...(name === undefined ? {} : { Name: name }),
        ...(owner === undefined ? {} : { OwnerId: ownerId }),
        ...(isCustomer === undefined ? {} : { Type: isCustomer ? 'Customer - Direct' : 'Prospect' }),
      }),
    logContact: (id, atMs) => {
      const ActivityDate = new Date(atMs).toISOString().slice(0, 10);
      memory.add('Task', {
        Subject: 'Call',
        Status: 'Completed',
        ActivityDate,
        WhatId: id,
        OwnerId: ownerId,
      });
    },
    removeCompany: (id) => bin('Account', id, null),
    removeDeal: (id) => bin('Opportunity', id, null),
    mergeCompanies: (from, into) => bin('Account', from, into),
    orders: operateSalesforceOrders(memory),
    // SOQL reads the database: what is committed is found.
    lagSearch: () => undefined,
    skewClock: (ms) => memory.skew(ms),
  };
}

function plain(row: SalesforceRow): StubRecord {
  const of = (name: string) => String(row[name] ?? '');
  return {
    ...{ id: row.Id, ownId: of('Fiuto_Id__c'), name: of('Name'), key: '', companyId: of('AccountId') },
    ...{ text: '', score: of('Fiuto_Score__c'), ownerId: of('OwnerId') },
  };
}

const views: Readonly<
  Record<'company' | 'person' | 'note' | 'task', (memory: SalesforceMemory) => StubRecord[]>
> = {
  company: (memory) =>
    memory.live('Account').map((row) => ({
      ...plain(row),
      key: String(row['Website'] ?? '').replace(/^https?:\/\//, ''),
    })),
  person: (memory) =>
    memory.live('Contact').map((row) => ({ ...plain(row), key: String(row['Email'] ?? '') })),
  note: (memory) => activities(memory, true),
  task: (memory) => activities(memory, false),
};

function activities(memory: SalesforceMemory, isDone: boolean): StubRecord[] {
  return memory
    .live('Task')
    .filter((row) => (row['Status'] === 'Completed') === isDone)
    .map((row) => ({
      ...{ ...plain(row), name: String(row['Subject']), text: String(row['Description']) },
      companyId: String(row['WhatId']),
    }));
}

async function answer(org: Org, faults: FaultBox, request: Request, url: string): Promise<TestReply> {
  if (request.path === '/services/oauth2/token') return giveToken(org, request, url);
  if (org.token === '' || request.headers.authorization !== `Bearer ${org.token}`)
    return refuse(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  org.calls += 1;
  const reply = await faults.run(request.method !== 'GET', () => {
    try {
      return route(org, request);
    } catch (error) {
      if (error instanceof SalesforceRefusal) return refuse(error.status, error.code, error.message);
      throw error;
    }
  });
  return {
    ...reply,
    headers: { ...reply.headers, 'sforce-limit-info': `api-usage=${org.calls}/${org.callsMax}` },
  };
}

function giveToken(org: Org, { method, body }: Request, url: string): TestReply {
  const form = new URLSearchParams(body);
  const isKnown = method === 'POST' && form.get('client_id') === clientId;
  const isApp = form.get('grant_type') === 'client_credentials' && form.get('client_secret') === clientSecret;
  const isUser = form.get('grant_type') === 'refresh_token' && form.get('refresh_token') === refreshToken;
  if (!isKnown)
    return jsonReply(400, { error: 'invalid_client_id', error_description: 'client identifier invalid' });
  if (!isApp && !isUser)
    return jsonReply(400, { error: 'invalid_grant', error_description: 'authentication failure' });
  org.tokens += 1;
  org.token = `00D000000000001!token.${org.tokens}`;
  const id = `https://login.salesforce.com/id/00D000000000001AAA/${org.memory.tokenUserId}`;
  return jsonReply(200, {
    access_token: org.token,
    instance_url: url,
    id,
    token_type: 'Bearer',
    issued_at: '1',
  });
}

function route(org: Org, { method, path, body }: Request): TestReply {
  const { memory } = org;
  const url = new URL(path, 'http://stub');
  if (!url.pathname.startsWith(`${root}/`))
    return refuse(404, 'NOT_FOUND', 'The requested resource does not exist');
  const [area = '', first = '', second = '', third = ''] = url.pathname.slice(root.length + 1).split('/');
  const json = body === '' ? {} : (JSON.parse(body) as Record<string, unknown>);
  if (area === 'query' || area === 'queryAll') return query(org, area, first, url.searchParams);
  if (area === 'composite' && method === 'PATCH') return upsertAll(memory, second, third, json);
  if (area !== 'sobjects') return refuse(404, 'NOT_FOUND', 'The requested resource does not exist');
  if (second === 'describe') return jsonReply(200, memory.describe(first));
  if (method === 'POST' && second === '') {
    memory.judge(first, json, undefined);
    return jsonReply(201, { id: memory.make(first, json).Id, success: true, errors: [] });
  }
  const row = memory.find(first, second);
  if (method === 'DELETE') memory.bin(first, row);
  else if (method === 'PATCH') {
    memory.judge(first, json, row.Id);
    memory.touch(first, row, json);
  } else return refuse(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed`);
  return { status: 204 };
}

function query(org: Org, area: string, locator: string, search: URLSearchParams): TestReply {
  const rows =
    locator === ''
      ? org.memory.query(search.get('q') ?? '', area === 'queryAll')
      : (org.queries.get(locator) ?? []);
  const rest = rows.slice(pageRows);
  const next = `01g${String(org.queries.size).padStart(12, '0')}-${pageRows}`;
  if (rest.length > 0) org.queries.set(next, rest);
  const more = rest.length > 0 ? { nextRecordsUrl: `${root}/query/${next}` } : {};
  return jsonReply(200, {
    totalSize: rows.length,
    done: rest.length === 0,
    records: rows.slice(0, pageRows),
    ...more,
  });
}

/** Order is kept; a record that fails says so in its place. */
function upsertAll(
  memory: SalesforceMemory,
  object: string,
  key: string,
  json: Record<string, unknown>,
): TestReply {
  const records = json['records'];
  if (!Array.isArray(records) || records.length === 0 || records.length > 200)
    return refuse(400, 'INVALID_BATCH_SIZE', 'between 1 and 200 records');
  const isTyped = records.every((one: { attributes?: { type?: string } }) => one.attributes?.type === object);
  if (!isTyped) return refuse(400, 'INVALID_TYPE', 'attributes.type is missing or is another');
  if (memory.fieldsOf(object).find(({ name }) => name === key)?.externalId !== true)
    return refuse(400, 'INVALID_FIELD', `${key} is no external id of ${object}`);
  const items = (records as Record<string, unknown>[]).map((record) => {
    try {
      const { row, isNew } = memory.upsert(object, key, record);
      return { id: row.Id, success: true, errors: [], created: isNew };
    } catch (error) {
      if (!(error instanceof SalesforceRefusal)) throw error;
      return { success: false, errors: [{ statusCode: error.code, message: error.message, fields: [] }] };
    }
  });
  return jsonReply(200, items);
}
