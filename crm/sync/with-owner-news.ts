// Whose a company is there is told here only when somebody changed that there: an owner that stands there as it did is no word against a
// hand-over here.

import type { CrmLink } from '#stores/records/crm/crm-links.ts';
import type { RemoteRecord } from '../connectors/connector.ts';

/** `told`: the record as it is to be taken in. */
export function withOwnerNews(
  link: Pick<CrmLink, 'seenOwner'> | undefined,
  record: RemoteRecord,
  told: RemoteRecord,
): RemoteRecord {
  return link?.seenOwner === record.ownerId ? { ...told, ownerId: '' } : told;
}
