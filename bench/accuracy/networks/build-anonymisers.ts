// VPN exits, Tor exits and open proxies: in rented machines, with names like any firm's, most of them flagged.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { addAnonymousRow, addCityRow, addConnectionRow, addIspRow } from '../mmdb/mmdb-book.ts';
import { noise } from '../noise.ts';
import type { Supply } from '../providers/open-supply.ts';
import { openStream, pickOne } from '../random-choice.ts';
import { drawDates } from '../registry/registry-dates.ts';
import type { AddressRange } from '../space/address-range.ts';
import { addNetwork, scaled, type Workshop } from '../workshop.ts';
import type { Provider } from '../world.ts';
import { addHouseholdRows } from './build-households.ts';
import { cityOf, registerPool } from './register-pool.ts';

const exitsPerVpn = 60;
const torExits = 120;
const proxies = 240;
const vpnLines = ['VPN endpoints {city}', 'Exit nodes {n}', '{isp}', 'Servers {city}'];
const vpnTails = ['VPN-{n}', 'NODES-{n}', 'NET{n}', 'SRV-{n}'];

export function buildAnonymisers(
  workshop: Workshop,
  vpns: readonly Provider[],
  hosters: readonly Supply[],
  households: readonly Supply[],
): void {
  const random = openStream('anonymisers');
  for (const vpn of vpns) {
    for (let made = 0; made < scaled(workshop, exitsPerVpn, 24); made += 1) {
      buildVpn(random, workshop, vpn, pickOne(random, hosters));
    }
  }
  for (let made = 0; made < scaled(workshop, torExits, 30); made += 1) {
    buildTor(random, workshop, pickOne(random, hosters));
  }
  for (let made = 0; made < scaled(workshop, proxies, 60); made += 1) {
    buildProxy(random, workshop, pickOne(random, random.chance(0.5) ? hosters : households));
  }
}

function buildVpn(random: SeededRandom, workshop: Workshop, vpn: Provider, host: Supply): void {
  const range = host.takeBlock(pickOne(random, [24, 25, 26]));
  const city = cityOf(random, host.provider.land);
  const drawn = random.next();
  if (drawn < 0.4) registerAsFirm(random, workshop, vpn, host.provider, range);
  else if (drawn < 0.7) {
    const holder = { ...vpn, maintainer: host.provider.maintainer };
    registerPool(random, workshop, holder, range, { lines: vpnLines, tails: vpnTails, city });
  }
  const flagged = random.chance(noise.vpnFlagged);
  const hostFlagged = flagged || random.chance(noise.vpnHostFlagged);
  addIspRow(workshop.mmdb, range, {
    isp: host.provider.name,
    organisation: pickOne(random, [vpn.name, vpn.name, host.provider.name, host.provider.name, '']),
    asn: host.provider.asn,
    asName: host.provider.asName,
  });
  addConnectionRow(workshop.mmdb, range, random.chance(0.5) ? 'Corporate' : '');
  if (flagged) addAnonymousRow(workshop.mmdb, range, ['is_anonymous_vpn', 'is_hosting_provider']);
  else if (hostFlagged) addAnonymousRow(workshop.mmdb, range, ['is_hosting_provider']);
  addCityRow(workshop.mmdb, range, host.provider.land, city);
  addNetwork(workshop, range, {
    truthClass: 'vpn',
    land: host.provider.land,
    city,
    provider: vpn,
    caseName: flagged ? 'VPN' : hostFlagged ? 'VPN, only its host is flagged' : 'VPN, not flagged at all',
  });
}

/** An assignment to the VPN's company, which looks like an office's. */
function registerAsFirm(
  random: SeededRandom,
  workshop: Workshop,
  vpn: Provider,
  host: Provider,
  range: AddressRange,
): void {
  workshop.registry.ranges.push({
    range,
    netname: `${vpn.maintainer.replace('-MNT', '')}-${random.whole(1, 99)}`,
    descr: [vpn.name],
    country: host.land.country.code,
    status: 'ASSIGNED PA',
    maintainer: host.maintainer,
    ...(random.chance(0.3) ? { org: vpn.handle } : {}),
    ...drawDates(random),
  });
}

function buildTor(random: SeededRandom, workshop: Workshop, host: Supply): void {
  const range = host.takeCount(1);
  const { provider } = host;
  addIspRow(workshop.mmdb, range, {
    isp: provider.name,
    organisation: provider.name,
    asn: provider.asn,
    asName: provider.asName,
  });
  if (random.chance(noise.torFlagged)) {
    addAnonymousRow(workshop.mmdb, range, ['is_tor_exit_node', 'is_hosting_provider']);
  } else addAnonymousRow(workshop.mmdb, range, ['is_hosting_provider']);
  addCityRow(workshop.mmdb, range, provider.land, '');
  addNetwork(workshop, range, {
    truthClass: 'tor',
    land: provider.land,
    city: '',
    provider,
    caseName: 'Tor exit',
  });
}

function buildProxy(random: SeededRandom, workshop: Workshop, from: Supply): void {
  const range = from.takeCount(pickOne(random, [1, 1, 4]));
  const { provider } = from;
  const city = cityOf(random, provider.land);
  addHouseholdRows(random, workshop, provider, range, city);
  const isHome = provider.kind === 'residential';
  if (random.chance(noise.proxyFlagged)) {
    addAnonymousRow(workshop.mmdb, range, [isHome ? 'is_residential_proxy' : 'is_public_proxy']);
  }
  addNetwork(workshop, range, {
    truthClass: 'proxy',
    land: provider.land,
    city,
    provider,
    caseName: isHome ? 'proxy in a household' : 'proxy on a machine',
  });
}
