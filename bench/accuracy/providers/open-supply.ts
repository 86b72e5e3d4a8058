// The addresses that a carrier has to give: allocations that are opened as they are needed, each with its object in the
// registry and a wide row in the commercial files.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { addCityRow, addIspRow } from '../mmdb/mmdb-book.ts';
import { writeInAscii } from '../names/damage-text.ts';
import { pickOne } from '../random-choice.ts';
import { drawDates } from '../registry/registry-dates.ts';
import type { AddressRange } from '../space/address-range.ts';
import type { Workshop } from '../workshop.ts';
import type { Provider } from '../world.ts';

export interface Supply {
  readonly provider: Provider;
  /** An aligned block of the given prefix length, no wider than the allocations. */
  takeBlock(length: number): AddressRange;
  /** So many addresses in a row, aligned to nothing. */
  takeCount(count: number): AddressRange;
  /** A /48 or narrower of the carrier's IPv6 allocation. */
  takeBlock6(length: number): AddressRange;
}

/** Where a carrier gets the next allocation from: the registry, or a bigger carrier. */
export type OpenAllocation = () => AddressRange;

export function openSupply(
  random: SeededRandom,
  workshop: Workshop,
  provider: Provider,
  allocation: number,
): Supply {
  return supplyFrom(random, workshop, provider, () => {
    const range = workshop.space.takeBlock(allocation);
    registerAllocation(random, workshop, provider, range, 'ALLOCATED PA');
    addBaseRows(random, workshop, provider, range);
    return range;
  });
}

export function supplyFrom(
  random: SeededRandom,
  workshop: Workshop,
  provider: Provider,
  openNext: OpenAllocation,
): Supply {
  let block: AddressRange | undefined;
  let next = 0n;
  let block6: AddressRange | undefined;
  let next6 = 0n;
  function take(count: bigint, alignment: bigint): AddressRange {
    for (;;) {
      const first = ((next + alignment - 1n) / alignment) * alignment;
      if (block !== undefined && first + count - 1n <= block.last) {
        next = first + count;
        return { version: 4, first, last: first + count - 1n };
      }
      block = openNext();
      next = block.first;
    }
  }
  return {
    provider,
    takeBlock: (length) => take(1n << BigInt(32 - length), 1n << BigInt(32 - length)),
    takeCount: (count) => take(BigInt(count), 1n),
    takeBlock6: (length) => {
      if (block6 === undefined) {
        block6 = openAllocation6(random, workshop, provider);
        next6 = block6.first;
      }
      const size = 1n << BigInt(128 - length);
      const first = ((next6 + size - 1n) / size) * size;
      next6 = first + size;
      return { version: 6, first, last: first + size - 1n };
    },
  };
}

function openAllocation6(random: SeededRandom, workshop: Workshop, provider: Provider): AddressRange {
  const range = workshop.space.takeBlock6(pickOne(random, [29, 32, 32]));
  registerAllocation(random, workshop, provider, range, 'ALLOCATED-BY-RIR');
  addBaseRows(random, workshop, provider, range);
  return range;
}

export function registerAllocation(
  random: SeededRandom,
  workshop: Workshop,
  provider: Provider,
  range: AddressRange,
  status: string,
  maintainer = provider.maintainer,
): void {
  const { land } = provider;
  const dates = drawDates(random);
  const ascii = writeInAscii(provider.name, land.language.code);
  workshop.registry.ranges.push({
    range,
    netname: `${land.country.code}-${provider.maintainer.replace('-MNT', '')}-${dates.created.replaceAll('-', '')}`,
    descr: random.chance(0.6) ? [ascii] : [],
    country: land.country.code,
    status,
    maintainer,
    org: provider.handle,
    ...dates,
  });
}

/** What the commercial files say of the whole allocation; narrower rows come on top. */
export function addBaseRows(
  random: SeededRandom,
  workshop: Workshop,
  provider: Provider,
  range: AddressRange,
  upstream = provider,
): void {
  addIspRow(workshop.mmdb, range, {
    isp: upstream.name,
    organisation: random.chance(0.85) ? provider.name : '',
    asn: upstream.asn,
    asName: upstream.asName,
  });
  addCityRow(workshop.mmdb, range, provider.land, '');
}
