// What the commercial files and reverse DNS say of an office: often the firm, often its carrier, at times a neighbour.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { addCityRow, addConnectionRow, addDomainRow, addIspRow } from '../mmdb/mmdb-book.ts';
import { spellBrand, spellCompany } from '../names/spell-company.ts';
import { noise } from '../noise.ts';
import { pickKey, pickOne } from '../random-choice.ts';
import type { AddressRange } from '../space/address-range.ts';
import type { Workshop } from '../workshop.ts';
import type { Company, Network, Provider, TruthSource } from '../world.ts';

export interface OfficeFacts {
  readonly company: Company;
  readonly provider: Provider;
  readonly range: AddressRange;
  readonly isRegistered: boolean;
}

export interface OfficeRows {
  /** Sources other than the registry that name the firm. */
  readonly namedBy: readonly TruthSource[];
  readonly reverse: Network['reverse'];
}

export function addOfficeRows(random: SeededRandom, workshop: Workshop, facts: OfficeFacts): OfficeRows {
  const { company, provider, range, isRegistered } = facts;
  const shares = isRegistered ? noise.officeOrganisation : noise.unregisteredOrganisation;
  const who = pickKey(random, shares);
  addIspRow(workshop.mmdb, range, {
    isp: provider.name,
    organisation: writeOrganisation(random, workshop, facts, who),
    asn: provider.asn,
    asName: provider.asName,
  });
  addConnectionRow(workshop.mmdb, range, pickKey(random, noise.officeConnection));
  const tellsDomain = addOfficeDomain(random, workshop, facts);
  addCityRow(workshop.mmdb, range, company.land, random.chance(0.8) ? company.city : '');
  const drawn = pickKey(random, noise.officeReverse);
  const reverse = drawn === 'company' && company.domain === '' ? 'generic' : drawn;
  const namedBy: TruthSource[] = [];
  if (who === 'company' || who === 'brand' || tellsDomain) namedBy.push('mmdb');
  if (reverse === 'company') namedBy.push('ptr');
  return { namedBy, reverse };
}

function writeOrganisation(
  random: SeededRandom,
  workshop: Workshop,
  { company, provider }: OfficeFacts,
  who: keyof typeof noise.officeOrganisation,
): string {
  switch (who) {
    case 'company':
      return spellCompany(random, company, workshop.names);
    case 'brand':
      return spellBrand(company, workshop.names);
    case 'provider':
      return random.chance(0.7) ? provider.name : provider.brand;
    case 'neighbour':
      return spellCompany(random, pickOne(random, workshop.companies), workshop.names);
    case 'missing':
      return '';
  }
}

/** Whether the row holds the firm's own domain. */
function addOfficeDomain(random: SeededRandom, workshop: Workshop, facts: OfficeFacts): boolean {
  if (!random.chance(noise.domainPresent)) return false;
  const { company, provider, range, isRegistered } = facts;
  const whose = pickKey(random, noise.officeDomain);
  const other = pickOne(random, workshop.companies).domain;
  const domains = {
    provider: provider.domain,
    // Without an object the file has the domain as rarely as the name.
    company: isRegistered || random.chance(0.1) ? company.domain : provider.domain,
    wrong: other,
    junk: pickOne(random, ['in-addr.arpa', 'replaced.com', `${provider.domain.toUpperCase()}`, 'localhost']),
  };
  addDomainRow(workshop.mmdb, range, domains[whose]);
  return whose === 'company' && domains.company === company.domain && company.domain !== '';
}
