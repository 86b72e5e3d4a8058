// HubSpot in memory: objects with defined properties of which some are unique, batch upserts that answer 207, searches that lag behind,
// archived records, merges whose old id leads to the survivor, and its refusals.

import { startTestHttp, type TestHttp, type TestReply } from '#tests/support/start-test-http.ts';
import type { CrmStub, NewStubCompany, StubRecord } from './crm-stub.ts';
import { stubOwner } from './crm-stub.ts';
import { createHubspotMemory, type HubspotMemory, type HubspotObject } from './hubspot-memory.ts';
import { type FaultBox, jsonReply, openFaultBox } from './stub-faults.ts';

const token = 'pat-test-0123456789';
const renewed = 'pat-test-renewed-0123456789';
/** Of another account, which has records of its own under the same numbers. */
const others = 'pat-test-others-0123456789';

/** With what a user of it reads and writes in any field of a company. */
export type HubspotStub = CrmStub & {
  /** Another token of the same account, and one of another account on the same server. */
  readonly secrets: { readonly renewed: string; readonly others: string };
  /** The other account. */
  readonly other: Pick<CrmStub, 'list' | 'addCompany'>;
  readField(id: string, name: string): string;
  setField(id: string, name: string, value: string): void;
  /** A user of it brings back a company that was deleted. */
  restoreCompany(id: string): void;
};

export async function startHubspotStub(): Promise<HubspotStub> {
  const memory = createHubspotMemory();
  const otherMemory = createHubspotMemory();
  const faults = openFaultBox({
    burst_limit: () =>
      refuse(429, 'RATE_LIMITS', 'You have reached your ten_secondly_rolling limit.', {
        policyName: 'TEN_SECONDLY_ROLLING',
      }),
    daily_limit: () =>
      refuse(429, 'RATE_LIMITS', 'You have reached your daily limit.', { policyName: 'DAILY' }),
    expired: () => refuse(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found.'),
    locked: () => refuse(423, 'LOCKED', 'The record is locked.'),
    unavailable: () => refuse(502, 'SERVER_ERROR', 'internal error'),
    item_failure: () =>
      jsonReply(207, {
        status: 'COMPLETE',
        results: [],
        numErrors: 1,
        errors: [
          {
            status: 'error',
            category: 'VALIDATION_ERROR',
            message: 'Property values were not valid',
            context: {},
          },
        ],
      }),
  });
  const server = await startTestHttp((request) => {
    const isOther = request.headers.authorization === `Bearer ${others}`;
    return answer(
      { memory: isOther ? otherMemory : memory, portalId: isOther ? 777 : 4242 },
      faults,
      request,
    );
  });
  return {
    ...{ secrets: { renewed, others }, other: operate(otherMemory) },
    ...{ ...operate(memory), ...faults, provider: 'hubspot', url: server.url, close: server.close },
    readField: (id, name) => memory.all('companies').find((one) => one.id === id)?.properties[name] ?? '',
    restoreCompany: (id) => memory.restore('companies', id),
    setField: (id, name, value) => memory.change('companies', id, { [name]: value }),
  };
}

function operate(memory: HubspotMemory): Omit<CrmStub, 'provider' | 'url' | 'close' | keyof FaultBox> {
  const types = { company: 'companies', person: 'contacts', note: 'notes', task: 'tasks' } as const;
  const addCompany = ({ name, domain = '', vatNumber = '', ownerId = '' }: NewStubCompany) => {
    const own = { fiuto_vat: vatNumber, hubspot_owner_id: ownerId, lifecyclestage: 'lead' };
    return memory.create('companies', { name, domain, ...own }).id;
  };
  return {
    credentials: { secret: token, user: '', database: '' },
    faults: [
      'burst_limit',
      'daily_limit',
      'expired',
      'locked',
      'unavailable',
      'html_page',
      'item_failure',
      'answer_lost',
      'reset',
    ],
    canMerge: true,
    ...{ tellsOwner: true, takesOwner: true },
    ...{ manyCompanies: 230, faultPlaces: [0, 1, 2, 3, 4, 5, 6, 7] },
    list: (kind) => memory.all(types[kind]).map((one) => view(memory, types[kind], one)),
    addCompany,
    addCompanies: (companies) => {
      for (const company of companies) addCompany(company);
    },
    addSharedPerson: ({ companyId, name, email }) => {
      const { id } = memory.create('contacts', { lastname: name, email });
      memory.link('contacts', id, 'companies', companyId);
      return id;
    },
    holds: (text) => memory.dump().includes(text),
    workOn: (kind, id) =>
      memory.change(types[kind], id, {
        ...(kind === 'company' ? { phone: '+39 02 555' } : {}),
        ...(kind === 'note' ? { hs_note_body: '<p>They called back</p>' } : {}),
        ...(kind === 'task' ? { hs_task_status: 'COMPLETED' } : {}),
      }),
    addDeal: ({ companyId, name, state, amount = 0, lostReason = '' }) => {
      const deal = memory.create('deals', {
        ...{
          dealname: name,
          dealstage: state,
          pipeline: 'default',
          amount: String(amount),
          closed_lost_reason: lostReason,
        },
        ...{ hs_is_closed: String(state !== 'open'), hs_is_closed_won: String(state === 'won') },
        ...{ hubspot_owner_id: stubOwner.id, closedate: new Date(memory.now()).toISOString() },
      });
      memory.link('deals', deal.id, 'companies', companyId);
      return deal.id;
    },
    changeCompany: (id, { name, ownerId, score, isCustomer }) =>
      memory.change('companies', id, {
        ...(name === undefined ? {} : { name }),
        ...(ownerId === undefined ? {} : { hubspot_owner_id: ownerId }),
        ...(score === undefined ? {} : { fiuto_score: score }),
        ...(isCustomer === undefined ? {} : { lifecyclestage: isCustomer ? 'customer' : 'lead' }),
      }),
    logContact: (id, atMs) =>
      memory.change('companies', id, { notes_last_contacted: new Date(atMs).toISOString() }),
    removeCompany: (id) => memory.archive('companies', id),
    removeDeal: (id) => memory.archive('deals', id),
    mergeCompanies: (from, into) => memory.merge('companies', from, into),
    lagSearch: (ms) => memory.lag(ms),
    skewClock: (ms) => memory.skew(ms),
  };
}

function view(memory: HubspotMemory, type: string, { id, properties }: HubspotObject): StubRecord {
  const of = (name: string) => properties[name] ?? '';
  return {
    ...{ id, ownId: of('fiuto_id'), score: of('fiuto_score'), ownerId: of('hubspot_owner_id') },
    name: of(type === 'contacts' ? 'lastname' : type === 'tasks' ? 'hs_task_subject' : 'name'),
    key: of(type === 'contacts' ? 'email' : 'domain'),
    companyId: memory.linked(type, id, 'companies')[0] ?? '',
    text: of(type === 'tasks' ? 'hs_task_body' : 'hs_note_body'),
  };
}

type Request = TestHttp['requests'][number];

function refuse(status: number, category: string, message: string, more: object = {}): TestReply {
  return jsonReply(status, {
    status: 'error',
    category,
    message,
    correlationId: 'aeb5f871-7f07-4993-9211-075dc63e7cbf',
    ...more,
  });
}

interface Account {
  readonly memory: HubspotMemory;
  readonly portalId: number;
}

function answer(account: Account, faults: FaultBox, request: Request): TestReply | Promise<TestReply> {
  if (![token, renewed, others].some((one) => request.headers.authorization === `Bearer ${one}`))
    return refuse(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found.');
  const isRead = request.method === 'GET' || /\/(search|batch\/read)$/.test(request.path);
  return faults.run(!isRead, () => route(account, request));
}

function route({ memory, portalId }: Account, { method, path, body }: Request): TestReply {
  const url = new URL(path, 'http://stub');
  const json: unknown = body === '' ? undefined : JSON.parse(body);
  const steps = url.pathname
    .split('/')
    .filter((step) => step !== '')
    .map(decodeURIComponent);
  const [area, version, kind, type = '', id = '', action = ''] = steps;
  if (url.pathname === '/account-info/v3/details')
    return jsonReply(200, { portalId, timeZone: 'Europe/Rome', uiDomain: 'app-eu1.hubspot.com' });
  if (area !== 'crm') return refuse(404, 'OBJECT_NOT_FOUND', 'no such path');
  if (version === 'v3' && kind === 'owners') return jsonReply(200, { results: [owner()] });
  if (version === 'v3' && kind === 'pipelines') return jsonReply(200, { results: [pipeline()] });
  if (version === 'v3' && kind === 'properties') return memory.properties(method, type, id, json);
  if (version === 'v4' && kind === 'associations' && steps.at(-1) === 'read')
    return readLinks(memory, type, id, json);
  if (version === 'v4' && kind === 'objects') return putLink(memory, method, steps);
  if (version !== 'v3' || kind !== 'objects') return refuse(404, 'OBJECT_NOT_FOUND', 'no such path');
  if (id === 'gdpr-delete') return forgetContact(memory, method, type, json);
  if (id === 'search') return memory.search(type, json);
  if (id === 'batch' && action === 'upsert') return memory.upsert(type, json);
  if (id === '') return memory.page(type, url.searchParams);
  return memory.one(method, type, id, url.searchParams, json);
}

/** Of contacts alone; whoever is unknown is forgotten too. */
function forgetContact(memory: HubspotMemory, method: string, type: string, json: unknown): TestReply {
  const objectId: unknown =
    typeof json === 'object' && json !== null ? Reflect.get(json, 'objectId') : undefined;
  if (method !== 'POST' || type !== 'contacts') return refuse(404, 'OBJECT_NOT_FOUND', 'no such path');
  if (typeof objectId !== 'string') return refuse(400, 'VALIDATION_ERROR', 'objectId is missing');
  memory.forget(type, objectId);
  return { status: 204 };
}

function owner() {
  const [firstName, lastName] = stubOwner.name.split(' ');
  return {
    id: stubOwner.id,
    email: stubOwner.email,
    firstName,
    lastName,
    userId: 1_296_619,
    type: 'PERSON',
    teams: [],
    archived: false,
  };
}

function pipeline() {
  const stages = ['open', 'won', 'lost'].map((id, displayOrder) => ({
    ...{
      id,
      label: id,
      displayOrder,
      metadata: { isClosed: String(id !== 'open'), probability: id === 'won' ? '1.0' : '0.0' },
    },
  }));
  return { id: 'default', label: 'Sales', stages };
}

const plural: Readonly<Record<string, string>> = {
  company: 'companies',
  contact: 'contacts',
  note: 'notes',
  task: 'tasks',
  deal: 'deals',
};

function putLink(memory: HubspotMemory, method: string, steps: readonly string[]): TestReply {
  const [, , , from = '', fromId = '', associations, way, to = '', toId = ''] = steps;
  if (method !== 'PUT' || associations !== 'associations' || way !== 'default')
    return refuse(404, 'OBJECT_NOT_FOUND', 'no such path');
  const [one, other] = [plural[from] ?? '', plural[to] ?? ''];
  if (!memory.has(one, fromId) || !memory.has(other, toId))
    return refuse(404, 'OBJECT_NOT_FOUND', 'Object not found.');
  memory.link(one, fromId, other, toId);
  return jsonReply(200, { status: 'COMPLETE', results: [{ from: { id: fromId }, to: { id: toId } }] });
}

function readLinks(memory: HubspotMemory, from: string, to: string, json: unknown): TestReply {
  const inputs =
    typeof json === 'object' && json !== null ? (Reflect.get(json, 'inputs') as { id: string }[]) : [];
  const results = inputs.flatMap(({ id }) => {
    const ids = memory.linked(from, id, to);
    return ids.length === 0
      ? []
      : [{ from: { id }, to: ids.map((toObjectId) => ({ toObjectId: Number(toObjectId) })) }];
  });
  return jsonReply(200, { status: 'COMPLETE', results });
}
