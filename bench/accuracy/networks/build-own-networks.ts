// Firms, universities and public bodies with a network of their own: independent space, an autonomous system, a membership
// of the registry, or blocks from its first years.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { addCityRow, addConnectionRow, addIspRow } from '../mmdb/mmdb-book.ts';
import { writeInAscii } from '../names/damage-text.ts';
import { bareLetters, foldLetters } from '../names/fold-letters.ts';
import { spellCompany } from '../names/spell-company.ts';
import { openStream, pickByShare, pickOne } from '../random-choice.ts';
import { drawDates } from '../registry/registry-dates.ts';
import type { AddressRange } from '../space/address-range.ts';
import { addNetwork, type Workshop } from '../workshop.ts';
import { type Company, classOf, type Provider } from '../world.ts';

const firmsWithOwn = 0.025;
const parentsWithOwn = 0.2;
const daughtersInParents = 0.4;
const firstSystem = 250_001;

type Way = 'independent' | 'independent_own_as' | 'member' | 'early';

const firmWays: readonly (readonly [way: Way, share: number])[] = [
  ['independent', 40],
  ['independent_own_as', 30],
  ['member', 20],
  ['early', 10],
];
const universityWays: readonly (readonly [way: Way, share: number])[] = [
  ['independent', 50],
  ['independent_own_as', 20],
  ['early', 30],
];

export function buildOwnNetworks(
  workshop: Workshop,
  research: readonly Provider[],
  carriers: readonly Provider[],
): void {
  const random = openStream('own networks');
  const daughters = new Map(workshop.companies.map((company) => [company.parentId, company]));
  for (const company of workshop.companies) {
    if (company.kind === 'sole_trader') continue;
    const isUniversity = company.kind === 'university';
    const share = daughters.has(company.id) ? parentsWithOwn : firmsWithOwn;
    if (!isUniversity && !random.chance(share)) continue;
    const [way] = pickByShare(random, isUniversity ? universityWays : firmWays, ([, share]) => share);
    const from = isUniversity ? research : carriers;
    const near = from.filter(({ land }) => land === company.land);
    const carrier = pickOne(random, near.length > 0 ? near : from);
    buildOwn(random, workshop, company, { way, carrier, daughter: daughters.get(company.id) });
  }
}

interface OwnNetwork {
  readonly way: Way;
  readonly carrier: Provider;
  readonly daughter: Company | undefined;
}

interface Owner {
  readonly company: Company;
  readonly spelling: string;
  readonly short: string;
  readonly handle: string;
  readonly maintainer: string;
}

function buildOwn(random: SeededRandom, workshop: Workshop, company: Company, network: OwnNetwork): void {
  const { way, carrier, daughter } = network;
  const spelling = spellCompany(random, company, workshop.names);
  const short = foldLetters(company.base)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '')
    .slice(0, 12);
  const handle = `ORG-${short.slice(0, 3)}${workshop.registry.organisations.length + 1}-RIPE`;
  const owner: Owner = { company, spelling, short, handle, maintainer: `${short || 'NET'}-MNT` };
  workshop.registry.organisations.push({
    handle,
    name: spelling,
    type: way === 'member' ? 'LIR' : 'OTHER',
    address: [company.street, `${company.post} ${company.city}`],
    country: company.land.country.code,
    maintainer: owner.maintainer,
    ...drawDates(random),
  });
  const ownAs = way === 'independent_own_as' || way === 'member' || (way === 'early' && random.chance(0.7));
  const asn = ownAs ? announceSystem(random, workshop, owner) : 0;
  const range = takeRange(random, workshop, way);
  registerOwn(random, workshop, owner, range, way);
  addOwnRows(random, workshop, owner, range, carrier, asn);
  shareOut(random, workshop, owner, range, { way, daughter });
}

function takeRange(random: SeededRandom, workshop: Workshop, way: Way): AddressRange {
  if (way === 'early') return workshop.space.takeIndependentBlock(pickOne(random, [16, 18, 19, 20]));
  if (way === 'member') return workshop.space.takeBlock(22);
  return workshop.space.takeIndependentBlock(pickOne(random, [24, 24, 24, 23, 22]));
}

function announceSystem(random: SeededRandom, workshop: Workshop, owner: Owner): number {
  const asn = firstSystem + owner.company.id;
  workshop.registry.systems.push({
    asn,
    asName: `${owner.short}-AS`,
    descr: random.chance(0.6) ? [owner.spelling] : [],
    org: owner.handle,
    maintainer: owner.maintainer,
    ...drawDates(random),
  });
  return asn;
}

function registerOwn(
  random: SeededRandom,
  workshop: Workshop,
  owner: Owner,
  range: AddressRange,
  way: Way,
): void {
  const statuses = {
    independent: 'ASSIGNED PI',
    independent_own_as: 'ASSIGNED PI',
    member: 'ALLOCATED PA',
    early: 'LEGACY',
  };
  const dates = drawDates(random);
  const country = owner.company.land.country.code;
  workshop.registry.ranges.push({
    range,
    netname:
      way === 'member'
        ? `${country}-${owner.short}-${dates.created.replaceAll('-', '')}`
        : `${owner.short}-NET`,
    descr: random.chance(0.7) ? [owner.spelling] : [],
    country,
    status: statuses[way],
    maintainer: owner.maintainer,
    org: owner.handle,
    ...dates,
  });
}

function addOwnRows(
  random: SeededRandom,
  workshop: Workshop,
  owner: Owner,
  range: AddressRange,
  carrier: Provider,
  asn: number,
): void {
  const { company } = owner;
  const own = spellCompany(random, company, workshop.names);
  addIspRow(workshop.mmdb, range, {
    isp: asn !== 0 ? own : carrier.name,
    organisation: own,
    asn: asn === 0 ? carrier.asn : asn,
    asName: asn === 0 ? carrier.asName : random.chance(0.5) ? own : `${owner.short}-AS`,
  });
  addConnectionRow(workshop.mmdb, range, random.chance(0.7) ? 'Corporate' : '');
  addCityRow(workshop.mmdb, range, company.land, company.city);
}

/** The truth: the firm itself, at times a daughter in its parent's range, and at a university the students' homes. */
function shareOut(
  random: SeededRandom,
  workshop: Workshop,
  owner: Owner,
  range: AddressRange,
  { way, daughter }: Pick<OwnNetwork, 'way' | 'daughter'>,
): void {
  const { company } = owner;
  const middle = (range.first + range.last + 1n) / 2n;
  const lower = { ...range, last: middle - 1n };
  const upper = { ...range, first: middle };
  const main = {
    land: company.land,
    city: company.city,
    truthClass: classOf(company),
    companyId: company.id,
    namedBy: ['registry', 'mmdb'] as const,
    reverse: company.domain === '' ? ('none' as const) : ('company' as const),
    caseName: `own network, ${way.replaceAll('_', ' ')}`,
    weight: company.weight * 4,
  };
  if (company.kind === 'university' && random.chance(0.3)) {
    addNetwork(workshop, lower, main);
    registerPart(random, workshop, owner, upper, 'STUDENTS', `Student residence halls ${company.city}`);
    addNetwork(workshop, upper, { ...main, ...studentHome, alsoRight: [company.id] });
  } else if (daughter !== undefined && random.chance(daughtersInParents)) {
    addNetwork(workshop, lower, main);
    addNetwork(workshop, upper, {
      ...main,
      companyId: daughter.id,
      alsoRight: [company.id],
      caseName: "daughter in its parent's network",
    });
  } else {
    const line = `${bareLetters(company.base)} DMZ network`;
    if (random.chance(0.2)) registerPart(random, workshop, owner, upper, 'DMZ', line);
    addNetwork(workshop, range, main);
  }
}

const studentHome = {
  truthClass: 'residential',
  companyId: 0,
  neutral: true,
  caseName: 'student home',
  weight: 1,
} as const;

function registerPart(
  random: SeededRandom,
  workshop: Workshop,
  owner: Owner,
  range: AddressRange,
  tail: string,
  line: string,
): void {
  workshop.registry.ranges.push({
    range,
    netname: `${owner.short}-${tail}`,
    descr: [writeInAscii(line, owner.company.land.language.code)],
    country: owner.company.land.country.code,
    status: 'ASSIGNED PA',
    maintainer: owner.maintainer,
    ...(random.chance(0.5) ? { org: owner.handle } : {}),
    ...drawDates(random),
  });
}
