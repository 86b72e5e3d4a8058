// What operators have said about networks and domains, made ready for look-ups: pins, confirmed networks, corrections,
// own offices.

import type { Pin, Suppression } from '#intelligence/company/company-knowledge.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { LoadedRange } from '../questions/company-load-known.ts';
import type { LoadedCorrection, LoadedPin } from '../questions/company-load-words.ts';
import type { KnownStaff } from './known-company.ts';
import { buildRangeMap, type MappedRange } from './range-map.ts';

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
const ranks = { network: 0, pin: 2 ** 32, correction: 2 ** 33 };

export function buildOperatorWords(
  pins: readonly LoadedPin[],
  corrections: readonly LoadedCorrection[],
  networks: Iterable<LoadedRange>,
): OperatorWords {
  const pinRanges: MappedRange<Pin>[] = [];
  const pinDomains = new Map<string, Pin>();
  const staffRanges: MappedRange<KnownStaff>[] = [];
  const staffDomains = new Map<string, KnownStaff>();
  const wrongRanges: MappedRange<Suppression>[] = [];
  const wrongDomains: Suppression[] = [];
  for (const { companyId, networkId, first, last } of networks)
    pinRanges.push({ first, last, rank: networkId, value: { companyId, row: `network:${networkId}` } });
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
  return openWords(pinRanges, pinDomains, staffRanges, staffDomains, wrongRanges, wrongDomains);
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
  pinRanges: readonly MappedRange<Pin>[],
  pinDomains: ReadonlyMap<string, Pin>,
  staffRanges: readonly MappedRange<KnownStaff>[],
  staffDomains: ReadonlyMap<string, KnownStaff>,
  wrongRanges: readonly MappedRange<Suppression>[],
  wrongDomains: readonly Suppression[],
): OperatorWords {
  const pinned = buildRangeMap(pinRanges);
  const staff = buildRangeMap(staffRanges);
  const wrong = buildRangeMap(wrongRanges);
  return {
    pinOf: (address) => pinned.find(address)[0],
    pinOfDomain: (domain) => pinDomains.get(domain),
    suppressionsOf: (address) => {
      const here = address === undefined ? [] : wrong.find(address);
      if (wrongDomains.length === 0) return here;
      return here.length === 0 ? wrongDomains : [...here, ...wrongDomains];
    },
    staffOf: (address) => staff.find(address)[0],
    staffOfDomain: (domain) => staffDomains.get(domain),
  };
}
