// What changed in HubSpot since we last looked: by the time of the last change, which is HubSpot's own clock alone.

import { fieldOf, listOf, numberOf, textOf } from '../../http/read-json.ts';
import type { ChangedPage, ChangeStream, GonePage, RemoteDeal, RemoteRecord } from '../connector.ts';
import type { HubspotParts } from './hubspot-parts.ts';
import { hubspotTypes, propertiesOf, readHubspotRecord } from './hubspot-records.ts';

const pageMax = 200;
/** Searches lag behind what was written: the last minutes are read again, and what is known is passed over. */
const overlapMs = 300_000;

const types = { ...hubspotTypes, deal: 'deals' } as const;
const timeNames = {
  company: 'hs_lastmodifieddate',
  person: 'lastmodifieddate',
  deal: 'hs_lastmodifieddate',
} as const;
const dealProperties = [
  ...['dealname', 'dealstage', 'pipeline', 'amount', 'deal_currency_code', 'hubspot_owner_id', 'createdate'],
  ...['closedate', 'closed_lost_reason', 'hs_is_closed', 'hs_is_closed_won', 'hs_lastmodifieddate'],
];

interface Place {
  readonly sinceMs: number;
  /** Records to pass over of those since then. */
  readonly after: number;
}

export async function readHubspotChanges(
  parts: HubspotParts,
  stream: ChangeStream,
  cursor: string,
): Promise<ChangedPage> {
  const place = readPlace(cursor);
  const name = timeNames[stream];
  const { json } = await parts.session.ask({
    path: `${parts.paths.objects(types[stream])}/search`,
    method: 'POST',
    body: {
      filterGroups: [{ filters: [{ propertyName: name, operator: 'GTE', value: String(place.sinceMs) }] }],
      sorts: [{ propertyName: name, direction: 'ASCENDING' }],
      properties: stream === 'deal' ? dealProperties : [...propertiesOf(parts, stream), name],
      limit: pageMax,
      after: String(place.after),
    },
    ...{ isRepeatable: true, isSearch: true },
  });
  const results = listOf(json, 'results');
  const lastMs = Math.max(place.sinceMs, ...results.map((one) => timeOf(one, name)));
  const isLast = results.length < pageMax;
  const next = isLast
    ? { sinceMs: Math.max(0, lastMs - overlapMs), after: 0 }
    : // Whatever shares the last time comes again; a page of one time alone is left by counting.
      lastMs > place.sinceMs
      ? { sinceMs: lastMs, after: 0 }
      : { sinceMs: lastMs, after: place.after + results.length };
  return {
    records:
      stream === 'deal' ? [] : results.map((one): RemoteRecord => readHubspotRecord(parts, stream, one)),
    deals: stream === 'deal' ? await readDeals(parts, results) : [],
    cursor: `${next.sinceMs}:${next.after}`,
    isLast,
  };
}

function readPlace(cursor: string): Place {
  const [sinceMs = 0, after = 0] = cursor.split(':').map(Number);
  return { sinceMs: Number.isFinite(sinceMs) ? sinceMs : 0, after: Number.isFinite(after) ? after : 0 };
}

function timeOf(record: unknown, name: string): number {
  const ms = Date.parse(textOf(record, 'properties', name) || textOf(record, 'updatedAt'));
  return Number.isFinite(ms) ? ms : 0;
}

async function readDeals(parts: HubspotParts, results: readonly unknown[]): Promise<RemoteDeal[]> {
  const companies = await readDealCompanies(
    parts,
    results.map((one) => textOf(one, 'id')),
  );
  return results.map((one) => readDeal(one, companies.get(textOf(one, 'id')) ?? ''));
}

/** The first company of each deal. */
async function readDealCompanies(
  { session, paths }: HubspotParts,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { json } = await session.ask({
    path: paths.readLinks('deals', 'companies'),
    method: 'POST',
    body: { inputs: ids.map((id) => ({ id })) },
    isRepeatable: true,
  });
  return new Map(
    listOf(json, 'results').map((one) => [textOf(one, 'from', 'id'), textOf(one, 'to', 0, 'toObjectId')]),
  );
}

function readDeal(json: unknown, companyId: string): RemoteDeal {
  const property = (name: string) => textOf(json, 'properties', name);
  const isClosed = property('hs_is_closed') === 'true';
  const isWon = property('hs_is_closed_won') === 'true';
  return {
    id: textOf(json, 'id'),
    version: textOf(json, 'updatedAt'),
    companyId,
    name: property('dealname'),
    stageId: property('dealstage'),
    state: isWon ? 'won' : isClosed ? 'lost' : 'open',
    amount: numberOf(json, 'properties', 'amount'),
    currency: property('deal_currency_code'),
    ownerId: property('hubspot_owner_id'),
    lostReason: property('closed_lost_reason'),
    openedMs: momentOf(property('createdate')),
    closedMs: isClosed || isWon ? momentOf(property('closedate')) : undefined,
  };
}

function momentOf(text: string): number | undefined {
  const ms = Date.parse(text);
  return Number.isFinite(ms) ? ms : undefined;
}

/** Archived ones, page by page; the list holds those of the last months alone and is short. */
export async function readHubspotGone(
  { session, paths }: HubspotParts,
  stream: ChangeStream,
  cursor: string,
): Promise<GonePage> {
  const query = new URLSearchParams({
    archived: 'true',
    limit: '100',
    ...(cursor === '' ? {} : { after: cursor }),
  });
  const { json } = await session.ask({ path: `${paths.objects(types[stream])}?${query}` });
  const after = textOf(fieldOf(json, 'paging'), 'next', 'after');
  return {
    gone: listOf(json, 'results').map((one) => ({ id: textOf(one, 'id'), mergedInto: '' })),
    cursor: after,
    isLast: after === '',
  };
}
