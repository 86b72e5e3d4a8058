// Pipedrive in memory: fields whose keys the account makes up, no upsert and nothing unique, searches that lag behind, deleted records that
// are no longer listed, its envelope and its refusals.

import { createHash } from 'node:crypto';
import { startTestHttp, type TestHttp, type TestReply } from '#tests/support/start-test-http.ts';
import type { CrmStub, NewStubCompany, StubRecord } from './crm-stub.ts';
import { stubOwner, stubTokenUser } from './crm-stub.ts';
import { type FaultBox, jsonReply, openFaultBox } from './stub-faults.ts';

const token = 'api-token-0123456789';
const epoch = Date.UTC(2026, 0, 1);

interface Row {
  id: number;
  update_time: string;
  updatedMs: number;
  is_deleted: boolean;
  [name: string]: unknown;
}
type Table = 'organizations' | 'persons' | 'deals' | 'notes' | 'activities';

class Memory {
  readonly tables = new Map<Table, Row[]>();
  readonly fields = new Map<string, { field_name: string; field_code: string; field_type: string }[]>();
  next = 1;
  lagMs = 0;
  skewMs = 0;
  lastMs = 0;
  hasOwnerLeft = false;

  rows(table: Table): Row[] {
    return (this.tables.get(table) ?? []).filter((row) => !row.is_deleted);
  }
  now(): number {
    this.lastMs = Math.max(this.lastMs + 1, Date.now() + this.skewMs);
    return this.lastMs;
  }
  stamp(row: Row): Row {
    const at = this.now();
    // Its times have seconds alone.
    return Object.assign(row, {
      updatedMs: at,
      update_time: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
    });
  }
  add(table: Table, values: object): Row {
    const row = this.stamp({ id: this.next++, update_time: '', updatedMs: 0, is_deleted: false, ...values });
    this.tables.set(table, [...(this.tables.get(table) ?? []), row]);
    return row;
  }
  find(table: Table, id: string): Row | undefined {
    return this.rows(table).find((row) => String(row.id) === id);
  }
  code(kind: string, name: string): string {
    return this.fields.get(kind)?.find(({ field_name }) => field_name === name)?.field_code ?? '';
  }
}

export async function startPipedriveStub(): Promise<CrmStub> {
  const memory = new Memory();
  const faults = openFaultBox({
    burst_limit: () => refuse(429, 'request over limit', {}),
    daily_limit: () =>
      refuse(429, 'daily request budget exceeded', { 'x-daily-ratelimit-token-remaining': '0' }),
    expired: () => refuse(401, 'unauthorized access', {}),
    unavailable: () => refuse(503, 'service unavailable', {}),
    item_failure: () => jsonReply(200, { success: false, error: 'Could not be saved', data: null }),
  });
  const server = await startTestHttp(async (request) => {
    if (request.headers['x-api-token'] !== token) return refuse(401, 'unauthorized access', {});
    return faults.run(request.method !== 'GET', () => route(memory, request));
  });
  return { ...operate(memory), ...faults, provider: 'pipedrive', url: server.url, close: server.close };
}

function operate(memory: Memory): Omit<CrmStub, 'provider' | 'url' | 'close' | keyof FaultBox> {
  const addCompany = ({ name, domain, ownerId }: NewStubCompany) => {
    const row = memory.add('organizations', {
      ...{
        name,
        website: domain ?? null,
        owner_id: ownerId === undefined ? null : Number(ownerId),
        custom_fields: {},
      },
    });
    // Its website cannot be searched: what tells its domain are its people.
    if (domain !== undefined)
      memory.add('persons', {
        name: 'Reception',
        emails: [{ value: `reception.desk@${domain}` }],
        org_id: row.id,
        custom_fields: {},
      });
    return String(row.id);
  };
  const change = (id: string, values: object) => {
    const row = memory.find('organizations', id);
    if (row) memory.stamp(Object.assign(row, values));
  };
  return {
    credentials: { secret: token, user: '', database: '' },
    faults: [
      'burst_limit',
      'daily_limit',
      'expired',
      'unavailable',
      'html_page',
      'item_failure',
      'answer_lost',
      'reset',
    ],
    ...{ canMerge: true, tellsOwner: true, takesOwner: true },
    ...{ manyCompanies: 520, faultPlaces: [0, 1, 2, 3, 4] },
    list: (kind) => {
      const table = {
        company: 'organizations',
        person: 'persons',
        note: 'notes',
        task: 'activities',
      } as const;
      return memory.rows(table[kind]).map((row) => view(memory, kind, row));
    },
    addCompany,
    addCompanies: (companies) => {
      for (const company of companies) addCompany(company);
    },
    addPerson: ({ companyId, name, email }) => {
      const person = { name, emails: [{ value: email, primary: true, label: 'work' }], custom_fields: {} };
      return String(memory.add('persons', { ...person, org_id: Number(companyId) }).id);
    },
    holds: (text) => JSON.stringify([...memory.tables.values()]).includes(text),
    workOn: (kind, id) => {
      const table = { company: 'organizations', note: 'notes', task: 'activities' }[kind] as Table;
      const row = memory.find(table, id);
      if (row === undefined) return;
      memory.stamp(
        Object.assign(row, {
          ...(kind === 'company' ? { address: { value: 'Via Roma 1' } } : {}),
          ...(kind === 'note' ? { content: '<p>They called back</p>' } : {}),
          ...(kind === 'task' ? { done: true } : {}),
        }),
      );
    },
    retireOwner: () => {
      memory.hasOwnerLeft = true;
    },
    addDeal: ({ companyId, name, state, amount = 0, lostReason = '' }) => {
      const at = new Date(memory.now()).toISOString().replace(/\.\d+Z$/, 'Z');
      const ended = state === 'won' ? { won_time: at } : state === 'lost' ? { lost_time: at } : {};
      const deal = {
        title: name,
        org_id: Number(companyId),
        status: state,
        value: amount,
        currency: 'EUR',
        ...ended,
      };
      return String(
        memory.add('deals', {
          ...deal,
          stage_id: 1,
          owner_id: Number(stubOwner.id),
          lost_reason: lostReason,
          add_time: at,
        }).id,
      );
    },
    changeCompany: (id, { name, ownerId }) =>
      change(id, {
        ...(name === undefined ? {} : { name }),
        ...(ownerId === undefined ? {} : { owner_id: Number(ownerId) }),
      }),
    // Which of the two counts as a change of the organization is not said anywhere.
    logContact: (id, atMs) => {
      const day = new Date(atMs).toISOString().slice(0, 10);
      memory.add('activities', {
        subject: 'Call',
        type: 'call',
        org_id: Number(id),
        done: true,
        due_date: day,
      });
      Object.assign(memory.find('organizations', id) ?? {}, { last_activity_date: day });
    },
    removeCompany: (id) => change(id, { is_deleted: true }),
    removeDeal: (id) =>
      void Object.assign(memory.find('deals', id) ?? {}, { is_deleted: true, status: 'deleted' }),
    mergeCompanies: (from, into) => {
      const [gone, left] = [memory.find('organizations', from), memory.find('organizations', into)];
      if (!gone || !left) return;
      change(into, { custom_fields: { ...Object(gone['custom_fields']), ...Object(left['custom_fields']) } });
      change(from, { is_deleted: true });
    },
    lagSearch: (ms) => {
      memory.lagMs = ms;
    },
    skewClock: (ms) => {
      memory.skewMs = ms;
      memory.lastMs = 0;
    },
  };
}

function view(memory: Memory, kind: string, row: Row): StubRecord {
  const custom = Object(row['custom_fields']) as Record<string, unknown>;
  const fields = kind === 'person' ? 'personFields' : 'organizationFields';
  const of = (name: string) => String(custom[memory.code(fields, name)] ?? '');
  const emails = (row['emails'] ?? []) as { value: string }[];
  return {
    ...{
      id: String(row.id),
      ownId: of('Fiuto id'),
      score: of('Fiuto score'),
      ownerId: String(row['owner_id'] ?? ''),
    },
    name: String(row['name'] ?? row['subject'] ?? ''),
    key: kind === 'person' ? (emails[0]?.value ?? '') : String(row['website'] ?? ''),
    companyId: String(row['org_id'] ?? ''),
    text: String(row['content'] ?? row['note'] ?? ''),
  };
}

type Request = TestHttp['requests'][number];

function refuse(status: number, error: string, headers: Record<string, string>): TestReply {
  return jsonReply(
    status,
    { success: false, error, error_info: 'Please check developers.pipedrive.com', data: null },
    headers,
  );
}

function good(told: unknown, more: object = {}): TestReply {
  // What is kept to sort by is nobody's business.
  const data: unknown = JSON.parse(
    JSON.stringify(told, (name, value: unknown) => (name === 'updatedMs' ? undefined : value)),
  );
  return jsonReply(200, { success: true, data, additional_data: { next_cursor: null, ...more } });
}

const tables: Readonly<Record<string, Table>> = {
  ...{ 'v2/organizations': 'organizations', 'v2/persons': 'persons', 'v2/deals': 'deals' },
  ...{ 'v1/notes': 'notes', 'v2/activities': 'activities' },
};

function route(memory: Memory, { method, path, body }: Request): TestReply {
  const url = new URL(path, 'http://stub');
  const [, api, version = '', name = '', id = ''] = url.pathname.split('/');
  const json = body === '' ? {} : (JSON.parse(body) as Record<string, unknown>);
  if (api !== 'api') return refuse(404, 'no such path', {});
  if (url.pathname === '/api/v1/users')
    return good([
      { ...stubTokenUser, id: Number(stubTokenUser.id), active_flag: true },
      { ...stubOwner, id: Number(stubOwner.id), active_flag: !memory.hasOwnerLeft },
    ]);
  if (url.pathname === '/api/v1/users/me')
    return good({
      ...{ id: Number(stubTokenUser.id), name: stubTokenUser.name },
      ...{ company_id: 77, company_name: 'Operator' },
    });
  if (url.pathname === '/api/v2/stages')
    return good([{ id: 1, name: 'Qualified', pipeline_id: 1, order_nr: 1 }]);
  if (version === 'v2' && name.endsWith('Fields')) return fields(memory, method, name, json);
  const table = tables[`${version}/${name}`];
  if (table === undefined) return refuse(404, 'no such path', {});
  if (id === 'search') return search(memory, table, url.searchParams);
  if (id === '')
    return method === 'POST' ? create(memory, table, json) : list(memory, table, url.searchParams);
  const row = memory.find(table, id);
  if (row === undefined) return refuse(404, 'not found', {});
  if (method === 'GET') return good(row);
  if (method === 'DELETE') return good(memory.stamp(Object.assign(row, { is_deleted: true })));
  if (method !== (version === 'v1' ? 'PUT' : 'PATCH')) return refuse(405, 'not here', {});
  const refusal = judge(memory, table, json);
  if (refusal) return refusal;
  const custom = { ...Object(row['custom_fields']), ...Object(json['custom_fields']) };
  return good(memory.stamp(Object.assign(row, json, { custom_fields: custom })));
}

function fields(memory: Memory, method: string, name: string, json: Record<string, unknown>): TestReply {
  const known = memory.fields.get(name) ?? [];
  if (method === 'GET')
    return good([{ field_name: 'Name', field_code: 'name', field_type: 'varchar' }, ...known]);
  if (typeof json['field_name'] !== 'string' || typeof json['field_type'] !== 'string')
    return refuse(400, 'field_name is missing', {});
  const field_code = createHash('sha1')
    .update(`${name} ${memory.next++}`)
    .digest('hex');
  const made = { field_name: json['field_name'], field_type: json['field_type'], field_code };
  memory.fields.set(name, [...known, made]);
  return good(made);
}

/** Why the real one would refuse it: version 2 is strict about types and names. */
function judge(memory: Memory, table: Table, json: Record<string, unknown>): TestReply | undefined {
  if (json['org_id'] !== undefined && typeof json['org_id'] !== 'number')
    return refuse(400, 'org_id must be a number', {});
  if (json['owner_id'] !== undefined && typeof json['owner_id'] !== 'number')
    return refuse(400, 'owner_id must be a number', {});
  if (memory.hasOwnerLeft && json['owner_id'] === Number(stubOwner.id))
    return refuse(400, 'owner_id is no active user', {});
  for (const name of ['job_title', 'notes', 'im', 'birthday', 'postal_address'])
    if (table === 'persons' && name in json) return refuse(403, 'contact sync is off', {});
  const known = memory.fields.get(table === 'persons' ? 'personFields' : 'organizationFields') ?? [];
  for (const [code, value] of Object.entries(Object(json['custom_fields']) as Record<string, unknown>)) {
    const field = known.find(({ field_code }) => field_code === code);
    if (!field) return refuse(400, `unknown custom field ${code}`, {});
    if (value !== null && typeof value !== (field.field_type === 'double' ? 'number' : 'string'))
      return refuse(400, `${field.field_name} must be ${field.field_type}`, {});
  }
  return undefined;
}

function create(memory: Memory, table: Table, json: Record<string, unknown>): TestReply {
  const isNamed = table === 'notes' ? 'content' : table === 'activities' ? 'subject' : 'name';
  if (typeof json[isNamed] !== 'string' || json[isNamed] === '')
    return refuse(400, `${isNamed} is required`, {});
  if (table === 'notes' && json['org_id'] === undefined) return refuse(400, 'org_id is required', {});
  return (
    judge(memory, table, json) ??
    // Whoever makes it owns it, unless another one is named.
    good(memory.add(table, { owner_id: Number(stubTokenUser.id), website: null, custom_fields: {}, ...json }))
  );
}

function list(memory: Memory, table: Table, query: URLSearchParams): TestReply {
  const limit = Number(query.get('limit') ?? 100);
  if (limit > 500) return refuse(400, 'limit is at most 500', {});
  const ids = query.get('ids')?.split(',');
  const since = query.get('updated_since') ?? '';
  const org = query.get('org_id');
  const person = query.get('person_id');
  // Deleted ones are listed where they are asked for, and only deals.
  const deleted = (memory.tables.get(table) ?? []).filter(({ is_deleted }) => is_deleted);
  const isOfDeleted = table === 'deals' && query.get('status') === 'deleted';
  const fitting = (isOfDeleted ? deleted : memory.rows(table))
    .filter((row) => ids === undefined || ids.includes(String(row.id)))
    .filter((row) => row.update_time >= since && (org === null || String(row['org_id']) === org))
    .filter((row) => person === null || String(row['person_id'] ?? '') === person)
    .sort((one, other) => one.updatedMs - other.updatedMs);
  if (query.get('sort_direction') === 'desc') fitting.reverse();
  const from = Number(query.get('cursor') ?? 0);
  const next = from + limit < fitting.length ? String(from + limit) : null;
  return good(fitting.slice(from, from + limit), { next_cursor: next });
}

function search(memory: Memory, table: Table, query: URLSearchParams): TestReply {
  const term = (query.get('term') ?? '').toLowerCase();
  if (term.length < 2) return refuse(400, 'term is too short', {});
  const isExact = query.get('exact_match') === 'true';
  const hits = memory.rows(table).filter((row) => {
    if (row.updatedMs > epoch && row.updatedMs > Date.now() + memory.skewMs + 1_000 - memory.lagMs)
      return false;
    const emails = ((row['emails'] ?? []) as { value: string }[]).map(({ value }) => value);
    const texts =
      query.get('fields') === 'email'
        ? emails
        : Object.values(Object(row['custom_fields']) as object).map(String);
    return texts.some((text) => (isExact ? text.toLowerCase() === term : text.toLowerCase().includes(term)));
  });
  const items = hits.slice(0, Number(query.get('limit') ?? 100)).map((row) => ({
    result_score: 1,
    item: {
      ...{ id: row.id, name: row['name'] },
      emails: ((row['emails'] ?? []) as { value: string }[]).map(({ value }) => value),
      organization: typeof row['org_id'] === 'number' ? { id: row['org_id'] } : null,
    },
  }));
  return good({ items });
}
