// Places where anybody browses (airports, hotels, libraries) and the carriers' own equipment.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { addCityRow, addConnectionRow, addIspRow } from '../mmdb/mmdb-book.ts';
import { noise } from '../noise.ts';
import type { Supply } from '../providers/open-supply.ts';
import { openStream, pickKey, pickOne } from '../random-choice.ts';
import { addNetwork, scaled, type Workshop } from '../workshop.ts';
import { cityOf, registerPool } from './register-pool.ts';

const guestPlaces = 400;
const plants = 160;
const guestTails = ['WIFI-{n}', 'HOTSPOT{n}', 'GUEST-{n}', 'PUBLIC'];
const plantTails = ['INFRA-{n}', 'LOOPBACK', 'P2P-{n}', 'CORE{n}', 'DSLAM-{n}'];

export function buildSharedPlaces(workshop: Workshop, supplies: readonly Supply[]): void {
  const random = openStream('shared places');
  for (let made = 0; made < scaled(workshop, guestPlaces, 60); made += 1) {
    buildPlace(random, workshop, pickOne(random, supplies), true);
  }
  for (let made = 0; made < scaled(workshop, plants, 40); made += 1) {
    buildPlace(random, workshop, pickOne(random, supplies), false);
  }
}

function buildPlace(random: SeededRandom, workshop: Workshop, supply: Supply, isGuest: boolean): void {
  const { provider } = supply;
  const { language } = provider.land;
  const city = cityOf(random, provider.land);
  const range = supply.takeBlock(pickOne(random, isGuest ? [29, 28, 32] : [24, 27, 30]));
  const line = registerPool(random, workshop, provider, range, {
    lines: isGuest ? language.guestLines : language.plantLines,
    tails: isGuest ? guestTails : plantTails,
    city,
  });
  addIspRow(workshop.mmdb, range, {
    isp: provider.name,
    organisation: random.chance(0.35) ? line : provider.name,
    asn: provider.asn,
    asName: provider.asName,
  });
  addConnectionRow(workshop.mmdb, range, pickKey(random, noise.officeConnection));
  addCityRow(workshop.mmdb, range, provider.land, city);
  addNetwork(workshop, range, {
    truthClass: isGuest ? 'public_access' : 'infrastructure',
    land: provider.land,
    city,
    provider,
    caseName: isGuest ? 'guests of a public place' : "carrier's equipment",
    reverse: pickKey(random, noise.poolReverse),
  });
}
