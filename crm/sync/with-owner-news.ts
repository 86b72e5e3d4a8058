// Whose a company is there is told here only when somebody changed that there: an owner that stands there as it did is no word against a
// hand-over here.

import type { CrmLink } from '#stores/records/crm/crm-links.ts';
import type { RemoteRecord } from '../connectors/connector.ts';

/** `told`: the record as it is to be taken in. */
export function withOwnerNews(
  link: Pick<CrmLink, 'seenOwner' | 'seenHash'> | undefined,
  record: RemoteRecord,
  told: RemoteRecord,
): RemoteRecord {
  // Links that are older than this have been looked at, and nobody noted whose it was: that may have stood there as it does.
  const isUnnoted = link !== undefined && link.seenOwner === null && link.seenHash !== '';
  return isUnnoted || link?.seenOwner === record.ownerId ? { ...told, ownerId: '' } : told;
}
