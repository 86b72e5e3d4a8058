// Where a CRM does not tell of every deletion: whether what we linked still stands there, and when it was last contacted. Where its calls are counted, a page of it in each
// reading, so that they are left to others.

import { moveCursor, readCursor, readRestedCursor } from '#stores/records/crm/crm-cursors.ts';
import { listStanding } from '#stores/records/crm/crm-links.ts';
import { type DealAge, listGoneDeals, listStandingDeals } from '#stores/records/crm/keep-crm-reads.ts';
import { noteContacted } from '#stores/records/crm/note-contacted.ts';
import type { ChangeStream, RecordKind } from '../connectors/connector.ts';
import type { PullContext } from './pull-context.ts';
import { takeBackDeals, takeGoneDeals } from './take-deals.ts';
import { takeGone } from './take-gone.ts';

const pageRows = 100;
/** Of deals that are asked for one by one: so many calls in a reading. */
const singlePageRows = 25;
/** Of those, one that ended earlier is history: it is asked for in a slow round beside, with so many calls in a reading, and once a day at most. */
const closedDays = 90;
const olderPageRows = 10;
/** Of a page that small so many may be gone: what may be gone of a page of a hundred would be half of it. */
const fewOfSmallPage = 2;
/** In one reading of a CRM that counts no calls: so many thousands are known at once. */
const pagesMax = 20;
/** Readings that somebody or a webhook asks for come in between. */
const betweenMs = 240_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** Of each kind what has not been looked at for long enough. Rejects with CrmError. */
export async function sweepStanding(context: PullContext): Promise<void> {
  const { connector } = context;
  const isTold = (stream: ChangeStream) => connector.goneStreams.includes(stream);
  if (connector.listStanding !== undefined)
    for (const kind of ['company', 'person'] as const)
      await sweepPages(context, kind, isTold(kind), (cursor) => sweepRecords(context, kind, cursor));
  if (connector.listStandingDeals !== undefined)
    await sweepPages(context, 'deal', isTold('deal'), (cursor) => sweepDeals(context, cursor));
  if (connector.listStandingDeals !== undefined && connector.asksDealsSingly === true)
    await sweepPages(context, 'deal_older', true, (cursor) => sweepOlderDeals(context, cursor));
}

/** `isTold`: deletions of it are told too. `look`: answers where to go on, '' after the last page. */
export async function sweepPages(
  context: PullContext,
  stream: string,
  isTold: boolean,
  look: (cursor: string) => Promise<string>,
): Promise<void> {
  const { records, crmId, connector } = context;
  const name = `${stream}_sweep`;
  let cursor = await readRestedCursor(records.db, crmId, name, restsOf(connector, isTold));
  for (
    let pages = connector.isMetered === true ? 1 : pagesMax;
    pages > 0 && cursor !== undefined;
    pages -= 1
  ) {
    const next = await look(cursor);
    await moveCursor(records.db, crmId, name, next);
    cursor = next === '' ? undefined : next;
  }
}

/** Of what is told, that is looked for which was told too long ago. */
function restsOf({ isMetered = false }: PullContext['connector'], isTold: boolean) {
  const afterAllMs = isTold ? dayMs : isMetered ? hourMs : 0;
  return { betweenMs: isMetered ? betweenMs : 0, afterAllMs };
}

async function sweepRecords(context: PullContext, kind: RecordKind, cursor: string): Promise<string> {
  const { records, crmId, connector, doubt } = context;
  const wanted = { afterId: Number(cursor) || 0, limit: pageRows };
  const links = await listStanding(records, crmId, kind, wanted);
  const ids = links.map(({ theirId }) => theirId);
  const standing = (await connector.listStanding?.(kind, ids)) ?? [];
  const there = new Set(standing.map(({ id }) => id));
  // Not every CRM counts a call as a change of the company.
  for (const { id, contactedMs } of standing)
    await noteContacted(records, { crmId, theirId: id, atMs: contactedMs });
  const next = links.length < pageRows ? '' : String(links.at(-1)?.id ?? 0);
  const missing = links.filter((link) => !there.has(link.theirId));
  if (doubt.isDoubtful(kind, missing.length, links.length)) return next;
  for (const { theirId, ourId } of missing) {
    // Where records are merged, the old id leads to the one that is left, or our id goes on in it.
    const [survivor] = [
      ...(await connector.find(kind, { by: 'link', value: theirId })),
      ...(await connector.find(kind, { by: 'own_id', value: ourId })),
    ];
    await takeGone(context, kind, { id: theirId, mergedInto: survivor?.id ?? '' });
  }
  return next;
}

/** The same of deals, which are linked to nothing of ours. */
async function sweepDeals(context: PullContext, cursor: string): Promise<string> {
  const isSingle = context.connector.asksDealsSingly === true;
  const limit = isSingle ? singlePageRows : pageRows;
  const age = isSingle ? { isOlder: false, closedDays } : undefined;
  const next = await sweepDealPage(context, { afterId: cursor, limit, age });
  if (cursor === '') await liftDeals(context, limit);
  return next;
}

async function sweepOlderDeals(context: PullContext, cursor: string): Promise<string> {
  const age = { isOlder: true, closedDays };
  return sweepDealPage(context, { afterId: cursor, limit: olderPageRows, age });
}

async function sweepDealPage(
  context: PullContext,
  page: { readonly afterId: string; readonly limit: number; readonly age: DealAge | undefined },
): Promise<string> {
  const { records, crmId, connector } = context;
  const ids = await listStandingDeals(records.db, crmId, page);
  const there = new Set(await connector.listStandingDeals?.(ids));
  const missing = ids.filter((id) => !there.has(id));
  const few = page.limit < pageRows ? fewOfSmallPage : undefined;
  if (!context.doubt.isDoubtful('deal', missing.length, ids.length, few))
    await takeGoneDeals(context, missing);
  return ids.length < page.limit ? '' : (ids.at(-1) ?? '');
}

async function liftDeals(context: PullContext, limit: number): Promise<void> {
  const { records, crmId, connector } = context;
  await liftPage(context, 'deal', async (afterId) => {
    const gone = await listGoneDeals(records.db, crmId, { afterId, limit });
    if (gone.length > 0) await takeBackDeals(context, (await connector.listStandingDeals?.(gone)) ?? []);
    return gone.length < limit ? '' : (gone.at(-1) ?? '');
  });
}

/** A page of what was gone of late: what stands there again, brought back or shown once more. `look`: as of `sweepPages`. */
export async function liftPage(
  { records, crmId }: PullContext,
  stream: string,
  look: (cursor: string) => Promise<string>,
): Promise<void> {
  const name = `${stream}_lift`;
  const cursor = await readCursor(records.db, crmId, name);
  const next = await look(cursor);
  if (next !== cursor) await moveCursor(records.db, crmId, name, next);
}
