// Takes the domains of reverse names out of all kept decisions, however old: of a source that is off or purged nothing stays,
// also where a decision cannot be made again.

import { z } from 'zod';
import type { EventStore, Question } from './event-store.ts';

/** As `writeTold` writes them: a registrable domain has no quotes in it. */
const kept = '"ptr":"[^"]+"';

const keptNames = {
  name: 'kept-reverse-names',
  sql: `SELECT 1 AS found FROM decisions_v1 WHERE match(told, '${kept}') LIMIT 1`,
  parameters: z.object({}),
  row: z.object({ found: z.number() }),
} satisfies Question<z.ZodObject, z.ZodType>;

/**
 * Resolves when the server has taken the change on; it rewrites the parts that hold such a name, and no others. Where there
 * is none, which is so after every other change of sources, nothing is asked of it.
 */
export async function forgetReverseNames(
  store: Pick<EventStore, 'ask' | 'command' | 'cluster'>,
): Promise<void> {
  if ((await store.ask(keptNames, {})).length === 0) return;
  const onCluster = store.cluster === undefined ? '' : ` ON CLUSTER ${store.cluster}`;
  await store.command(`ALTER TABLE decisions_v1${onCluster}
UPDATE told = if(startsWith(told, '{"claims":[],'), '', replaceRegexpOne(told, '${kept}', '"ptr":""'))
WHERE match(told, '${kept}')`);
}
