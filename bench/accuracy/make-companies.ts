// The companies of the world: firms, groups with daughters, homonyms, universities, public bodies and businesses under
// one person's name.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { bareLetters } from './names/fold-letters.ts';
import { makeDomain } from './names/make-domain.ts';
import { type FirmName, makeFirmName, pickForm, withForm } from './names/make-firm-name.ts';
import { makePersonLine } from './names/make-person.ts';
import { noise } from './noise.ts';
import { fillPattern, openStream, pickByShare, pickOne } from './random-choice.ts';
import { countryNames } from './words/country-names.ts';
import { type Land, lands } from './words/languages.ts';
import type { Company, Provider } from './world.ts';

const kindShares = { firm: 93, group: 2, public_body: 2, university: 1, sole_trader: 2 } as const;
const dealerShare = 0.004;
const nameTriesMax = 20;

interface Registers {
  readonly companies: Company[];
  readonly bases: Set<string>;
  readonly domains: Set<string>;
  readonly carriers: readonly Provider[];
}

/** `count` companies, ids from 1 in their order. A few bear a carrier's brand in their name, as its dealers do. */
export function makeCompanies(count: number, carriers: readonly Provider[]): Company[] {
  const random = openStream('companies');
  const registers: Registers = { companies: [], bases: new Set(), domains: new Set(), carriers };
  while (registers.companies.length < count) {
    const land = pickByShare(random, lands, (entry) => entry.country.share);
    const kinds = Object.entries(kindShares);
    const [kind] = pickByShare(random, kinds, ([, share]) => share);
    if (kind === 'group') addGroup(random, registers, land, count);
    else if (kind === 'firm') addFirm(random, registers, land);
    else if (kind === 'sole_trader') addSoleTrader(random, registers, land);
    else addBody(random, registers, land, kind === 'university' ? 'university' : 'public_body');
  }
  return registers.companies;
}

function addFirm(random: SeededRandom, registers: Registers, land: Land): Company {
  const [city, post] = pickOne(random, land.country.cities);
  const twin = random.chance(noise.homonym) ? registers.companies.at(random.whole(0, 4_000)) : undefined;
  const firm =
    twin?.kind === 'firm' ? nameTwin(random, land, twin) : nameUniquely(random, registers, land, city);
  const domain = claimDomain(registers, makeDomain(random, land, firm.base));
  return addCompany(random, registers, { kind: 'firm', land, ...firm, city, post, domain, parentId: 0 });
}

function nameUniquely(random: SeededRandom, registers: Registers, land: Land, city: string): FirmName {
  let firm = random.chance(dealerShare)
    ? nameDealer(random, registers, land)
    : makeFirmName(random, land, city);
  for (let tries = 0; registers.bases.has(bareLetters(firm.base)) && tries < nameTriesMax; tries += 1) {
    const next = makeFirmName(random, land, city);
    // Short initials and plain trades run out: a town is put behind, as firms do.
    firm = tries < nameTriesMax / 2 ? next : withForm(`${next.base} ${city}`, next.form);
  }
  registers.bases.add(bareLetters(firm.base));
  return firm;
}

/** Its name holds the name of a carrier, and it is none. */
function nameDealer(random: SeededRandom, { carriers }: Registers, land: Land): FirmName {
  const near = carriers.filter((carrier) => carrier.land === land);
  const { brand } = pickOne(random, near.length > 0 ? near : carriers);
  return withForm(`${pickOne(random, land.language.trades)} ${brand}`, pickForm(random, land));
}

/** Somebody else under the same name, with a form of its own. */
function nameTwin(random: SeededRandom, land: Land, twin: Company): FirmName {
  return withForm(twin.base, pickForm(random, land));
}

/** A parent with a daughter in each of several countries. */
function addGroup(random: SeededRandom, registers: Registers, land: Land, count: number): void {
  const parent = addFirm(random, registers, land);
  const daughters = random.whole(2, 5);
  for (let made = 0; made < daughters && registers.companies.length < count; made += 1) {
    const there = pickOne(random, lands);
    const [city, post] = pickOne(random, there.country.cities);
    const base = `${parent.base} ${countryNames[there.country.code] ?? there.country.code}`;
    if (registers.bases.has(bareLetters(base))) continue;
    registers.bases.add(bareLetters(base));
    const label = parent.domain.split('.')[0] ?? '';
    const own = random.chance(0.6) && label !== '' ? `${label}.${there.country.domain}` : '';
    const domain = claimDomain(registers, own);
    const firm = withForm(base, pickForm(random, there));
    addCompany(random, registers, {
      kind: 'firm',
      land: there,
      ...firm,
      city,
      post,
      domain,
      parentId: parent.id,
    });
  }
}

function addSoleTrader(random: SeededRandom, registers: Registers, land: Land): void {
  const [city, post] = pickOne(random, land.country.cities);
  const { line } = makePersonLine(random, land, true);
  if (registers.bases.has(bareLetters(line))) return;
  registers.bases.add(bareLetters(line));
  addCompany(random, registers, {
    kind: 'sole_trader',
    land,
    ...withForm(line, undefined),
    city,
    post,
    domain: '',
    parentId: 0,
  });
}

function addBody(
  random: SeededRandom,
  registers: Registers,
  land: Land,
  kind: 'university' | 'public_body',
): void {
  const [city, post] = pickOne(random, land.country.cities);
  const { language } = land;
  const patterns = kind === 'university' ? language.universities : language.publicBodies;
  const base = fillPattern(pickOne(random, patterns), { city, n: String(random.whole(1, 9)) });
  if (registers.bases.has(bareLetters(base))) return;
  registers.bases.add(bareLetters(base));
  const label = kind === 'university' ? `uni-${bareLetters(city)}` : bareLetters(base).slice(0, 24);
  const domain = claimDomain(registers, `${label}.${land.country.domain}`);
  addCompany(random, registers, {
    kind,
    land,
    ...withForm(base, undefined),
    city,
    post,
    domain,
    parentId: 0,
  });
}

/** '' when somebody has it already. */
function claimDomain(registers: Registers, domain: string): string {
  if (domain === '' || registers.domains.has(domain)) return '';
  registers.domains.add(domain);
  return domain;
}

function addCompany(
  random: SeededRandom,
  registers: Registers,
  about: Pick<Company, 'kind' | 'land' | 'name' | 'base' | 'form' | 'city' | 'post' | 'domain' | 'parentId'>,
): Company {
  const street = fillPattern(pickOne(random, about.land.language.streets), {
    surname: pickOne(random, about.land.language.surnames),
    n: String(random.whole(1, 180)),
  });
  const label = about.domain.split('.')[0] ?? '';
  const second = label !== '' && random.chance(0.12) ? claimDomain(registers, `${label}-group.com`) : '';
  const company: Company = {
    ...about,
    id: registers.companies.length + 1,
    street,
    moreDomains: second === '' ? [] : [second],
    weight: 0.2 + 1 / (random.next() + 0.02),
  };
  registers.companies.push(company);
  return company;
}
