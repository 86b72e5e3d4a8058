// Twenty in memory behind its REST: records in an envelope whose names differ by what was done, pages of sixty by cursor, a bin, a schema
// that its metadata tell and change, and its refusals.

import { randomUUID } from 'node:crypto';
import { startTestHttp, type TestHttp, type TestReply } from '#tests/support/start-test-http.ts';
import { type CrmStub, type NewStubCompany, type StubRecord, stubOwner } from './crm-stub.ts';
import { type FaultBox, jsonReply, openFaultBox } from './stub-faults.ts';
import { readFilter } from './twenty-filter.ts';
import { TwentyMemory, TwentyRefusal, type TwentyRow } from './twenty-memory.ts';

const key = 'eyJhbGciOiJIUzI1NiJ9.twenty-test.key';
const ownerId = '20202020-7001-4001-8001-000000007001';
const pageMax = 60;
const workspaceId = '20202020-1c25-4d02-bf25-6aeccf7ea419';
const subdomainUrl = 'https://operator.twenty.com';

type Request = TestHttp['requests'][number];

export interface TwentyStub extends CrmStub {
  /** Its stages in their order, as people name them. */
  nameStages(stages: readonly { value: string; label: string }[]): void;
  /** Moves a deal to a stage, with when somebody had expected that. */
  moveDeal(id: string, stage: string, closeDate?: string): void;
}

/** `refused`: what the role of the key may not, as `companies (update)`, `notes` for reading and `metadata (create)`. */
export async function startTwentyStub({
  refused = [],
}: {
  refused?: readonly string[];
} = {}): Promise<TwentyStub> {
  const memory = new TwentyMemory();
  const [firstName, lastName] = stubOwner.name.split(' ');
  memory.create('workspaceMembers', {
    id: ownerId,
    name: { firstName, lastName },
    userEmail: stubOwner.email,
  });
  const faults = openFaultBox({
    burst_limit: () => refuse(429, 'Limit reached (100 tokens per 60000 ms)'),
    expired: () => refuse(401, 'Token invalid.'),
    unavailable: () => refuse(500, 'Internal server error'),
    item_failure: () => refuse(400, 'Invalid value for field "name"'),
  });
  const server = await startTestHttp((request) => {
    if (request.headers.authorization !== `Bearer ${key}`) return refuse(401, 'Token invalid.');
    return faults.run(request.method !== 'GET' && request.path !== '/metadata', () => {
      try {
        checkRights(request, refused);
        return route(memory, request);
      } catch (error) {
        if (error instanceof TwentyRefusal) return refuse(error.status, error.message);
        throw error;
      }
    });
  });
  return {
    ...{ ...operate(memory), ...faults, provider: 'twenty', url: server.url, close: server.close },
    nameStages: (stages) => memory.nameStages(stages),
    moveDeal: (id, stage, closeDate) =>
      void memory.change('opportunities', id, { stage, ...(closeDate === undefined ? {} : { closeDate }) }),
  };
}

/** Before anything is looked for. */
function checkRights({ method, path }: Request, refused: readonly string[]): void {
  const { pathname } = new URL(path, 'http://stub');
  const plural = pathname.replace('/rest/restore/', '/rest/').split('/')[2] ?? '';
  const rights: Readonly<Record<string, string>> = {
    GET: plural,
    POST: `${plural} (${plural === 'metadata' ? 'create' : 'update'})`,
    PATCH: `${plural} (update)`,
    DELETE: `${plural} (delete)`,
  };
  if (refused.includes(rights[method] ?? ''))
    throw new TwentyRefusal(403, 'Entity performing the request does not have permission');
}

function refuse(statusCode: number, message: string): TestReply {
  const names: Readonly<Record<number, string>> = {
    400: 'BadRequestException',
    401: 'UnauthorizedException',
    403: 'ForbiddenException',
  };
  return jsonReply(statusCode, { statusCode, error: names[statusCode] ?? 'Error', messages: [message] });
}

function operate(memory: TwentyMemory): Omit<CrmStub, 'provider' | 'url' | 'close' | keyof FaultBox> {
  const addCompany = (company: NewStubCompany) => addTo(memory, company);
  return {
    credentials: { secret: key, user: '', database: '' },
    faults: ['burst_limit', 'expired', 'unavailable', 'html_page', 'item_failure', 'answer_lost', 'reset'],
    ...{ canMerge: true, tellsOwner: true, takesOwner: true },
    ...{ manyCompanies: 130, faultPlaces: [0, 1, 2, 3, 4, 5, 6] },
    list: (kind) => views[kind](memory),
    addCompany,
    addCompanies: (companies) => {
      for (const company of companies) addCompany(company);
    },
    addPerson: ({ companyId, name, email }) => {
      const [first = '', ...rest] = name.split(' ');
      const emails = { primaryEmail: email, additionalEmails: [] };
      const values = { name: { firstName: first, lastName: rest.join(' ') }, emails, companyId };
      return memory.create('people', values).id;
    },
    holds: (text) => memory.dump().includes(text),
    workOn: (kind, id) => {
      const plural = { company: 'companies', note: 'notes', task: 'tasks' }[kind];
      memory.change(plural, id, {
        ...(kind === 'company' ? { address: { addressCity: 'Torino' } } : {}),
        ...(kind === 'note' ? { bodyV2: { markdown: 'They called back' } } : {}),
        ...(kind === 'task' ? { status: 'DONE' } : {}),
      });
    },
    addDeal: ({ companyId, name, state, amount = 0 }) => {
      const stage = { open: 'PROPOSAL', won: 'CUSTOMER', lost: 'LOST' }[state];
      const sum = { amountMicros: amount * 1_000_000, currencyCode: 'EUR' };
      return memory.create('opportunities', { name, companyId, stage, amount: sum, ownerId }).id;
    },
    changeCompany: (id, { name, ownerId: owner }) =>
      void memory.change('companies', id, {
        ...(name === undefined ? {} : { name }),
        ...(owner === undefined ? {} : { accountOwnerId: ownerId }),
      }),
    removeCompany: (id) => memory.discard('companies', id),
    removeDeal: (id) => memory.discard('opportunities', id),
    mergeCompanies: (from, into) => {
      const gone = memory.live('companies').find(({ id }) => id === from);
      memory.destroy('companies', from);
      const left = memory.live('companies').find(({ id }) => id === into);
      // What was blank is filled from the one that goes.
      const {
        id: _id,
        createdAt: _createdAt,
        updatedAt: _updatedAt,
        deletedAt: _deletedAt,
        ...values
      } = gone ?? { id: '' };
      const filled = Object.entries(values).filter(([name]) => !left?.[name]);
      memory.change('companies', into, Object.fromEntries(filled));
    },
    // It reads its database: what is written is found.
    lagSearch: () => undefined,
    skewClock: (ms) => memory.skew(ms),
  };
}

/** No two have the same address: a second one of the same firm is written in another way. */
function addTo(memory: TwentyMemory, { name, domain, ownerId: owner }: NewStubCompany): string {
  const isTaken = memory.all('companies').some((row) => linkOf(row) === `https://${domain}`);
  const primaryLinkUrl = domain === undefined ? '' : `https://${isTaken ? 'www.' : ''}${domain}`;
  return memory.create('companies', {
    ...{ name, domainName: { primaryLinkUrl, primaryLinkLabel: '', secondaryLinks: [] } },
    ...(owner === undefined ? {} : { accountOwnerId: ownerId }),
  }).id;
}

function linkOf(row: TwentyRow): string {
  return textIn(row, 'domainName', 'primaryLinkUrl');
}

function textIn(row: TwentyRow, ...path: readonly string[]): string {
  const value = path.reduce<unknown>((at, step) => Reflect.get(Object(at), step), row);
  return value === undefined || value === null ? '' : String(value);
}

function plain(row: TwentyRow): StubRecord {
  const score = textIn(row, 'fiutoScore');
  return {
    id: row.id,
    ownId: textIn(row, 'fiutoId'),
    name: '',
    key: '',
    companyId: '',
    text: '',
    score,
    ownerId: '',
  };
}

const views: Readonly<
  Record<'company' | 'person' | 'note' | 'task', (memory: TwentyMemory) => StubRecord[]>
> = {
  company: (memory) =>
    memory.live('companies').map((row) => ({
      ...{ ...plain(row), name: textIn(row, 'name'), ownerId: textIn(row, 'accountOwnerId') },
      key: linkOf(row).replace(/^https?:\/\/(www\.)?/, ''),
    })),
  person: (memory) =>
    memory.live('people').map((row) => ({
      ...{
        ...plain(row),
        name: `${textIn(row, 'name', 'firstName')} ${textIn(row, 'name', 'lastName')}`.trim(),
      },
      ...{ key: textIn(row, 'emails', 'primaryEmail'), companyId: textIn(row, 'companyId') },
    })),
  note: (memory) => texts(memory, 'notes', 'noteTargets', 'noteId'),
  task: (memory) => texts(memory, 'tasks', 'taskTargets', 'taskId'),
};

function texts(memory: TwentyMemory, plural: string, targets: string, column: string): StubRecord[] {
  return memory.live(plural).map((row) => {
    const target = memory.live(targets).find((one) => one[column] === row.id);
    const companyId = target === undefined ? '' : textIn(target, 'targetCompanyId');
    return { ...plain(row), name: textIn(row, 'title'), text: textIn(row, 'bodyV2', 'markdown'), companyId };
  });
}

function route(memory: TwentyMemory, { method, path, body }: Request): TestReply {
  const url = new URL(path, 'http://stub');
  const isRestore = url.pathname.startsWith('/rest/restore/');
  const [, rest, plural = '', id = ''] = url.pathname.replace('/rest/restore/', '/rest/').split('/');
  // GraphQL, of which this knows one question.
  if (url.pathname === '/metadata')
    return jsonReply(200, {
      data: { currentWorkspace: { id: workspaceId, workspaceUrls: { customUrl: null, subdomainUrl } } },
    });
  if (rest !== 'rest')
    return { status: 404, headers: { 'content-type': 'text/html' }, body: '<html></html>' };
  const json = body === '' ? {} : (JSON.parse(body) as Record<string, unknown>);
  if (plural === 'metadata') return metadata(memory, method, id, json);
  const { nameSingular } = memory.objectOf(plural);
  const name = nameSingular.charAt(0).toUpperCase() + nameSingular.slice(1);
  if (method === 'GET' && id === '') return list(memory, plural, url.searchParams);
  if (method === 'POST' && id === '') {
    const isUpsert = url.searchParams.get('upsert') === 'true';
    const row = isUpsert ? memory.upsert(plural, json) : memory.create(plural, json);
    return jsonReply(201, { data: { [`create${name}`]: row } });
  }
  if (method === 'PATCH' && isRestore)
    return jsonReply(200, { data: { [`restore${name}`]: memory.restore(plural, id) } });
  if (method === 'PATCH')
    return jsonReply(200, { data: { [`update${name}`]: memory.change(plural, id, json) } });
  if (method !== 'DELETE') throw new TwentyRefusal(400, `Cannot ${method} ${url.pathname}`);
  if (url.searchParams.get('soft_delete') === 'true') memory.discard(plural, id);
  else memory.destroy(plural, id);
  return jsonReply(200, { data: { [`delete${name}`]: { id } } });
}

function list(memory: TwentyMemory, plural: string, query: URLSearchParams): TestReply {
  const { nameSingular, fields } = memory.objectOf(plural);
  const limit = Number(query.get('limit') ?? pageMax);
  if (!(limit >= 1 && limit <= pageMax))
    throw new TwentyRefusal(400, `limit must be between 1 and ${pageMax}`);
  const has = (name: string) =>
    fields.some((one) => one.name === name || (one.type === 'RELATION' && `${one.name}Id` === name));
  for (const name of query.get('fields')?.split(',') ?? [])
    if (!has(name)) throw new TwentyRefusal(400, `Object ${nameSingular} doesn't have any "${name}" field.`);
  const filter = query.get('filter') ?? '';
  const fits = filterOf(filter, has);
  // Who asks for the time at which a record was thrown away is shown those that were.
  const rows = (filter.includes('deletedAt') ? memory.all(plural) : memory.live(plural)).filter(fits);
  const [, by = 'createdAt'] = /^(\w+)\[/.exec(query.get('order_by') ?? '') ?? [];
  const sorted = rows.toSorted((one, other) => (textIn(one, by) < textIn(other, by) ? -1 : 1));
  const after = query.get('starting_after');
  const rest =
    after === null ? sorted : sorted.filter((row) => `${textIn(row, by)} ${row.id}` > unwrap(after));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const endCursor =
    last === undefined ? null : Buffer.from(`${textIn(last, by)} ${last.id}`).toString('base64');
  const pageInfo = { hasNextPage: rest.length > limit, startCursor: null, endCursor };
  return jsonReply(200, { data: { [plural]: page }, pageInfo, totalCount: rows.length });
}

function unwrap(cursor: string): string {
  return Buffer.from(cursor, 'base64').toString('utf8');
}

function filterOf(filter: string, has: (name: string) => boolean): (row: object) => boolean {
  try {
    return readFilter(filter, has);
  } catch (error) {
    throw new TwentyRefusal(400, error instanceof Error ? error.message : String(error));
  }
}

function metadata(
  memory: TwentyMemory,
  method: string,
  kind: string,
  json: Record<string, unknown>,
): TestReply {
  if (method === 'GET' && kind === 'objects')
    return jsonReply(200, { data: { objects: memory.objects }, pageInfo: { hasNextPage: false } });
  if (method !== 'POST' || kind !== 'fields') throw new TwentyRefusal(400, 'Query path invalid');
  const object = memory.objects.find(({ id }) => id === json['objectMetadataId']);
  const { name, label, type } = json as { name?: string; label?: string; type?: string };
  if (object === undefined || !name || !label || !type) throw new TwentyRefusal(400, 'Invalid field input');
  if (object.fields.some((field) => field.name === name))
    throw new TwentyRefusal(400, `Name "${name}" is not available as it is already used by another field`);
  const field = { id: randomUUID(), name, label, type };
  object.fields.push(field);
  return jsonReply(201, { data: { createOneField: field } });
}
