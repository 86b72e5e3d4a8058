// Some CRMs make whoever writes the owner of what is made. That nobody chose: it is no owner of a company here, and no one to give a task to.

import type { Connector, RemoteRecord } from '../connectors/connector.ts';

/** As a link says how it was found: what we made, or what bears our id though the answer to the write was lost. */
const madeByUs = new Set(['created', 'own_id']);

/** The record, without its owner where that is us. Rejects with CrmError. */
export async function leaveOutOurselves(
  { tellOwnUser }: Pick<Connector, 'tellOwnUser'>,
  foundBy: string,
  record: RemoteRecord,
): Promise<RemoteRecord> {
  if (tellOwnUser === undefined || record.ownerId === '' || !madeByUs.has(foundBy)) return record;
  return (await tellOwnUser()) === record.ownerId ? { ...record, ownerId: '' } : record;
}
