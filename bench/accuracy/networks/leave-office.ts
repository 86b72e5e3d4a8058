// A firm has moved out and its object was forgotten: another firm, the carrier's other customers or a household use the
// addresses now. Some of the commercial files have noticed.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { addCityRow, addConnectionRow, addIspRow } from '../mmdb/mmdb-book.ts';
import { spellCompany } from '../names/spell-company.ts';
import { noise } from '../noise.ts';
import type { Supply } from '../providers/open-supply.ts';
import { pickKey, pickOne } from '../random-choice.ts';
import { registerCustomer } from '../registry/describe-customer.ts';
import { drawStaleDates } from '../registry/registry-dates.ts';
import type { AddressRange } from '../space/address-range.ts';
import { addNetwork, type Workshop } from '../workshop.ts';
import { type Company, classOf, type Network } from '../world.ts';

const successors = { firm: 42, customers: 38, household: 20 } as const;

export function leaveOffice(random: SeededRandom, workshop: Workshop, gone: Company, supply: Supply): void {
  const { provider } = supply;
  const range = supply.takeBlock(pickOne(random, [29, 29, 28, 32]));
  const dates = drawStaleDates(random, random.chance(noise.staleLooksFresh));
  registerCustomer(random, workshop, range, { company: gone, provider, dates });
  const successor = pickKey(random, successors);
  const next = successor === 'firm' ? pickOne(random, workshop.companies) : undefined;
  const corrected = random.chance(noise.staleCorrectedInMmdb);
  const newName = next === undefined ? provider.name : spellCompany(random, next, workshop.names);
  addIspRow(workshop.mmdb, range, {
    isp: provider.name,
    organisation: corrected ? newName : spellCompany(random, gone, workshop.names),
    asn: provider.asn,
    asName: provider.asName,
  });
  const connection =
    successor === 'household'
      ? pickKey(random, noise.householdConnection)
      : pickKey(random, noise.officeConnection);
  addConnectionRow(workshop.mmdb, range, connection);
  addCityRow(workshop.mmdb, range, gone.land, gone.city);
  addSuccessor(workshop, range, gone, next, { successor, corrected, supply: provider });
}

function addSuccessor(
  workshop: Workshop,
  range: AddressRange,
  gone: Company,
  next: Company | undefined,
  about: { successor: keyof typeof successors; corrected: boolean; supply: Network['provider'] },
): void {
  const common = { land: gone.land, city: gone.city, provider: about.supply, reverse: 'generic' as const };
  if (next !== undefined) {
    addNetwork(workshop, range, {
      ...common,
      truthClass: classOf(next),
      companyId: next.id,
      neutral: next.kind === 'sole_trader',
      namedBy: about.corrected ? ['mmdb'] : [],
      caseName: 'moved office, another firm is there',
      weight: next.weight,
    });
    return;
  }
  const isHousehold = about.successor === 'household';
  addNetwork(workshop, range, {
    ...common,
    truthClass: isHousehold ? 'residential' : 'isp_pool',
    caseName: isHousehold ? 'moved office, a household is there' : 'moved office, others are there',
  });
}
