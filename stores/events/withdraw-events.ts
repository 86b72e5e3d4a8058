// Takes events of an imported file away again. Like the erasure of a person it touches rows that were written; it is done only
// where somebody takes an import back.

import type { EventStore } from './event-store.ts';

type Commanding = Pick<EventStore, 'command' | 'cluster'>;

/** So many ids are named at once. */
const idsAtOnce = 500;

/** All that came with it but these. Throws EventStoreError. */
export async function deleteImportedEvents(
  events: Commanding,
  siteId: number,
  consentVersion: string,
  exceptIds: readonly string[],
): Promise<void> {
  const except = exceptIds.length === 0 ? '' : ' AND id NOT IN {ids: Array(UUID)}';
  await alter(events, `site_id = {siteId: UInt32} AND consent_version = {version: String}${except}`, {
    ...{ siteId, version: consentVersion },
    ...(exceptIds.length === 0 ? {} : { ids: exceptIds }),
  });
}

/** Throws EventStoreError. */
export async function deleteEventsById(
  events: Commanding,
  siteId: number,
  ids: readonly string[],
): Promise<void> {
  for (let at = 0; at < ids.length; at += idsAtOnce)
    await alter(events, 'site_id = {siteId: UInt32} AND id IN {ids: Array(UUID)}', {
      siteId,
      ids: ids.slice(at, at + idsAtOnce),
    });
}

/** Resolves when every copy of the table has done it. */
async function alter(
  events: Commanding,
  condition: string,
  parameters: Record<string, unknown>,
): Promise<void> {
  const onCluster = events.cluster === undefined ? '' : ` ON CLUSTER ${events.cluster}`;
  await events.command(
    `ALTER TABLE events_v1${onCluster} DELETE WHERE ${condition} SETTINGS mutations_sync = 2`,
    parameters,
  );
}
