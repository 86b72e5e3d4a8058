// The upkeep of outside sources: takes up what people have set, takes back what they have purged, and tells the records what is here.

import { dirname, join } from 'node:path';
import { reverseDnsId } from '#contract/look-up-statements.ts';
import type { Records } from '#stores/records/open-records.ts';
import { readNameServers } from '#stores/records/questions/keep-source-settings.ts';
import { applyPurges } from './apply-purges.ts';
import type { DatasetStates } from './dataset-states.ts';
import {
  describeReverseDns,
  type FoundSource,
  listFiles,
  listLists,
  listProviders,
  listRegistries,
} from './list-loaded.ts';
import type { CompanySourcesParts, SourceParts } from './open-source-parts.ts';
import { registerDatasets } from './register-datasets.ts';

const builtIn = 'list:built-in/';

/** What people set for reverse DNS and providers. Rejects when PostgreSQL is away. */
export async function takeSettings(
  { dns, providers, taken }: SourceParts,
  records: Records,
  states: DatasetStates,
): Promise<void> {
  await providers.refresh();
  const servers = await readNameServers(records);
  if (servers.join(' ') !== taken.nameServers) {
    taken.nameServers = servers.join(' ');
    dns.setServers(servers);
  }
  // Host names are kept in memory alone: a purge empties it.
  const purgeMs = states.find(reverseDnsId)?.purgedAt?.getTime() ?? 0;
  if (purgeMs !== taken.dnsPurgeMs && purgeMs !== 0) dns.forget();
  taken.dnsPurgeMs = purgeMs;
}

/** Answers whether a file was measured that was not before. Rejects when PostgreSQL is away. */
export async function tendSources(
  parts: CompanySourcesParts,
  opened: SourceParts,
  states: DatasetStates,
): Promise<boolean> {
  const { records, log } = parts;
  const { networks, ranges, lists, measures, counter } = opened;
  const isChanged = await applyPurges({
    ...{ records, states, log, registries: ranges.datasets(), files: listOwnFiles(opened) },
    removeRegistry: (source) => parts.removeRegistry(source),
  });
  if (isChanged) {
    networks.refresh();
    await Promise.all([ranges.refresh(), lists.refresh()]);
  }
  const isMeasured = await measures.run(networks.files());
  // What was purged says nothing about itself either.
  const present = listSources(opened).filter(({ id }) => (states.find(id)?.purgedAt ?? null) === null);
  const registries = ranges.isLoaded() ? ranges.datasets().map(({ id }) => id) : undefined;
  await registerDatasets(records, present, counter, registries);
  await states.refresh();
  return isMeasured;
}

/** Every data set that is here or should be. */
export function listSources(opened: SourceParts): FoundSource[] {
  const { networks, ranges, lists, dns, providers, fetcher, measures, fetchedDirectory } = opened;
  return [
    ...listFiles({ files: networks.files(), measures, fetcher, fetchedDirectory }),
    ...listRegistries(ranges.datasets()),
    ...listLists(lists.datasets(), lists.warnings()),
    describeReverseDns(dns.failure()),
    ...listProviders(providers.list()),
  ];
}

/** The operator's own files; what was fetched is looked after by the fetcher. */
function listOwnFiles({ networks, lists, fetchedDirectory, listsDirectory = '' }: SourceParts) {
  const files = networks.files().filter(({ path }) => dirname(path) !== fetchedDirectory);
  const dropped = lists
    .datasets()
    .filter(({ id }) => !id.startsWith(builtIn))
    .map(({ id }) => ({ id, path: join(listsDirectory, id.slice('list:'.length)) }));
  return [...files, ...dropped];
}
