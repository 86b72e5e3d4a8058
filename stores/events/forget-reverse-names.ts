// Takes the domains of reverse names out of all kept decisions, however old: of a source that is off or purged nothing stays,
// also where a decision cannot be made again.

import type { EventStore } from './event-store.ts';

/** As `writeTold` writes them: a registrable domain has no quotes in it. */
const kept = '"ptr":"[^"]+"';

/** Resolves when the server has taken the change on; it rewrites the parts that hold such a name, and no others. */
export async function forgetReverseNames(store: Pick<EventStore, 'command' | 'cluster'>): Promise<void> {
  const onCluster = store.cluster === undefined ? '' : ` ON CLUSTER ${store.cluster}`;
  await store.command(`ALTER TABLE decisions_v1${onCluster}
UPDATE told = if(startsWith(told, '{"claims":[],'), '', replaceRegexpOne(told, '${kept}', '"ptr":""'))
WHERE match(told, '${kept}')`);
}
