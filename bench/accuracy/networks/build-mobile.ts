// Mobile carriers: few addresses behind which many telephones share.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { addCityRow, addConnectionRow, addDomainRow, addIspRow } from '../mmdb/mmdb-book.ts';
import { noise } from '../noise.ts';
import type { Supply } from '../providers/open-supply.ts';
import { openStream, pickKey, pickOne } from '../random-choice.ts';
import { addNetwork, scaled, type Workshop } from '../workshop.ts';
import { cityOf, registerPool } from './register-pool.ts';

const blocksPerCarrier = 14;
const tails = ['MOBILE-{n}', 'GPRS', 'CGN-{n}', 'LTE-{n}', 'APN{n}', 'NET-{n}', 'PS-CORE'];

export function buildMobile(workshop: Workshop, supplies: readonly Supply[]): void {
  const random = openStream('mobile');
  for (const supply of supplies) {
    for (let made = 0; made < scaled(workshop, blocksPerCarrier, 6); made += 1)
      buildBlock(random, workshop, supply);
  }
}

function buildBlock(random: SeededRandom, workshop: Workshop, supply: Supply): void {
  const { provider } = supply;
  const { land } = provider;
  const isNew = random.chance(0.2);
  const range = isNew ? supply.takeBlock6(44) : supply.takeBlock(pickOne(random, [22, 23, 24, 24]));
  const city = cityOf(random, land);
  const hasPool = random.chance(0.75);
  if (hasPool)
    registerPool(random, workshop, provider, range, { lines: land.language.mobilePoolLines, tails, city });
  const hasCode = random.chance(noise.mobileCode);
  addIspRow(workshop.mmdb, range, {
    isp: provider.name,
    organisation: pickOne(random, [provider.name, provider.name, provider.brand, '']),
    asn: provider.asn,
    asName: provider.asName,
    ...(hasCode
      ? { mobileCountryCode: land.country.mobileCountryCode, mobileNetworkCode: provider.mobileNetworkCode }
      : {}),
  });
  addConnectionRow(workshop.mmdb, range, pickKey(random, noise.mobileConnection));
  if (random.chance(noise.domainPresent)) addDomainRow(workshop.mmdb, range, provider.domain);
  addCityRow(workshop.mmdb, range, land, '');
  addNetwork(workshop, range, {
    truthClass: 'mobile',
    land,
    city,
    provider,
    caseName: isNew ? 'mobile, IPv6' : hasPool ? 'mobile, pool' : 'mobile, allocation alone',
    reverse: pickKey(random, noise.poolReverse),
  });
}
