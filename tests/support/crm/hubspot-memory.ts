// The objects of the HubSpot stub and what may be done with them.

import type { TestReply } from '#tests/support/start-test-http.ts';
import { jsonReply } from './stub-faults.ts';

export interface HubspotObject {
  id: string;
  properties: Record<string, string>;
  createdMs: number;
  updatedMs: number;
  archived: boolean;
  mergedInto: string;
}

export interface HubspotMemory {
  now(): number;
  lag(ms: number): void;
  skew(ms: number): void;
  all(type: string): HubspotObject[];
  has(type: string, id: string): boolean;
  /** For good: what is archived too. */
  forget(type: string, id: string): void;
  /** All there ever was and is not forgotten, as JSON. */
  dump(): string;
  create(type: string, properties: Record<string, string>): HubspotObject;
  change(type: string, id: string, properties: Record<string, string>): void;
  archive(type: string, id: string): void;
  /** Brings back what was archived. */
  restore(type: string, id: string): void;
  merge(type: string, from: string, into: string): void;
  link(from: string, fromId: string, to: string, toId: string): void;
  linked(from: string, fromId: string, to: string): string[];
  properties(method: string, type: string, id: string, json: unknown): TestReply;
  search(type: string, json: unknown): TestReply;
  upsert(type: string, json: unknown): TestReply;
  page(type: string, query: URLSearchParams): TestReply;
  one(method: string, type: string, id: string, query: URLSearchParams, json: unknown): TestReply;
}

const standard: Readonly<Record<string, readonly string[]>> = {
  companies: [
    'name',
    'domain',
    'hubspot_owner_id',
    'lifecyclestage',
    'numberofemployees',
    'annualrevenue',
    'hs_merged_object_ids',
    'notes_last_contacted',
    'phone',
  ],
  contacts: [
    'email',
    'hs_additional_emails',
    'firstname',
    'lastname',
    'phone',
    'jobtitle',
    'hubspot_owner_id',
    'hs_merged_object_ids',
  ],
  deals: [
    'dealname',
    'dealstage',
    'pipeline',
    'amount',
    'deal_currency_code',
    'hubspot_owner_id',
    'createdate',
    'closedate',
    'closed_lost_reason',
    'hs_is_closed',
    'hs_is_closed_won',
  ],
  notes: ['hs_timestamp', 'hs_note_body', 'hubspot_owner_id'],
  tasks: [
    'hs_timestamp',
    'hs_task_subject',
    'hs_task_body',
    'hs_task_status',
    'hs_task_priority',
    'hs_task_type',
    'hubspot_owner_id',
  ],
};
const computed = new Set(['hs_lastmodifieddate', 'lastmodifieddate']);
const searchMax = 200;
const pageMax = 100;

export function createHubspotMemory(): HubspotMemory {
  const objects = new Map<string, HubspotObject[]>(Object.keys(standard).map((type) => [type, []]));
  const defined = new Map(Object.entries(standard).map(([type, names]) => [type, new Set(names)]));
  const unique = new Map<string, Set<string>>();
  const groups = new Set<string>();
  const links = new Set<string>();
  let [next, lagMs, skewMs, lastMs] = [512, 0, 0, 0];
  // No two changes at the same moment, as on a server that is slower than a test.
  const now = () => {
    lastMs = Math.max(lastMs + 1, Date.now() + skewMs);
    return lastMs;
  };
  const ofType = (type: string) => objects.get(type) ?? [];
  const live = (type: string) =>
    ofType(type).filter(({ archived, mergedInto }) => !archived && mergedInto === '');
  const find = (type: string, id: string): HubspotObject | undefined => {
    const found = ofType(type).find((one) => one.id === id);
    return found?.mergedInto ? find(type, found.mergedInto) : found;
  };
  const by = (type: string, name: string, value: string) =>
    value === ''
      ? undefined
      : live(type).find(({ properties }) => (properties[name] ?? '').toLowerCase() === value.toLowerCase());

  const create = (type: string, properties: Record<string, string>): HubspotObject => {
    const at = now();
    const made = {
      id: String(next++),
      properties: { ...properties },
      createdMs: at,
      updatedMs: at,
      archived: false,
      mergedInto: '',
    };
    made.properties['createdate'] ??= new Date(at).toISOString();
    // What every company is, unless somebody says otherwise.
    if (type === 'companies') made.properties['lifecyclestage'] ??= 'lead';
    ofType(type).push(made);
    return made;
  };
  const change = (type: string, id: string, properties: Record<string, string>) => {
    const found = find(type, id);
    if (found) Object.assign(found, { properties: { ...found.properties, ...properties }, updatedMs: now() });
  };
  const show = (one: HubspotObject) => ({
    ...{ id: one.id, archived: one.archived },
    createdAt: new Date(one.createdMs).toISOString(),
    updatedAt: new Date(one.updatedMs).toISOString(),
    properties: {
      ...one.properties,
      hs_lastmodifieddate: new Date(one.updatedMs).toISOString(),
      lastmodifieddate: new Date(one.updatedMs).toISOString(),
    },
  });

  const linked = (from: string, fromId: string, to: string) =>
    [...links]
      .map((link) => link.split(' '))
      .flatMap(([one, id, other, otherId = '']) =>
        one === from && id === fromId && other === to ? [find(to, otherId)?.id ?? otherId] : [],
      );
  /** Types without any are not named; what was archived is not told. */
  const associated = (type: string, id: string, asked: readonly string[]) => {
    const all = asked.map(
      (to) => [to, linked(type, id, to).filter((one) => live(to).some((row) => row.id === one))] as const,
    );
    const told = all.filter(([, ids]) => ids.length > 0);
    return Object.fromEntries(
      told.map(([to, ids]) => [to, { results: ids.map((one) => ({ id: one, type: `${type}_to_${to}` })) }]),
    );
  };

  /** Why the real one would refuse these values; undefined when it takes them. */
  const judge = (type: string, properties: unknown, ownId: string): TestReply | undefined => {
    if (typeof properties !== 'object' || properties === null)
      return refuse(400, 'VALIDATION_ERROR', 'properties are missing');
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== 'string')
        return refuse(400, 'VALIDATION_ERROR', `Invalid input JSON: ${name} is no string`);
      if (!defined.get(type)?.has(name))
        return refuse(
          400,
          'VALIDATION_ERROR',
          `Property values were not valid: Property "${name}" does not exist`,
        );
      const holder = unique.get(type)?.has(name) ? by(type, name, value) : undefined;
      if (holder && holder.id !== ownId) return refuse(400, 'VALIDATION_ERROR', `${name} must be unique`);
    }
    const email: unknown = Reflect.get(properties, 'email');
    const same = type === 'contacts' && typeof email === 'string' ? by(type, 'email', email) : undefined;
    if (same && same.id !== ownId)
      return refuse(409, 'CONFLICT', `Contact already exists. Existing ID: ${same.id}`);
    return undefined;
  };

  return {
    ...{ now, create, change },
    lag: (ms) => {
      lagMs = ms;
    },
    skew: (ms) => {
      skewMs = ms;
      lastMs = 0;
    },
    all: live,
    has: (type, id) => find(type, id)?.archived === false,
    archive: (type, id) => {
      const found = find(type, id);
      if (found) Object.assign(found, { archived: true, updatedMs: now() });
    },
    forget: (type, id) => {
      objects.set(
        type,
        ofType(type).filter((one) => one.id !== id),
      );
    },
    dump: () => JSON.stringify([...objects.values()]),
    restore: (type, id) => {
      const found = find(type, id);
      if (found) Object.assign(found, { archived: false, updatedMs: now() });
    },
    merge: (type, from, into) => {
      const [gone, left] = [find(type, from), find(type, into)];
      if (!gone || !left) return;
      gone.mergedInto = left.id;
      const merged = [left.properties['hs_merged_object_ids'] ?? '', gone.id]
        .filter((id) => id !== '')
        .join(';');
      // What was blank is filled from the one that goes; our id stays with whoever had it.
      change(type, left.id, { ...gone.properties, ...left.properties, hs_merged_object_ids: merged });
    },
    link: (from, fromId, to, toId) => {
      links.add(`${from} ${fromId} ${to} ${toId}`);
      links.add(`${to} ${toId} ${from} ${fromId}`);
    },
    linked,
    properties: (method, type, id, json) => {
      if (method === 'GET')
        return jsonReply(200, {
          results: [...(defined.get(type) ?? [])].map((name) => ({ name, label: name, type: 'string' })),
        });
      const body = (json ?? {}) as { name?: string; groupName?: string; hasUniqueValue?: boolean };
      if (body.name === undefined) return refuse(400, 'VALIDATION_ERROR', 'name is missing');
      if (id === 'groups') {
        if (groups.has(`${type} ${body.name}`))
          return refuse(409, 'OBJECT_ALREADY_EXISTS', 'the group exists');
        groups.add(`${type} ${body.name}`);
        return jsonReply(201, body);
      }
      if (!groups.has(`${type} ${body.groupName}`)) return refuse(400, 'VALIDATION_ERROR', 'no such group');
      if (defined.get(type)?.has(body.name))
        return refuse(409, 'OBJECT_ALREADY_EXISTS', 'the property exists');
      defined.get(type)?.add(body.name);
      if (body.hasUniqueValue) unique.set(type, new Set([...(unique.get(type) ?? []), body.name]));
      return jsonReply(201, body);
    },
    search: (type, json) => {
      const unknown = filtersOf(json).find(
        ({ propertyName: name }) => !computed.has(name) && !defined.get(type)?.has(name),
      );
      if (unknown)
        return refuse(400, 'VALIDATION_ERROR', `Property "${unknown.propertyName}" does not exist`);
      return search(
        json,
        live(type).filter(({ updatedMs }) => updatedMs <= Date.now() + skewMs + 1_000 - lagMs),
        show,
      );
    },
    upsert: (type, json) => {
      const inputs =
        (json as { inputs?: { idProperty: string; id: string; properties: Record<string, string> }[] })
          ?.inputs ?? [];
      if (inputs.length === 0 || inputs.length > pageMax)
        return refuse(400, 'VALIDATION_ERROR', 'between 1 and 100 inputs');
      const results: unknown[] = [];
      const errors: unknown[] = [];
      for (const { idProperty, id, properties } of inputs) {
        if (!unique.get(type)?.has(idProperty))
          return refuse(400, 'VALIDATION_ERROR', `${idProperty} is no unique property`);
        const found = by(type, idProperty, id);
        const refusal = judge(type, properties, found?.id ?? '');
        if (refusal) errors.push(JSON.parse(String(refusal.body)));
        else if (found) change(type, found.id, properties);
        const made = refusal ? undefined : (found ?? create(type, { ...properties, [idProperty]: id }));
        if (made) results.push({ ...show(made), new: found === undefined, objectWriteTraceId: id });
      }
      if (errors.length === 0) return jsonReply(200, { status: 'COMPLETE', results });
      return jsonReply(207, { status: 'COMPLETE', results, numErrors: errors.length, errors });
    },
    page: (type, query) => {
      const limit = Number(query.get('limit') ?? 10);
      if (limit > pageMax) return refuse(400, 'VALIDATION_ERROR', 'limit is at most 100');
      const wanted =
        query.get('archived') === 'true' ? ofType(type).filter(({ archived }) => archived) : live(type);
      const from = Number(query.get('after') ?? 0);
      const after = from + limit < wanted.length ? { paging: { next: { after: String(from + limit) } } } : {};
      return jsonReply(200, { results: wanted.slice(from, from + limit).map(show), ...after });
    },
    one: (method, type, id, query, json) => {
      const idProperty = query.get('idProperty') ?? '';
      const isUnique = idProperty === 'email' || unique.get(type)?.has(idProperty);
      if (idProperty !== '' && !isUnique)
        return refuse(400, 'VALIDATION_ERROR', `${idProperty} is no unique property`);
      const found = idProperty === '' ? find(type, id) : by(type, idProperty, id);
      if (!found || found.archived)
        return method === 'DELETE' ? { status: 204 } : refuse(404, 'OBJECT_NOT_FOUND', 'Object not found.');
      if (method === 'GET') {
        const asked = query.get('associations')?.split(',') ?? [];
        return jsonReply(200, {
          ...show(found),
          ...(asked.length > 0 && { associations: associated(type, found.id, asked) }),
        });
      }
      if (method === 'DELETE') {
        Object.assign(found, { archived: true, updatedMs: now() });
        return { status: 204 };
      }
      if (method !== 'PATCH') return refuse(405, 'METHOD_NOT_ALLOWED', 'not here');
      const properties = (json as { properties?: Record<string, string> })?.properties;
      const refusal = judge(type, properties, found.id);
      if (refusal) return refusal;
      change(type, found.id, properties ?? {});
      return jsonReply(200, show(found));
    },
  };
}

interface SearchBody {
  filterGroups?: { filters: { propertyName: string; operator: string; value: string }[] }[];
  limit?: number;
  after?: string;
}

function filtersOf(json: unknown) {
  return ((json ?? {}) as SearchBody).filterGroups?.[0]?.filters ?? [];
}

function search(json: unknown, all: HubspotObject[], show: (one: HubspotObject) => unknown): TestReply {
  const body = (json ?? {}) as SearchBody;
  const limit = body.limit ?? 10;
  if (limit > searchMax) return refuse(400, 'VALIDATION_ERROR', 'limit is at most 200');
  const filters = filtersOf(json);
  const fits = (one: HubspotObject) =>
    filters.every(({ propertyName, operator, value }) => {
      if (operator === 'GTE' && computed.has(propertyName)) return one.updatedMs >= Number(value);
      return operator === 'EQ' && (one.properties[propertyName] ?? '').toLowerCase() === value.toLowerCase();
    });
  const found = all.filter(fits).sort((one, other) => one.updatedMs - other.updatedMs);
  const from = Number(body.after ?? 0);
  const after = from + limit < found.length ? { paging: { next: { after: String(from + limit) } } } : {};
  return jsonReply(200, {
    total: found.length,
    results: found.slice(from, from + limit).map(show),
    ...after,
  });
}

function refuse(status: number, category: string, message: string): TestReply {
  return jsonReply(status, {
    status: 'error',
    category,
    message,
    correlationId: 'aeb5f871-7f07-4993-9211-075dc63e7cbf',
  });
}
