// Private persons whom their carrier registered by name, as if they were firms.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { addCityRow, addConnectionRow, addIspRow } from '../mmdb/mmdb-book.ts';
import { damageText } from '../names/damage-text.ts';
import { foldLetters } from '../names/fold-letters.ts';
import { makePersonLine } from '../names/make-person.ts';
import { noise } from '../noise.ts';
import type { Supply } from '../providers/open-supply.ts';
import { openStream, pickKey, pickOne } from '../random-choice.ts';
import { drawDates } from '../registry/registry-dates.ts';
import { addNetwork, scaled, type Workshop } from '../workshop.ts';
import { cityOf } from './register-pool.ts';

const persons = 1_400;

export function buildPersons(workshop: Workshop, supplies: readonly Supply[]): void {
  const random = openStream('persons');
  for (let made = 0; made < scaled(workshop, persons, 240); made += 1) {
    buildPerson(random, workshop, pickOne(random, supplies));
  }
}

function buildPerson(random: SeededRandom, workshop: Workshop, supply: Supply): void {
  const { provider } = supply;
  const { land } = provider;
  const person = makePersonLine(random, land, false);
  const line = damageText(random, person.line, land.language.code);
  const range = supply.takeBlock(pickOne(random, [32, 32, 29, 30]));
  const city = cityOf(random, land);
  const inRegistry = random.chance(0.8);
  if (inRegistry) {
    const netname = foldLetters(`${person.surname}-${person.given}`)
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, '-');
    workshop.registry.ranges.push({
      range,
      netname: random.chance(0.5)
        ? netname.slice(0, 24)
        : `${provider.maintainer.replace('-MNT', '')}-CUST-${made6(random)}`,
      descr: random.chance(0.5) ? [line] : [line, city],
      country: land.country.code,
      status: 'ASSIGNED PA',
      maintainer: provider.maintainer,
      ...drawDates(random),
    });
  }
  addIspRow(workshop.mmdb, range, {
    isp: provider.name,
    organisation: !inRegistry || random.chance(0.5) ? line : provider.name,
    asn: provider.asn,
    asName: provider.asName,
  });
  addConnectionRow(workshop.mmdb, range, pickKey(random, noise.householdConnection));
  addCityRow(workshop.mmdb, range, land, city);
  addNetwork(workshop, range, {
    truthClass: 'person',
    person: `${person.given}|${person.surname}`,
    land,
    city,
    provider,
    caseName: inRegistry ? 'private person in the registry' : 'private person in a commercial file',
    reverse: 'generic',
  });
}

function made6(random: SeededRandom): string {
  return String(random.whole(1, 999_999)).padStart(6, '0');
}
