// A customer's assignment as its carrier writes it: where the name stands, whether it stands there at all, and in which
// netname.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { damageText, writeInAscii } from '../names/damage-text.ts';
import { foldLetters } from '../names/fold-letters.ts';
import { noteSpelling, spellCompany } from '../names/spell-company.ts';
import { noise } from '../noise.ts';
import { fillPattern, pickOne } from '../random-choice.ts';
import type { AddressRange } from '../space/address-range.ts';
import type { Workshop } from '../workshop.ts';
import type { Company, CustomerStyle, Provider } from '../world.ts';
import type { ObjectDates } from './registry-dates.ts';

interface CustomerRecord {
  readonly netname: string;
  readonly descr: readonly string[];
  readonly org: string;
  /** Whether somebody who reads the object learns the customer's name. A netname alone does not count. */
  readonly names: boolean;
}

function describeCustomer(
  random: SeededRandom,
  workshop: Workshop,
  company: Company,
  provider: Provider,
  style: CustomerStyle = provider.style,
): CustomerRecord {
  const spelling = spellCompany(random, company, workshop.names);
  const short = provider.maintainer.replace('-MNT', '');
  const number = `${short}-CUST-${String(random.whole(1, 999_999)).padStart(6, '0')}`;
  const named = random.chance(0.6) ? nameOfNet(spelling, company) : number;
  const address = addressLines(random, company);
  const described = { netname: named, descr: [spelling, ...address], org: '', names: true };
  switch (style) {
    case 'name_first':
      return described;
    case 'numbered':
      return { ...described, netname: number };
    case 'provider_first':
      return { ...described, descr: [`${ascii(provider.brand, provider)} customer`, spelling, ...address] };
    case 'provider_organisation':
      return { ...described, org: provider.handle };
    case 'annotated':
      return { ...described, descr: [annotate(random, workshop, company, spelling), ...address] };
    case 'organisation':
      return withOrganisation(random, workshop, company, spelling, named);
    case 'netname_only':
      return { netname: nameOfNet(spelling, company), descr: address.slice(-1), org: '', names: false };
    case 'anonymous':
      return {
        netname: number,
        descr: random.chance(0.5) ? [] : [`Customer ${number.slice(-6)}`],
        org: '',
        names: false,
      };
  }
}

/** Adds the object to the registry and says whether it names the customer. */
export function registerCustomer(
  random: SeededRandom,
  workshop: Workshop,
  range: AddressRange,
  about: { company: Company; provider: Provider; dates: ObjectDates; style?: CustomerStyle; status?: string },
): boolean {
  const { company, provider, dates } = about;
  const record = describeCustomer(random, workshop, company, provider, about.style ?? provider.style);
  workshop.registry.ranges.push({
    range,
    netname: record.netname,
    descr: record.descr,
    country: company.land.country.code,
    status: about.status ?? (range.version === 4 ? 'ASSIGNED PA' : 'ASSIGNED'),
    maintainer: provider.maintainer,
    ...(record.org === '' ? {} : { org: record.org }),
    ...dates,
  });
  return record.names;
}

function nameOfNet(spelling: string, company: Company): string {
  const words = foldLetters(spelling)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-');
  const netname = words.replace(/^-+|-+$/g, '').slice(0, 24);
  return netname === '' ? `NET-${company.id}` : netname;
}

function addressLines(random: SeededRandom, company: Company): string[] {
  const town = `${company.post} ${company.city}`;
  const drawn = random.next();
  if (drawn < 0.35) return [];
  const code = company.land.language.code;
  if (drawn < 0.6) return [writeInAscii(town, code)];
  return [writeInAscii(company.street, code), writeInAscii(town, code)];
}

function annotate(random: SeededRandom, workshop: Workshop, company: Company, spelling: string): string {
  const line = fillPattern(pickOne(random, company.land.language.customerLines), {
    name: spelling,
    city: company.city,
    n: String(random.whole(1, 40)),
  });
  const written = damageText(random, line, company.land.language.code);
  noteSpelling(workshop.names, company, written);
  return written;
}

/** The name stands in an organisation object of the customer's; a few of those were emptied by a dummifier. */
function withOrganisation(
  random: SeededRandom,
  workshop: Workshop,
  company: Company,
  spelling: string,
  netname: string,
): CustomerRecord {
  const letters = foldLetters(company.base)
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
    .slice(0, 3);
  const handle = `ORG-${letters}${workshop.registry.organisations.length + 1}-RIPE`;
  const isDummy = random.chance(noise.dummyOrganisation);
  workshop.registry.organisations.push({
    handle,
    name: isDummy ? `Dummy org-name for ${handle}` : spelling,
    type: 'OTHER',
    address: isDummy ? ['***'] : [company.street, `${company.post} ${company.city}`],
    country: company.land.country.code,
    maintainer: 'RIPE-NCC-END-MNT',
    created: '2012-05-08',
    modified: '2024-03-11',
  });
  const repeats = random.chance(0.4);
  const descr = repeats ? [isDummy ? '***' : spelling] : [];
  return { netname, descr, org: handle, names: !isDummy };
}

function ascii(text: string, provider: Provider): string {
  return writeInAscii(text, provider.land.language.code);
}
