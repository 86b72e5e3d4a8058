// The static ranges of carriers from which firms get single addresses without any object of their own: nobody can tell
// which firm it is, unless a commercial file happens to.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { addCityRow, addConnectionRow, addDomainRow, addIspRow } from '../mmdb/mmdb-book.ts';
import { noise } from '../noise.ts';
import { type Supply, supplyFrom } from '../providers/open-supply.ts';
import { openStream, pickKey, pickOne } from '../random-choice.ts';
import type { AddressRange } from '../space/address-range.ts';
import { addNetwork, scaled, type Workshop } from '../workshop.ts';
import { cityOf, registerPool } from './register-pool.ts';

const blocksPerCarrier = 10;
const tails = ['BUSINESS-{n}', 'STATIC-{n}', 'BIZ', 'CUST-{n}', 'SME-{n}', 'NET-{n}'];

export function buildBusinessPools(workshop: Workshop, supplies: readonly Supply[]): void {
  const random = openStream('business pools');
  for (const supply of supplies) {
    for (let made = 0; made < scaled(workshop, blocksPerCarrier, 4); made += 1) {
      const range = supply.takeBlock(pickOne(random, [22, 23, 24]));
      const hasPool = describePool(random, workshop, supply, range);
      addNetwork(workshop, range, {
        truthClass: 'isp_pool',
        land: supply.provider.land,
        city: cityOf(random, supply.provider.land),
        provider: supply.provider,
        caseName: hasPool ? 'business pool' : 'business pool, allocation alone',
        reverse: pickKey(random, noise.poolReverse),
      });
    }
  }
}

/** Single addresses inside such ranges, for firms that no registry object names. */
export function openUnregisteredSupply(random: SeededRandom, workshop: Workshop, supply: Supply): Supply {
  return supplyFrom(random, workshop, supply.provider, () => {
    const range = supply.takeBlock(22);
    describePool(random, workshop, supply, range);
    return range;
  });
}

function describePool(
  random: SeededRandom,
  workshop: Workshop,
  supply: Supply,
  range: AddressRange,
): boolean {
  const { provider } = supply;
  const city = cityOf(random, provider.land);
  const hasPool = random.chance(0.7);
  if (hasPool) {
    registerPool(random, workshop, provider, range, {
      lines: provider.land.language.businessPoolLines,
      tails,
      city,
    });
  }
  const label = `${provider.brand} Business`;
  workshop.names.noteProvider(provider.id, label);
  addIspRow(workshop.mmdb, range, {
    isp: provider.name,
    organisation: pickOne(random, [provider.name, provider.name, provider.brand, label, '']),
    asn: provider.asn,
    asName: provider.asName,
  });
  addConnectionRow(workshop.mmdb, range, pickKey(random, noise.officeConnection));
  if (random.chance(noise.domainPresent)) addDomainRow(workshop.mmdb, range, provider.domain);
  addCityRow(workshop.mmdb, range, provider.land, city);
  return hasPool;
}
