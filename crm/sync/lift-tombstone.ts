// What was thrown away there and was brought back stands there again, and is written and read as before.

import { type CrmLink, reviveLink } from '#stores/records/crm/crm-links.ts';
import type { PullContext } from './pull-context.ts';

/** What was merged, or erased here, stays away. */
const liftable: ReadonlySet<string> = new Set(['deleted_there', 'not_found']);

/** Asks for it by its id, which does not lag behind as lists and searches do. Undefined when it stays gone. Rejects with CrmError. */
export async function liftTombstone(
  { records, crmId, connector }: Pick<PullContext, 'records' | 'crmId' | 'connector'>,
  link: CrmLink,
): Promise<CrmLink | undefined> {
  const { kind, theirId, ourId, goneReason } = link;
  if ((kind !== 'company' && kind !== 'person') || !liftable.has(goneReason)) return undefined;
  const [there] = await connector.find(kind, { by: 'link', value: theirId });
  if (there?.id !== theirId) return undefined;
  await reviveLink(records.db, crmId, kind, ourId);
  return { ...link, goneAt: null, goneReason: '', seenVersion: '', seenHash: '' };
}
