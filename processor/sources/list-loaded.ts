// Every data set that is here or should be, as the page of sources shows it: files, registries, lists, reverse DNS, providers.

import { dirname } from 'node:path';
import {
  inBothLanguages,
  providerStatement,
  reverseDnsId,
  reverseDnsStatement,
} from '#contract/look-up-statements.ts';
import { describeFault, type SourceFault } from '#contract/source-faults.ts';
import type { VendorName } from '#contract/source-report.ts';
import { datasetIdOf, findVendorEdition, termsOf, vendorFacts } from '#contract/source-vendors.ts';
import type { RangeDataset } from '#intelligence/company/ranges/range-dataset.ts';
import type { LookupWarning, NetworkFileReport } from '../lookups/network-lookup.ts';
import type { LoadedDataset } from './company-sources.ts';
import type { FileMeasures } from './keep-measures.ts';
import type { Providers } from './providers/open-providers.ts';
import type { VendorFetcher } from './vendors/keep-files-fetched.ts';
import { licenceOfFetched } from './vendors/vendor-catalogue.ts';

/** What is known of a data set beside how much it answered and whether it is on. */
export type FoundSource = Omit<LoadedDataset, 'answered' | 'isOn'>;

const blank = {
  terms: '',
  date: '',
  rows: 0,
  sha256: '',
  health: 'ok',
  healthMessage: '',
  fault: undefined,
} as const;

function withFault(fault: SourceFault | undefined): Pick<FoundSource, 'health' | 'healthMessage' | 'fault'> {
  if (fault === undefined) return { health: 'ok', healthMessage: '', fault };
  return { health: 'failing', healthMessage: describeFault(fault, 'en'), fault };
}

export interface FileParts {
  readonly files: readonly NetworkFileReport[];
  readonly measures: FileMeasures;
  readonly fetcher: Pick<VendorFetcher, 'wanted' | 'faultOf'>;
  /** Where fetched files lie. */
  readonly fetchedDirectory: string;
}

export function listFiles({ files, measures, fetcher, fetchedDirectory }: FileParts): FoundSource[] {
  const loaded = files.map((file): FoundSource => {
    const edition = file.id.slice('mmdb:'.length).replace(/\.mmdb$/, '');
    const isFetched = dirname(file.path) === fetchedDirectory;
    const wanted = fetcher.wanted().find((one) => one.edition === edition);
    const vendor = isFetched ? (wanted?.vendor ?? findVendorEdition(edition)?.vendor) : undefined;
    const broken: SourceFault | undefined =
      file.warning === undefined ? undefined : { code: 'file_broken', detail: file.warning.reason ?? '' };
    return {
      ...blank,
      id: file.id,
      kind: 'mmdb',
      // A broken one does not say what it is.
      source: vendor === undefined ? file.kind || edition : vendorFacts[vendor].title,
      licence: file.licence,
      terms: vendor === undefined ? '' : termsOf(vendor),
      date: file.date,
      rows: measures.find(file)?.rows ?? 0,
      sha256: measures.find(file)?.sha256 ?? '',
      ...withFault(broken ?? fetcher.faultOf(file.id)),
    };
  });
  const absent = fetcher
    .wanted()
    .filter(({ edition }) => !loaded.some(({ id }) => id === datasetIdOf(edition)))
    .map(({ vendor, edition }) => announceFile(vendor, edition, fetcher.faultOf(datasetIdOf(edition))));
  return [...loaded, ...absent];
}

/** A file that was not fetched yet. */
function announceFile(vendor: VendorName, edition: string, fault: SourceFault | undefined): FoundSource {
  return {
    ...blank,
    id: datasetIdOf(edition),
    kind: 'mmdb',
    source: vendorFacts[vendor].title,
    licence: licenceOfFetched(`${edition}.mmdb`),
    terms: termsOf(vendor),
    ...withFault(fault),
  };
}

export function listRegistries(datasets: readonly RangeDataset[]): FoundSource[] {
  return datasets.map(({ id, date, licence, files, counts }) => ({
    ...blank,
    ...{ id, kind: 'registry', licence, date },
    source: files
      .map(({ name }) => name)
      .join(', ')
      .slice(0, 300),
    sha256: files[0]?.sha256 ?? '',
    rows: counts['ranges'] ?? 0,
  }));
}

/** `warnings`: those of the lists, by the names of their files. */
export function listLists(
  datasets: readonly RangeDataset[],
  warnings: readonly LookupWarning[],
): FoundSource[] {
  const loaded = datasets.map(({ id, date, licence, provider, counts }): FoundSource => {
    const warning = warnings.find(({ source }) => `list:${source}` === id);
    return {
      ...blank,
      ...{ id, kind: 'list', licence, date, source: provider },
      rows: (counts['networks'] ?? 0) + (counts['systems'] ?? 0),
      ...withWarning(warning),
    };
  });
  const broken = warnings
    .filter(({ source, reason }) => reason !== undefined && !loaded.some(({ id }) => id === `list:${source}`))
    .map((warning): FoundSource => {
      const id = `list:${warning.source}`;
      return {
        ...blank,
        id,
        kind: 'list',
        source: '',
        licence: 'operator-supplied',
        ...withWarning(warning),
      };
    });
  return [...loaded, ...broken];
}

function withWarning(warning: LookupWarning | undefined) {
  if (warning === undefined) return withFault(undefined);
  const fault = { code: 'file_broken', detail: warning.reason ?? warning.message } as const;
  return { health: 'failing', healthMessage: warning.message, fault } as const;
}

export function describeReverseDns(failure: string): FoundSource {
  return {
    ...blank,
    id: reverseDnsId,
    kind: 'reverse_dns',
    source: 'DNS',
    licence: '',
    terms: inBothLanguages(reverseDnsStatement),
    ...withFault(failure === '' ? undefined : { code: 'unreachable', detail: failure }),
  };
}

export function listProviders(providers: ReturnType<Providers['list']>): FoundSource[] {
  return providers.map(({ record: { name, config }, fault }) => {
    const { host } = new URL(config.url);
    return {
      ...blank,
      id: `provider:${name}`,
      kind: 'provider',
      source: host,
      licence: config.licence,
      terms: inBothLanguages(providerStatement(host)),
      ...withFault(fault),
    };
  });
}
