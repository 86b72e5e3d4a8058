// Takes in that a record is gone there: deleted, which nobody makes anew, or merged into another, which the link follows.

import type { CrmKind } from '#contract/crm.ts';
import { type GoneRecord, settleGone } from '#intelligence/sync/settle-gone.ts';
import { findLinksOfTheirs, followSurvivor, markGone } from '#stores/records/crm/crm-links.ts';
import { askQuestion } from '#stores/records/crm/crm-questions.ts';
import { isListed, noteErasedThere } from '#stores/records/crm/person-traces.ts';
import type { PullContext } from './pull-context.ts';

export async function takeGone(
  context: Pick<PullContext, 'records' | 'crmId'>,
  kind: CrmKind,
  gone: GoneRecord,
): Promise<void> {
  const { records, crmId } = context;
  await records.db.transaction(async (tx) => {
    const links = await findLinksOfTheirs(
      tx,
      crmId,
      kind,
      [gone.id, gone.mergedInto].filter((id) => id !== ''),
    );
    const states = links.map(({ ourId, theirId, goneAt }) => ({
      ourId,
      theirId,
      isTombstone: goneAt !== null,
    }));
    const settled = settleGone(gone, new Map(states.map((state) => [state.theirId, state])));
    const link = links.find(({ theirId }) => theirId === gone.id);
    // What an administrator was to delete there is deleted.
    if (link !== undefined && isListed(link) && gone.mergedInto === '')
      return noteErasedThere(tx, link.id, 'erased');
    if (link === undefined || settled.outcome === 'nothing') return;
    if (settled.outcome === 'tombstone') return markGone(tx, link.id, 'deleted_there');
    if (settled.outcome === 'follow') return followSurvivor(tx, link.id, settled.theirId);
    await markGone(tx, link.id, 'merged_there');
    await askQuestion(tx, {
      ...{
        crmId,
        kind,
        question: 'same',
        ourId: settled.ourId,
        otherId: settled.otherId,
        foundBy: 'merged_there',
      },
      ...{
        companyId: link.companyId ?? undefined,
        keyId: link.keyId ?? undefined,
        theirIds: [settled.theirId],
      },
    });
  });
}
