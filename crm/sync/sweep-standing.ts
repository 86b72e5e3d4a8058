// Where a CRM does not tell of every deletion: whether what we linked still stands there, and when it was last contacted. Where its calls are counted, a page of it in each
// reading, so that they are left to others.

import { moveCursor, readCursor, readRestedCursor } from '#stores/records/crm/crm-cursors.ts';
import { listStanding } from '#stores/records/crm/crm-links.ts';
import { listGoneDeals, listStandingDeals } from '#stores/records/crm/keep-crm-reads.ts';
import { noteContacted } from '#stores/records/crm/note-contacted.ts';
import type { ChangeStream, RecordKind } from '../connectors/connector.ts';
import type { PullContext } from './pull-context.ts';
import { takeBackDeals, takeGoneDeals } from './take-deals.ts';
import { takeGone } from './take-gone.ts';

const pageRows = 100;
const liftStream = 'deal_lift';
/** Of deals that are asked for one by one: so many calls in a reading. */
const singlePageRows = 25;
/** Of those, one that ended earlier is history, and stays as it was read. */
const closedDays = 90;
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
    await noteContacted(records.db, { crmId, theirId: id, atMs: contactedMs });
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
  const { records, crmId, connector } = context;
  const isSingle = connector.asksDealsSingly === true;
  const limit = isSingle ? singlePageRows : pageRows;
  const page = { afterId: cursor, limit, closedDays: isSingle ? closedDays : undefined };
  const ids = await listStandingDeals(records.db, crmId, page);
  const there = new Set(await connector.listStandingDeals?.(ids));
  const missing = ids.filter((id) => !there.has(id));
  if (!context.doubt.isDoubtful('deal', missing.length, ids.length)) await takeGoneDeals(context, missing);
  if (cursor === '') await liftDeals(context, limit);
  return ids.length < limit ? '' : (ids.at(-1) ?? '');
}

/** A page of what was gone of late: what stands there again, brought back or shown once more. */
async function liftDeals(context: PullContext, limit: number): Promise<void> {
  const { records, crmId, connector } = context;
  const afterId = await readCursor(records.db, crmId, liftStream);
  const gone = await listGoneDeals(records.db, crmId, { afterId, limit });
  if (gone.length > 0) await takeBackDeals(context, (await connector.listStandingDeals?.(gone)) ?? []);
  const next = gone.length < limit ? '' : (gone.at(-1) ?? '');
  if (next !== afterId) await moveCursor(records.db, crmId, liftStream, next);
}
