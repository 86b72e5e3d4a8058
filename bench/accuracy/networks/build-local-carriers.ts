// Small local carriers: in a piece of a bigger carrier's space, or in an allocation of their own. Their names often look
// like any firm's; a sub-allocation, pools or an organisation object of a registry member tells what they are.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { writeInAscii } from '../names/damage-text.ts';
import { addBaseRows, registerAllocation, type Supply, supplyFrom } from '../providers/open-supply.ts';
import { openStream, pickOne } from '../random-choice.ts';
import { drawDates } from '../registry/registry-dates.ts';
import { scaled, type Workshop } from '../workshop.ts';
import type { Provider } from '../world.ts';
import { addHousehold, addHouseholdRows } from './build-households.ts';
import { cityOf, registerPool } from './register-pool.ts';

const blocksPerCarrier = 10;
const tails = ['WIFI-{n}', 'USERS-{n}', 'LAN{n}', 'CLI-{n}', 'HOME', 'NODE-{n}'];

/** Supplies of the local carriers, for their business customers. */
export function buildLocalCarriers(
  workshop: Workshop,
  locals: readonly Provider[],
  carriers: readonly Supply[],
): Supply[] {
  const random = openStream('local carriers');
  return locals.map((local) => {
    const own = random.chance(0.4);
    const near = carriers.filter(({ provider }) => provider.land === local.land);
    const upstream = pickOne(random, near.length > 0 ? near : carriers);
    const system = own ? local : upstream.provider;
    const supply = supplyFrom(random, workshop, local, () =>
      own ? openOwn(random, workshop, local) : openLent(random, workshop, local, upstream),
    );
    for (let made = 0; made < scaled(workshop, blocksPerCarrier, 4); made += 1) {
      buildBlock(random, workshop, supply, system);
    }
    if (random.chance(0.4)) buildPlainAssignment(random, workshop, local, upstream);
    return supply;
  });
}

function openOwn(random: SeededRandom, workshop: Workshop, local: Provider) {
  const range = workshop.space.takeBlock(20);
  registerAllocation(random, workshop, local, range, 'ALLOCATED PA');
  addBaseRows(random, workshop, local, range);
  return range;
}

function openLent(random: SeededRandom, workshop: Workshop, local: Provider, upstream: Supply) {
  const range = upstream.takeBlock(21);
  registerAllocation(random, workshop, local, range, 'SUB-ALLOCATED PA', upstream.provider.maintainer);
  addBaseRows(random, workshop, local, range, random.chance(0.6) ? upstream.provider : local);
  return range;
}

function buildBlock(random: SeededRandom, workshop: Workshop, supply: Supply, system: Provider): void {
  const { provider } = supply;
  const range = supply.takeBlock(pickOne(random, [23, 24, 24]));
  const city = cityOf(random, provider.land);
  const hasPool = random.chance(0.6);
  if (hasPool)
    registerPool(random, workshop, provider, range, { lines: provider.land.language.poolLines, tails, city });
  addHouseholdRows(random, workshop, provider, range, city, system);
  addHousehold(
    random,
    workshop,
    provider,
    range,
    city,
    hasPool ? 'local carrier, pool' : 'local carrier, its name alone',
  );
}

/** A bigger carrier wrote the local one down as if it were a customer like any other. */
function buildPlainAssignment(
  random: SeededRandom,
  workshop: Workshop,
  local: Provider,
  upstream: Supply,
): void {
  const range = upstream.takeBlock(24);
  const city = cityOf(random, local.land);
  const line = writeInAscii(local.name, local.land.language.code);
  workshop.registry.ranges.push({
    range,
    netname: `${local.maintainer.replace('-MNT', '')}-NET`,
    descr: [line, writeInAscii(city, local.land.language.code)],
    country: local.land.country.code,
    status: 'ASSIGNED PA',
    maintainer: upstream.provider.maintainer,
    ...(random.chance(0.5) ? { org: local.handle } : {}),
    ...drawDates(random),
  });
  addHouseholdRows(random, workshop, local, range, city, upstream.provider);
  addHousehold(random, workshop, local, range, city, "local carrier, written as another's customer");
}
