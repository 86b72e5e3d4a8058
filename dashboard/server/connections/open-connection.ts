// Finds the connection that a route is asked about, among those of sites that the caller may see.

import type { Site } from '#contract/site.ts';
import { type ConnectionKeys, openConnectionKeys } from '#stores/records/connection-keys.ts';
import type { Records } from '#stores/records/open-records.ts';
import { type ConnectionRecord, findConnection } from '#stores/records/questions/keep-connections.ts';
import { Refusal } from '../api/refusal.ts';

/** Marketers set up what they send with; connections tell of people by name, so nobody else sees them. */
export const connectionRoles = ['marketer', 'administrator'] as const;

/** Throws Refusal `unknown_connection`. */
export async function openConnection(
  records: Records,
  sites: readonly Site[],
  id: number,
): Promise<ConnectionRecord> {
  const record = await findConnection(records, id);
  if (record === undefined || !sites.some((site) => site.id === record.siteId)) {
    throw new Refusal('unknown_connection');
  }
  return record;
}

/** `secret`: the installation's master key. */
export function keysOf({ secret }: { secret: string }): ConnectionKeys {
  return openConnectionKeys(secret);
}
