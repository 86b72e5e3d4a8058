// Where each company sits: a range of its own under a carrier, with an object in the registry or without one, and for
// some a network of their own. A few have moved: the old object still stands, and somebody else is there.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { noise } from '../noise.ts';
import type { Supply } from '../providers/open-supply.ts';
import { openStream, pickByShare, pickOne } from '../random-choice.ts';
import { registerCustomer } from '../registry/describe-customer.ts';
import { drawDates } from '../registry/registry-dates.ts';
import type { AddressRange } from '../space/address-range.ts';
import { addNetwork, type Workshop } from '../workshop.ts';
import { type Company, classOf } from '../world.ts';
import { addOfficeRows } from './add-office-rows.ts';
import { openUnregisteredSupply } from './build-business-pools.ts';
import { leaveOffice } from './leave-office.ts';

export interface OfficeSupplies {
  readonly business: readonly Supply[];
  readonly residential: readonly Supply[];
  readonly local: readonly Supply[];
}

/** Addresses of a registered range, and how many firms have so many; those that are no power of two are no prefix. */
const sizes: readonly (readonly [count: number, share: number])[] = [
  [8, 44],
  [1, 12],
  [16, 14],
  [4, 10],
  [32, 6],
  [64, 3],
  [256, 4],
  [128, 1],
  [2, 1],
  [6, 1.5],
  [3, 1],
  [12, 1],
  [20, 0.8],
  [10, 0.7],
];

const siteCounts: readonly (readonly [count: number, share: number])[] = [
  [1, 80],
  [2, 13],
  [3, 5],
  [4, 2],
];

export function buildOffices(workshop: Workshop, supplies: OfficeSupplies): void {
  const random = openStream('offices');
  const unregistered = new Map<Supply, Supply>();
  for (const company of workshop.companies) {
    if (company.kind === 'university') continue;
    const [count] = pickByShare(random, siteCounts, ([, share]) => share);
    for (let made = 0; made < count; made += 1) {
      const supply = chooseSupply(random, supplies, company);
      let inner = unregistered.get(supply);
      if (inner === undefined) {
        inner = openUnregisteredSupply(random, workshop, supply);
        unregistered.set(supply, inner);
      }
      if (random.chance(noise.officeRegistered)) buildRegistered(random, workshop, company, supply);
      else buildUnregistered(random, workshop, company, inner);
    }
  }
}

function chooseSupply(random: SeededRandom, supplies: OfficeSupplies, company: Company): Supply {
  const kind = pickByShare(random, ['business', 'residential', 'local'] as const, (entry) =>
    entry === 'business' ? 64 : entry === 'residential' ? 27 : 9,
  );
  const near = supplies[kind].filter(({ provider }) => provider.land === company.land);
  return pickOne(random, near.length > 0 ? near : supplies.business);
}

function buildRegistered(random: SeededRandom, workshop: Workshop, company: Company, supply: Supply): void {
  if (random.chance(noise.staleRecord)) leaveOffice(random, workshop, company, supply);
  const [count] = pickByShare(random, sizes, ([, share]) => share);
  const range = takeOffice(supply, count);
  const dates = drawDates(random);
  const named = registerCustomer(random, workshop, range, { company, provider: supply.provider, dates });
  const style = named ? supply.provider.style.replaceAll('_', ' ') : 'no name in the registry';
  addOffice(random, workshop, company, supply, range, {
    caseName: `office /${describeSize(count)}, ${style}`,
    isRegistered: named,
  });
  noteOfficeRange(workshop, company, range);
  if (random.chance(0.12)) buildOffice6(random, workshop, company, supply);
}

function buildOffice6(random: SeededRandom, workshop: Workshop, company: Company, supply: Supply): void {
  const range = supply.takeBlock6(pickOne(random, [48, 48, 56]));
  const dates = drawDates(random);
  const named = registerCustomer(random, workshop, range, { company, provider: supply.provider, dates });
  addOffice(random, workshop, company, supply, range, {
    caseName: named ? 'office, IPv6' : 'office, IPv6, no name in the registry',
    isRegistered: named,
  });
}

function buildUnregistered(random: SeededRandom, workshop: Workshop, company: Company, inner: Supply): void {
  const range = inner.takeCount(pickOne(random, [1, 1, 1, 2, 5]));
  addOffice(random, workshop, company, inner, range, {
    caseName: 'office without an object',
    isRegistered: false,
  });
}

function takeOffice(supply: Supply, count: number): AddressRange {
  const bits = Math.log2(count);
  return Number.isInteger(bits) ? supply.takeBlock(32 - bits) : supply.takeCount(count);
}

function describeSize(count: number): string {
  const bits = Math.log2(count);
  return Number.isInteger(bits) ? String(32 - bits) : 'no prefix';
}

/** The network with its truth and the rows of the commercial files. */
function addOffice(
  random: SeededRandom,
  workshop: Workshop,
  company: Company,
  supply: Supply,
  range: AddressRange,
  about: { caseName: string; isRegistered: boolean },
): void {
  const { provider } = supply;
  const rows = addOfficeRows(random, workshop, {
    company,
    provider,
    range,
    isRegistered: about.isRegistered,
  });
  addNetwork(workshop, range, {
    truthClass: classOf(company),
    companyId: company.id,
    land: company.land,
    city: company.city,
    provider,
    caseName: about.caseName,
    neutral: company.kind === 'sole_trader',
    namedBy: [...(about.isRegistered ? (['registry'] as const) : []), ...rows.namedBy],
    weight: company.weight,
    reverse: rows.reverse,
  });
}

function noteOfficeRange(workshop: Workshop, company: Company, range: AddressRange): void {
  const ranges = workshop.officeRanges.get(company.id);
  if (ranges === undefined) workshop.officeRanges.set(company.id, [range]);
  else ranges.push(range);
}
