// Addresses of which nobody says anything but that the registry does not manage them, the registry's placeholders, and
// addresses that no network on the Internet has.

import { openStream, pickOne } from '../random-choice.ts';
import { readBlock } from '../space/address-range.ts';
import { lands } from '../words/languages.ts';
import { addNetwork, scaled, type Workshop } from '../workshop.ts';

const unlistedBlocks = 40;
const bogons = [
  '10.0.0.0/8',
  '192.168.0.0/16',
  '172.16.0.0/12',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  'fd00::/8',
  'fe80::/10',
];
const dates = { created: '2019-01-07', modified: '2019-01-07' };

export function buildUnlisted(workshop: Workshop): void {
  const random = openStream('unlisted');
  addPlaceholders(workshop);
  for (let made = 0; made < scaled(workshop, unlistedBlocks, 8); made += 1) {
    const range = workshop.space.takeBlock(18);
    const land = pickOne(random, lands);
    workshop.registry.ranges.push({
      range,
      netname: 'NON-RIPE-NCC-MANAGED-ADDRESS-BLOCK',
      descr: [
        'IPv4 address block not managed by the RIPE NCC',
        'Addresses from this block are not allocated by the RIPE NCC',
      ],
      country: 'EU',
      status: 'ALLOCATED UNSPECIFIED',
      maintainer: 'RIPE-NCC-HM-MNT',
      remarks: ['For registration information, please look at the other registries.'],
      ...dates,
    });
    addNetwork(workshop, range, { truthClass: 'unlisted', land, city: '', caseName: 'not managed here' });
  }
  const [land] = lands;
  if (land === undefined) return;
  for (const text of bogons) {
    addNetwork(workshop, readBlock(text), {
      truthClass: 'bogon',
      land,
      city: '',
      caseName: 'no public address',
    });
  }
}

function addPlaceholders(workshop: Workshop): void {
  const common = { country: 'EU', maintainer: 'RIPE-NCC-HM-MNT', status: 'ALLOCATED UNSPECIFIED', ...dates };
  const whole = { ...common, descr: ['The whole IPv4 address space', 'This network is not allocated'] };
  workshop.registry.ranges.push(
    { ...whole, range: readBlock('0.0.0.0/0'), netname: 'IANA-BLK' },
    { ...common, range: readBlock('::/0'), netname: 'ROOT', descr: ['Root inet6num object'] },
    {
      ...common,
      range: readBlock('151.0.0.0/8'),
      netname: 'RIPE-CIDR-BLOCK',
      descr: ['Addresses not allocated to anyone in full'],
    },
    {
      ...common,
      range: readBlock('217.0.0.0/8'),
      netname: 'IANA-NETBLOCK-217',
      descr: ['This block is not set up in this registry'],
    },
  );
}
