// What is wrong with outside sources now, for the Pipeline page and the status: one entry each, until it is mended.

import { describeFault } from '#contract/source-faults.ts';
import { datasetIdOf } from '#contract/source-vendors.ts';
import type { LookupWarning, NetworkLookup } from '../lookups/network-lookup.ts';
import type { NetworkLists } from '../lookups/open-network-lists.ts';
import type { RangeLookup } from '../lookups/open-range-lookup.ts';
import type { Providers } from './providers/open-providers.ts';
import type { ReverseDns } from './reverse-dns/open-reverse-dns.ts';
import type { VendorFetcher } from './vendors/keep-files-fetched.ts';

export interface WarningSources {
  readonly networks: Pick<NetworkLookup, 'warnings'>;
  readonly ranges: Pick<RangeLookup, 'warnings'>;
  readonly lists: Pick<NetworkLists, 'warnings'>;
  readonly providers: Pick<Providers, 'list'>;
  readonly fetcher: Pick<VendorFetcher, 'wanted' | 'faultOf'>;
  readonly dns: Pick<ReverseDns, 'failure'>;
}

export function warnOfSources(sources: WarningSources): LookupWarning[] {
  const { networks, ranges, lists, providers, fetcher, dns } = sources;
  const fetching = fetcher.wanted().flatMap(({ edition }): LookupWarning[] => {
    const fault = fetcher.faultOf(datasetIdOf(edition));
    return fault ? [{ source: edition, message: describeFault(fault, 'en') }] : [];
  });
  const paid = providers.list().flatMap(({ record, fault }): LookupWarning[] => {
    return fault ? [{ source: `provider ${record.name}`, message: describeFault(fault, 'en') }] : [];
  });
  const failure = dns.failure();
  const names: LookupWarning[] =
    failure === ''
      ? []
      : [
          {
            source: 'reverse DNS',
            message: `The name servers do not answer (${failure}): check them on the page of sources.`,
          },
        ];
  return [...networks.warnings(), ...ranges.warnings(), ...lists.warnings(), ...fetching, ...paid, ...names];
}
