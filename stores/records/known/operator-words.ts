// What operators have said about networks and domains, made ready for look-ups: pins, confirmed networks, corrections,
// own offices. Built anew when one of them has changed; the companies' confirmed networks lie beside them.

import type { Pin, Suppression } from '#intelligence/company/company-knowledge.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { LoadedCorrection, LoadedPin } from '../questions/company-load-words.ts';
import type { KnownStaff } from './known-company.ts';
import type { NetworkBook, PlacedPin } from './network-book.ts';
import { buildRangeMapGently, type MappedRange, type RangeMap, sizeOf } from './range-map.ts';

export interface OperatorWords {
  /** The narrowest that holds the address; of one size a correction before a pin before a confirmed network. */
  pinOf(address: ParsedAddress): Pin | undefined;
  pinOfDomain(domain: string): Pin | undefined;
  /** Those that hold the address, and those about domains. */
  suppressionsOf(address: ParsedAddress | undefined): readonly Suppression[];
  staffOf(address: ParsedAddress): KnownStaff | undefined;
  staffOfDomain(domain: string): KnownStaff | undefined;
}

/** Ranks leave room for ids, so that of two equal words the newer one holds. */
const ranks = { pin: 2 ** 32, correction: 2 ** 33 };

export async function buildOperatorWords(
  pins: readonly LoadedPin[],
  corrections: readonly LoadedCorrection[],
  networks: Pick<NetworkBook, 'find'>,
): Promise<OperatorWords> {
  const pinRanges: MappedRange<Pin>[] = [];
  const pinDomains = new Map<string, Pin>();
  const staffRanges: MappedRange<KnownStaff>[] = [];
  const staffDomains = new Map<string, KnownStaff>();
  const wrongRanges: MappedRange<Suppression>[] = [];
  const wrongDomains: Suppression[] = [];
  for (const pin of pins) {
    const row = `pin:${pin.id}`;
    const rank = ranks.pin + pin.id;
    if (pin.target === 'staff') add(pin, rank, { note: pin.note, row }, staffRanges, staffDomains);
    else add(pin, rank, { companyId: pin.companyId, row }, pinRanges, pinDomains);
  }
  for (const correction of corrections) {
    const { id, kind, domain, wrongCompanyId, wrongName, rightCompanyId } = correction;
    const row = `correction:${id}`;
    const rank = ranks.correction + id;
    if (kind !== 'wrong_company')
      add(correction, rank, { companyId: kind === 'it_is' ? rightCompanyId : 0, row }, pinRanges, pinDomains);
    if (kind === 'wrong_company' && domain !== '') wrongDomains.push({ companyId: 0, domain, name: '', row });
    else if (kind === 'wrong_company') {
      const wrong = { companyId: wrongCompanyId, domain: '', name: wrongName, row };
      add(correction, rank, wrong, wrongRanges, new Map());
    }
  }
  const placed = pinRanges.map((range) => ({ ...range, value: { pin: range.value, size: sizeOf(range) } }));
  return openWords(
    { placed: await buildRangeMapGently(placed), domains: pinDomains, networks },
    { ranges: await buildRangeMapGently(staffRanges), domains: staffDomains },
    { ranges: await buildRangeMapGently(wrongRanges), domains: wrongDomains },
  );
}

function add<T>(
  { domain, first, last }: { domain: string; first: string | null; last: string | null },
  rank: number,
  value: T,
  ranges: MappedRange<T>[],
  domains: Map<string, T>,
): void {
  if (domain !== '') domains.set(domain, value);
  else if (first !== null && last !== null) ranges.push({ first, last, rank, value });
}

function openWords(
  pins: {
    placed: RangeMap<PlacedPin>;
    domains: ReadonlyMap<string, Pin>;
    networks: Pick<NetworkBook, 'find'>;
  },
  staff: { ranges: RangeMap<KnownStaff>; domains: ReadonlyMap<string, KnownStaff> },
  wrong: { ranges: RangeMap<Suppression>; domains: readonly Suppression[] },
): OperatorWords {
  return {
    pinOf: (address) => {
      const [said] = pins.placed.find(address);
      const network = pins.networks.find(address);
      if (said === undefined || network === undefined) return (said ?? network)?.pin;
      return network.size < said.size ? network.pin : said.pin;
    },
    pinOfDomain: (domain) => pins.domains.get(domain),
    suppressionsOf: (address) => {
      const here = address === undefined ? [] : wrong.ranges.find(address);
      if (wrong.domains.length === 0) return here;
      return here.length === 0 ? wrong.domains : [...here, ...wrong.domains];
    },
    staffOf: (address) => staff.ranges.find(address)[0],
    staffOfDomain: (domain) => staff.domains.get(domain),
  };
}
