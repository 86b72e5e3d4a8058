// Clouds, security gateways, private relays and satellites: pieces of their real blocks, as the files describe them.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { addAnonymousRow, addCityRow, addConnectionRow, addDomainRow, addIspRow } from '../mmdb/mmdb-book.ts';
import { type WellKnown, wellKnown } from '../providers/well-known.ts';
import { openStream, pickOne } from '../random-choice.ts';
import { drawDates } from '../registry/registry-dates.ts';
import { type AddressRange, readBlock } from '../space/address-range.ts';
import { addNetwork, scaled, type Workshop } from '../workshop.ts';
import type { Provider, TruthClass } from '../world.ts';

const piecesPerBlock = 12;
const classes = {
  hosting: { truthClass: 'hosting', caseName: 'cloud' },
  gateway: { truthClass: 'shared_gateway', caseName: 'security gateway' },
  relay: { truthClass: 'relay', caseName: 'private relay' },
  satellite: { truthClass: 'satellite', caseName: 'satellite' },
} as const satisfies Record<string, { truthClass: TruthClass; caseName: string }>;

/** `providers` are those made from the same list, found by name and number. */
export function buildWellKnown(workshop: Workshop, providers: readonly Provider[]): void {
  const random = openStream('well known');
  for (const entry of wellKnown) {
    const provider = providers.find(
      ({ asn, name, brand }) => asn === entry.asn && name === entry.name && brand === entry.brand,
    );
    if (provider === undefined) throw new Error(`${entry.name} is no provider of this world.`);
    for (const text of entry.blocks) buildBlock(random, workshop, entry, provider, readBlock(text));
  }
}

function buildBlock(
  random: SeededRandom,
  workshop: Workshop,
  entry: WellKnown,
  provider: Provider,
  block: AddressRange,
): void {
  registerBlock(random, workshop, provider, block);
  addRows(random, workshop, entry, provider, block);
  const pieces = scaled(workshop, piecesPerBlock, 4);
  const stride = (block.last - block.first + 1n) / BigInt(pieces);
  const size = block.version === 4 ? 256n : 1n << 64n;
  const kind = entry.kind in classes ? classes[entry.kind as keyof typeof classes] : classes.hosting;
  for (let made = 0; made < pieces; made += 1) {
    const first = block.first + ((stride * BigInt(made)) / size) * size;
    addNetwork(
      workshop,
      { version: block.version, first, last: first + size - 1n },
      {
        ...kind,
        land: provider.land,
        city: '',
        provider,
        reverse: entry.reverse === '' || random.chance(0.3) ? 'none' : 'provider_label',
      },
    );
  }
}

/** American holders stand in European dumps only in part. */
function registerBlock(
  random: SeededRandom,
  workshop: Workshop,
  provider: Provider,
  block: AddressRange,
): void {
  if (!random.chance(0.6)) return;
  workshop.registry.ranges.push({
    range: block,
    netname: provider.maintainer.replace('-MNT', ''),
    descr: random.chance(0.7) ? [provider.name] : [],
    country: provider.land.country.code,
    status:
      block.version === 4 ? pickOne(random, ['ALLOCATED PA', 'LEGACY', 'ASSIGNED PA']) : 'ALLOCATED-BY-RIR',
    maintainer: provider.maintainer,
    org: provider.handle,
    ...drawDates(random),
  });
}

function addRows(
  random: SeededRandom,
  workshop: Workshop,
  entry: WellKnown,
  provider: Provider,
  block: AddressRange,
): void {
  const organisation = pickOne(random, [entry.name, entry.brand]);
  addIspRow(workshop.mmdb, block, { isp: entry.name, organisation, asn: entry.asn, asName: entry.asName });
  addCityRow(workshop.mmdb, block, provider.land, '');
  if (random.chance(0.5)) addDomainRow(workshop.mmdb, block, entry.domain);
  if (entry.kind === 'satellite')
    addConnectionRow(workshop.mmdb, block, random.chance(0.9) ? 'Satellite' : '');
  if (entry.kind === 'gateway') addConnectionRow(workshop.mmdb, block, 'Corporate');
  if (entry.kind !== 'hosting') return;
  addConnectionRow(workshop.mmdb, block, 'Corporate');
  if (random.chance(0.97)) addAnonymousRow(workshop.mmdb, block, ['is_hosting_provider']);
}
