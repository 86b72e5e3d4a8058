// Households: the pools of the big carriers, told by words in twelve languages, by the carrier's name alone or by nothing
// but the allocation; some have IPv6; a few rows name a firm that is long gone.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { addCityRow, addConnectionRow, addDomainRow, addIspRow } from '../mmdb/mmdb-book.ts';
import { bareLetters } from '../names/fold-letters.ts';
import { spellCompany } from '../names/spell-company.ts';
import { noise } from '../noise.ts';
import type { Supply } from '../providers/open-supply.ts';
import { openStream, pickByShare, pickKey, pickOne } from '../random-choice.ts';
import { type AddressRange, rangeSize } from '../space/address-range.ts';
import { addNetwork, scaled, type Workshop } from '../workshop.ts';
import type { Network, Provider } from '../world.ts';
import { cityOf, registerPool, writePoolLine } from './register-pool.ts';

const blocksPerCarrier = 44;
const tails = [
  'ADSL-{n}',
  'DIAL{n}',
  'POP-{n}',
  'NET-{n}',
  'DSL',
  'FTTH-{n}',
  'RES-{n}',
  'BRAS{n}',
  'CABLE-{n}',
  'ACCESS',
];
const organisations = { name: 70, brand: 12, label: 9, city: 5, none: 4 } as const;
const registered = { pool: 82, aggregated: 6, nothing: 12 } as const;
const lengths = [
  { length: 20, share: 1 },
  { length: 21, share: 2 },
  { length: 22, share: 3 },
];

export function buildHouseholds(workshop: Workshop, supplies: readonly Supply[]): void {
  const random = openStream('households');
  for (const supply of supplies) {
    for (let made = 0; made < scaled(workshop, blocksPerCarrier, 8); made += 1)
      buildBlock(random, workshop, supply);
  }
}

function buildBlock(random: SeededRandom, workshop: Workshop, supply: Supply): void {
  const { provider } = supply;
  const range = supply.takeBlock(pickByShare(random, lengths, (entry) => entry.share).length);
  const city = cityOf(random, provider.land);
  const how = pickKey(random, registered);
  let line = '';
  if (how !== 'nothing') {
    line = registerPool(random, workshop, provider, range, {
      lines: provider.land.language.poolLines,
      tails,
      city,
      withOrg: random.chance(0.3),
      ...(how === 'aggregated' ? { status: 'AGGREGATED-BY-LIR' } : {}),
    });
  }
  const caseName = nameCase(provider, how, line);
  addHouseholdRows(random, workshop, provider, range, city);
  addHousehold(random, workshop, provider, range, city, caseName);
  if (!random.chance(0.25)) return;
  const range6 = supply.takeBlock6(40);
  registerPool(random, workshop, provider, range6, { lines: provider.land.language.poolLines, tails, city });
  addHouseholdRows(random, workshop, provider, range6, city);
  addHousehold(random, workshop, provider, range6, city, 'household, IPv6');
}

function nameCase(provider: Provider, how: keyof typeof registered, line: string): string {
  if (how === 'nothing') return 'household, allocation alone';
  const names = [provider.name, provider.brand].map((name) => bareLetters(name));
  return names.includes(bareLetters(line)) ? "household, carrier's name alone" : 'household, pool';
}

export function addHousehold(
  random: SeededRandom,
  workshop: Workshop,
  provider: Provider,
  range: AddressRange,
  city: string,
  caseName: string,
  more: Partial<Network> = {},
): void {
  addNetwork(workshop, range, {
    truthClass: 'residential',
    land: provider.land,
    city,
    caseName,
    provider,
    weight: range.version === 4 ? Number(rangeSize(range)) : 1_000,
    reverse: pickKey(random, noise.poolReverse),
    ...more,
  });
}

export function addHouseholdRows(
  random: SeededRandom,
  workshop: Workshop,
  provider: Provider,
  range: AddressRange,
  city: string,
  upstream = provider,
): void {
  addIspRow(workshop.mmdb, range, {
    isp: upstream.name,
    organisation: nameOrganisation(random, workshop, provider, city),
    asn: upstream.asn,
    asName: upstream.asName,
  });
  addConnectionRow(workshop.mmdb, range, pickKey(random, noise.householdConnection));
  if (random.chance(noise.domainPresent)) addDomainRow(workshop.mmdb, range, provider.domain);
  addCityRow(workshop.mmdb, range, provider.land, city);
}

function nameOrganisation(
  random: SeededRandom,
  workshop: Workshop,
  provider: Provider,
  city: string,
): string {
  const kind = pickKey(random, organisations);
  if (kind === 'none') return '';
  if (kind === 'name') return provider.name;
  if (kind === 'brand') return provider.brand;
  if (kind === 'label')
    return writePoolLine(random, workshop, provider, pickOne(random, provider.land.language.poolLines), city);
  const text = `${provider.brand} ${city}`;
  workshop.names.noteProvider(provider.id, text);
  return text;
}

/** Commercial rows, inside pools, that were not told of a firm's leaving. */
export function nameHouseholdsAsFirms(workshop: Workshop, supplies: readonly Supply[]): void {
  const random = openStream('households named as firms');
  for (let made = 0; made < scaled(workshop, 60, 8); made += 1) {
    const supply = pickOne(random, supplies);
    const { provider } = supply;
    const city = cityOf(random, provider.land);
    const pool = supply.takeBlock(24);
    registerPool(random, workshop, provider, pool, { lines: provider.land.language.poolLines, tails, city });
    const size = BigInt(pickOne(random, [1, 4, 8]));
    const range = { ...pool, last: pool.first + size - 1n };
    addHouseholdRows(random, workshop, provider, pool, city);
    const organisation = spellCompany(random, pickOne(random, workshop.companies), workshop.names);
    addIspRow(workshop.mmdb, range, {
      isp: provider.name,
      organisation,
      asn: provider.asn,
      asName: provider.asName,
    });
    addHousehold(random, workshop, provider, range, city, 'household, named as a firm that left');
  }
}
