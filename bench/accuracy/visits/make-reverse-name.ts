// Names of addresses in reverse DNS, as carriers, hosters and firms give them.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { pickOne } from '../random-choice.ts';
import type { Company, Network } from '../world.ts';

const dynamicZones = ['dyn', 'pool', 'dynamic', 'adsl', 'dip', 'cust', 'res', 'fibra', 'retail', 'mobile'];
const staticZones = ['static', 'business', 'host', 'biz', 'fixed', 'ip'];
const machineLabels = [
  'mail',
  'gw',
  'fw',
  'vpn',
  'office',
  'smtp',
  'remote',
  'proxy',
  'ns1',
  'firewall',
  'mx',
];
const officeClasses = ['enterprise', 'government', 'education', 'isp_pool', 'person'];

/** '' when it has none. `company` owns the domain of a company's name. */
export function makeReverseName(
  random: SeededRandom,
  network: Network,
  address: string,
  company: Company | undefined,
): string {
  if (network.reverse === 'none') return '';
  if (network.reverse === 'company') {
    const domain = company?.domain ?? '';
    return domain === '' ? '' : `${pickOne(random, machineLabels)}.${domain}`;
  }
  const domain = network.provider?.domain ?? '';
  if (domain === '') return '';
  const dashed = address.replace(/[.:]+/g, '-').replace(/^-|-$/g, '');
  if (network.reverse === 'provider_label') {
    return pickOne(random, [
      `static.${dashed}.clients.${domain}`,
      `vps${random.whole(100, 99_999)}.${domain}`,
      `${dashed}.compute.${domain}`,
    ]);
  }
  const zone = pickOne(random, officeClasses.includes(network.truthClass) ? staticZones : dynamicZones);
  return pickOne(random, [
    `host-${dashed}.${zone}.${domain}`,
    `${dashed}.${zone}.${domain}`,
    `${zone}${dashed}.${domain}`,
  ]);
}
