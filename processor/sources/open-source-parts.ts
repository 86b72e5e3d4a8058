// The single sources behind the one door, opened with their settings.

import { join } from 'node:path';
import type { Logger } from 'pino';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { deriveKey } from '#stores/records/derive-key.ts';
import type { Records } from '#stores/records/open-records.ts';
import { operatorDirectory } from '../lookups/mmdb-directories.ts';
import { openNetworkLists } from '../lookups/open-network-lists.ts';
import { openNetworkLookup } from '../lookups/open-network-lookup.ts';
import { openRangeLookup } from '../lookups/open-range-lookup.ts';
import { createAnswerCounter } from './count-answers.ts';
import type { DatasetStates } from './dataset-states.ts';
import { createFileMeasures } from './keep-measures.ts';
import { openProviders } from './providers/open-providers.ts';
import { openReverseDns } from './reverse-dns/open-reverse-dns.ts';
import { createVendorFetcher } from './vendors/keep-files-fetched.ts';
import { licenceOfFetched, type VendorBases, vendorBases } from './vendors/vendor-catalogue.ts';

export interface CompanySourcesParts {
  readonly records: Records;
  /** The installation's master key, in hexadecimal digits. */
  readonly secret: string;
  readonly settings: CompanySourcesSettings;
  /** Whether free sources leave an address open: a network of kind enterprise or unknown, without a veto. */
  isWorthAsking(address: ParsedAddress): boolean;
  /** Makes the index of ranges anew without a registry, as `import-registry --remove` does. */
  removeRegistry(source: string): Promise<void>;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

export interface CompanySourcesSettings {
  /** Holds `ranges`, the index of registries, and `sources`, the files that are fetched. */
  readonly dataDirectory: string;
  /** The operator's own `.mmdb` files, undefined for none. */
  readonly mmdbDirectory?: string | undefined;
  /** The operator's own lists of networks, undefined for none. */
  readonly listsDirectory?: string | undefined;
  /** Hosts that may be asked although they are in private networks. */
  readonly allowedHosts?: readonly string[];
  /** Where vendors are found; a mirror, or a server of tests. */
  readonly vendorBases?: VendorBases;
  /** Machines spread their fetching over so long; half an hour when absent. */
  readonly fetchJitterMsMax?: number;
  /** Of one question to one name server. */
  readonly dnsTimeoutMs?: number;
}

const halfHourMs = 1_800_000;
const dnsTimeoutMs = 1_500;

export type SourceParts = ReturnType<typeof openSourceParts>;

export function openSourceParts(parts: CompanySourcesParts, states: DatasetStates) {
  const { records, secret, log, settings } = parts;
  const { dataDirectory, mmdbDirectory, listsDirectory, allowedHosts = [] } = settings;
  const fetchedDirectory = join(dataDirectory, 'sources');
  const sealKey = deriveKey(secret, 'source secrets');
  const answerKeys = {
    hashKey: deriveKey(secret, 'look-up keys'),
    sealKey: deriveKey(secret, 'look-up answers'),
  };
  const directories = [
    ...(mmdbDirectory === undefined ? [] : [operatorDirectory(mmdbDirectory)]),
    { path: fetchedDirectory, licenceOf: licenceOfFetched, isOptional: true },
  ];
  const networks = openNetworkLookup(directories, log, states);
  const timeoutMs = settings.dnsTimeoutMs ?? dnsTimeoutMs;
  return {
    fetchedDirectory,
    listsDirectory,
    networks,
    ranges: openRangeLookup(join(dataDirectory, 'ranges'), log),
    lists: openNetworkLists(listsDirectory, log),
    dns: openReverseDns({ log, now: Date.now, timeoutMs }),
    providers: openProviders({ records, states, sealKey, answerKeys, allowedHosts, log, now: Date.now }),
    fetcher: createVendorFetcher({
      ...{ records, sealKey, directory: fetchedDirectory, allowedHosts, states, log },
      bases: settings.vendorBases ?? vendorBases,
      now: () => new Date(),
      jitterMsMax: settings.fetchJitterMsMax ?? halfHourMs,
      onFiles: networks.refresh,
    }),
    counter: createAnswerCounter(),
    measures: createFileMeasures(),
    /** What was taken up of the settings of reverse DNS: its servers, and its last purge. */
    taken: { nameServers: '', dnsPurgeMs: 0 },
  };
}

/** Stops everything; what is being asked or fetched is let fall. */
export async function closeSourceParts(opened: SourceParts): Promise<void> {
  await opened.fetcher.close();
  opened.providers.close();
  opened.dns.close();
  opened.networks.close();
  opened.ranges.close();
  opened.lists.close();
}
