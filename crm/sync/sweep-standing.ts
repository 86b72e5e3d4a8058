// Where a CRM does not tell of every deletion: whether what we linked still stands there, a page of it in each reading, so that the calls of a
// day are left to others.

import { moveCursor, readRestedCursor } from '#stores/records/crm/crm-cursors.ts';
import { listStanding } from '#stores/records/crm/crm-links.ts';
import { listStandingDeals } from '#stores/records/crm/keep-crm-reads.ts';
import type { ChangeStream, RecordKind } from '../connectors/connector.ts';
import type { PullContext } from './pull-context.ts';
import { takeGoneDeals } from './take-deals.ts';
import { takeGone } from './take-gone.ts';

const pageRows = 100;
/** Readings that somebody or a webhook asks for come in between. */
const betweenMs = 240_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** A page of each kind that has not been looked at for long enough. Rejects with CrmError. */
export async function sweepStanding(context: PullContext): Promise<void> {
  const { connector } = context;
  if (connector.listStanding !== undefined)
    for (const kind of ['company', 'person'] as const)
      await sweepPage(context, kind, (cursor) => sweepRecords(context, kind, cursor));
  if (connector.listStandingDeals !== undefined)
    await sweepPage(context, 'deal', (cursor) => sweepDeals(context, cursor));
}

/** `look`: answers where to go on, '' after the last page. */
async function sweepPage(
  context: PullContext,
  stream: ChangeStream,
  look: (cursor: string) => Promise<string>,
): Promise<void> {
  const { records, crmId } = context;
  const name = `${stream}_sweep`;
  const rest = { betweenMs: restOf(context, 0), afterAllMs: restOf(context, afterAllMs(context, stream)) };
  const cursor = await readRestedCursor(records.db, crmId, name, rest);
  if (cursor !== undefined) await moveCursor(records.db, crmId, name, await look(cursor));
}

/** What is told of is looked at for what was told too long ago. */
function afterAllMs({ connector }: PullContext, stream: ChangeStream): number {
  if (connector.goneStreams.includes(stream)) return dayMs;
  return connector.countsDays === true ? hourMs : 0;
}

function restOf({ connector }: PullContext, ms: number): number {
  return connector.countsDays === true ? Math.max(betweenMs, ms) : ms;
}

async function sweepRecords(context: PullContext, kind: RecordKind, cursor: string): Promise<string> {
  const { records, crmId, connector } = context;
  const wanted = { afterId: Number(cursor) || 0, limit: pageRows };
  const links = await listStanding(records, crmId, kind, wanted);
  const ids = links.map(({ theirId }) => theirId);
  const there = new Set(await connector.listStanding?.(kind, ids));
  for (const { theirId, ourId } of links.filter((link) => !there.has(link.theirId))) {
    // Where records are merged, the old id leads to the one that is left, or our id goes on in it.
    const [survivor] = [
      ...(await connector.find(kind, { by: 'link', value: theirId })),
      ...(await connector.find(kind, { by: 'own_id', value: ourId })),
    ];
    await takeGone(context, kind, { id: theirId, mergedInto: survivor?.id ?? '' });
  }
  return links.length < pageRows ? '' : String(links.at(-1)?.id ?? 0);
}

/** The same of deals, which are linked to nothing of ours. */
async function sweepDeals(context: PullContext, cursor: string): Promise<string> {
  const { records, crmId, connector } = context;
  const ids = await listStandingDeals(records.db, crmId, { afterId: cursor, limit: pageRows });
  const there = new Set(await connector.listStandingDeals?.(ids));
  await takeGoneDeals(
    context,
    ids.filter((id) => !there.has(id)),
  );
  return ids.length < pageRows ? '' : (ids.at(-1) ?? '');
}
