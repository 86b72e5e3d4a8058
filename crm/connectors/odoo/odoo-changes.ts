// What changed in Odoo: partners and opportunities by the time of their last change, which is Odoo's own clock alone, and within it by id,
// so that nothing is passed over while it changes. Odoo tells nobody of deletions: what we linked is looked up from time to time.

import { fieldOf, numberOf, textOf } from '../../http/read-json.ts';
import type { ChangedPage, ChangeStream, RemoteDeal } from '../connector.ts';
import { linkedId, linkedName, type OdooParts, readMoment, searchOdoo, writeMoment } from './odoo-parts.ts';
import { partnerModel, readPartners } from './odoo-records.ts';

const leadModel = 'crm.lead';
export const pageRows = 200;
/** Transactions end later than their times say: the last minutes are read again, and what is known is passed over. */
const overlapMs = 300_000;
const leadFields = [
  ...['name', 'partner_id', 'stage_id', 'active', 'probability', 'expected_revenue', 'company_currency'],
  ...['user_id', 'lost_reason_id', 'create_date', 'date_closed', 'write_date', 'won_status'],
];

interface Place {
  readonly sinceMs: number;
  /** The newest change when this reading began. */
  readonly untilMs: number;
  readonly afterId: number;
}

export async function readOdooChanges(
  parts: OdooParts,
  stream: ChangeStream,
  cursor: string,
): Promise<ChangedPage> {
  const model = stream === 'deal' ? leadModel : partnerModel;
  if ((await parts.fields.of(model)).size === 0) return { records: [], deals: [], cursor: '', isLast: true };
  const isCompany = ['is_company', '=', stream === 'company'];
  const ofStream = stream === 'deal' ? [['type', '=', 'opportunity']] : [isCompany];
  const { domain, turn } = await openOdooPage(parts, model, ofStream, cursor);
  const records = stream === 'deal' ? [] : await readPartners(parts, stream, domain, pageRows);
  const deals = stream === 'deal' ? await readDeals(parts, domain) : [];
  return { records, deals, ...turn(stream === 'deal' ? deals : records) };
}

/** What to ask for the next `pageRows` records that changed, by id; `turn`: what of them leads on. `ofModel`: which of the model. */
export async function openOdooPage(
  parts: OdooParts,
  model: string,
  ofModel: readonly unknown[],
  cursor: string,
) {
  const before = readPlace(cursor);
  const place = before.afterId > 0 ? before : { ...before, untilMs: await newestMs(parts, model, ofModel) };
  const domain = [
    ...ofModel,
    ['id', '>', place.afterId],
    ...(place.sinceMs > 0 ? [['write_date', '>=', writeMoment(place.sinceMs)]] : []),
  ];
  const turn = (read: readonly { readonly id: string }[]) => {
    const isLast = read.length < pageRows;
    const next = isLast
      ? { sinceMs: Math.max(0, place.untilMs - overlapMs), untilMs: 0, afterId: 0 }
      : { ...place, afterId: Number(read.at(-1)?.id) };
    return { cursor: `${next.sinceMs}:${next.untilMs}:${next.afterId}`, isLast };
  };
  return { domain, turn };
}

function readPlace(cursor: string): Place {
  const [sinceMs = 0, untilMs = 0, afterId = 0] = cursor.split(':').map((part) => Number(part) || 0);
  return { sinceMs, untilMs, afterId };
}

async function newestMs(parts: OdooParts, model: string, domain: readonly unknown[]): Promise<number> {
  const search = { limit: 1, order: 'write_date desc', withArchived: true };
  const [row] = await searchOdoo(parts, model, domain, ['write_date'], search);
  return readMoment(row, 'write_date') ?? 0;
}

/** Lost ones are put aside there. */
async function readDeals(parts: OdooParts, domain: readonly unknown[]): Promise<RemoteDeal[]> {
  const fields = await parts.fields.known(leadModel, leadFields);
  const rows = await searchOdoo(parts, leadModel, domain, fields, { limit: pageRows, withArchived: true });
  if (rows.length === 0) return [];
  const stages = await searchOdoo(parts, 'crm.stage', [['is_won', '=', true]], ['id']);
  const won = new Set(stages.map((stage) => textOf(stage, 'id')));
  const companies = await companiesOf(parts, rows);
  return rows.map((row) => readDeal(row, won, companies));
}

/** Whoever a deal or an order is with may be a person: the company that stands behind them counts. */
export async function companiesOf(
  parts: OdooParts,
  rows: readonly unknown[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.map((row) => Number(linkedId(row, 'partner_id'))))].filter((id) => id > 0);
  if (ids.length === 0) return new Map();
  const search = { limit: ids.length, withArchived: true };
  const partners = await searchOdoo(
    parts,
    partnerModel,
    [['id', 'in', ids]],
    ['commercial_partner_id'],
    search,
  );
  return new Map(partners.map((one) => [textOf(one, 'id'), linkedId(one, 'commercial_partner_id')]));
}

function readDeal(
  row: unknown,
  won: ReadonlySet<string>,
  companies: ReadonlyMap<string, string>,
): RemoteDeal {
  const stageId = linkedId(row, 'stage_id');
  const partnerId = linkedId(row, 'partner_id');
  const isLost = fieldOf(row, 'active') === false || textOf(row, 'won_status') === 'lost';
  const state = isLost ? 'lost' : won.has(stageId) ? 'won' : 'open';
  const changedMs = readMoment(row, 'write_date');
  return {
    id: textOf(row, 'id'),
    // Its times have seconds alone.
    version: [textOf(row, 'write_date'), state, stageId, textOf(row, 'expected_revenue')].join(' '),
    companyId: companies.get(partnerId) || partnerId,
    ...{ name: textOf(row, 'name'), stageId, state, ownerId: linkedId(row, 'user_id') },
    amount: numberOf(row, 'expected_revenue'),
    currency: linkedName(row, 'company_currency'),
    lostReason: linkedName(row, 'lost_reason_id'),
    openedMs: readMoment(row, 'create_date'),
    closedMs: state === 'open' ? undefined : (readMoment(row, 'date_closed') ?? changedMs),
  };
}

export async function listOdooStanding(parts: OdooParts, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const domain = [['id', 'in', ids.map(Number)]];
  const rows = await searchOdoo(parts, partnerModel, domain, ['id'], { limit: ids.length });
  return rows.map((row) => textOf(row, 'id'));
}

/** Lost ones are archived, and stand there. */
export async function listOdooDeals(parts: OdooParts, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0 || (await parts.fields.of(leadModel)).size === 0) return [...ids];
  const domain = [['id', 'in', ids.map(Number)]];
  const rows = await searchOdoo(parts, leadModel, domain, ['id'], { limit: ids.length, withArchived: true });
  return rows.map((row) => textOf(row, 'id'));
}
