// Rented machines: invented hosters with their customers' ranges, and the clouds that everybody knows.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { addAnonymousRow, addCityRow, addConnectionRow, addDomainRow, addIspRow } from '../mmdb/mmdb-book.ts';
import { makeRoot } from '../names/make-root.ts';
import { noise } from '../noise.ts';
import type { Supply } from '../providers/open-supply.ts';
import { openStream, pickOne } from '../random-choice.ts';
import { registerCustomer } from '../registry/describe-customer.ts';
import { drawDates } from '../registry/registry-dates.ts';
import type { AddressRange } from '../space/address-range.ts';
import { addNetwork, scaled, type Workshop } from '../workshop.ts';
import type { Company, Provider } from '../world.ts';
import { cityOf, registerPool } from './register-pool.ts';

const blocksPerHoster = 16;
const customersShare = 0.03;
const lines = [
  'Dedicated servers {city}',
  'VPS customers',
  '{isp}',
  '{isp} cloud platform',
  'Colocation {city}',
  'Shared webhosting',
  '{isp} server housing',
  'Virtual machines {n}',
];
const tails = ['VPS-{n}', 'DEDI{n}', 'SRV-{n}', 'CLOUD', 'HOSTING-{n}', 'COLO', 'NET-{n}'];

export function buildHosting(workshop: Workshop, supplies: readonly Supply[]): void {
  const random = openStream('hosting');
  for (const supply of supplies) {
    for (let made = 0; made < scaled(workshop, blocksPerHoster, 8); made += 1)
      buildBlock(random, workshop, supply);
  }
  for (const company of workshop.companies) {
    if (company.kind !== 'firm' || !random.chance(customersShare)) continue;
    buildCustomer(random, workshop, company, pickOne(random, supplies));
  }
}

function buildBlock(random: SeededRandom, workshop: Workshop, supply: Supply): void {
  const { provider } = supply;
  const range = supply.takeBlock(pickOne(random, [22, 23, 24]));
  const city = cityOf(random, provider.land);
  if (random.chance(0.8)) registerPool(random, workshop, provider, range, { lines, tails, city });
  const reseller = random.chance(0.1) ? nameReseller(random, workshop, provider) : '';
  const organisation = reseller || pickOne(random, [provider.name, provider.name, provider.brand, '']);
  addHosterRows(random, workshop, provider, range, organisation);
  addNetwork(workshop, range, {
    truthClass: 'hosting',
    land: provider.land,
    city,
    provider,
    caseName: reseller === '' ? 'hoster' : "hoster, reseller's name",
    reverse: random.chance(0.6) ? 'provider_label' : 'none',
  });
}

/** Somebody who rents out what he rents: a firm's name, but machines. */
function nameReseller(random: SeededRandom, workshop: Workshop, provider: Provider): string {
  const root = makeRoot(random, provider.land.language);
  const name = `${root} ${pickOne(random, ['Server Solutions Ltd', 'Networks LLC', 'Hosting Solution Ltd.', 'Data SIA', 'Cloud Services SRL'])}`;
  workshop.names.noteProvider(provider.id, name);
  return name;
}

function addHosterRows(
  random: SeededRandom,
  workshop: Workshop,
  provider: Provider,
  range: AddressRange,
  organisation: string,
): void {
  addIspRow(workshop.mmdb, range, {
    isp: provider.name,
    organisation,
    asn: provider.asn,
    asName: provider.asName,
  });
  addConnectionRow(workshop.mmdb, range, random.chance(0.7) ? 'Corporate' : '');
  if (random.chance(noise.hostingFlagged)) addAnonymousRow(workshop.mmdb, range, ['is_hosting_provider']);
  if (random.chance(noise.domainPresent)) addDomainRow(workshop.mmdb, range, provider.domain);
  addCityRow(workshop.mmdb, range, provider.land, '');
}

/** A firm's own machines in a data centre: naming the firm would be right, but no person sits there. */
function buildCustomer(random: SeededRandom, workshop: Workshop, company: Company, supply: Supply): void {
  const { provider } = supply;
  const range = supply.takeBlock(pickOne(random, [29, 29, 28, 32]));
  registerCustomer(random, workshop, range, { company, provider, dates: drawDates(random) });
  addHosterRows(random, workshop, provider, range, random.chance(0.3) ? company.name : provider.name);
  addNetwork(workshop, range, {
    truthClass: 'hosting',
    companyId: company.id,
    neutral: true,
    land: provider.land,
    city: provider.land.country.cities[0]?.[0] ?? '',
    provider,
    caseName: "firm's machines at a hoster",
    weight: 0.2,
    reverse: company.domain === '' ? 'provider_label' : 'company',
  });
}
