// Writes a carrier's own objects: its organisation and its autonomous system.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { writeInAscii } from '../names/damage-text.ts';
import { drawDates } from '../registry/registry-dates.ts';
import type { Workshop } from '../workshop.ts';
import type { Provider } from '../world.ts';
import { isInvented } from './make-providers.ts';

export function announceProvider(random: SeededRandom, workshop: Workshop, provider: Provider): void {
  const { land, name, brand } = provider;
  workshop.names.noteProvider(provider.id, name);
  workshop.names.noteProvider(provider.id, brand);
  workshop.names.noteProvider(provider.id, provider.asName);
  const ascii = writeInAscii(name, land.language.code);
  workshop.names.noteProvider(provider.id, ascii);
  workshop.registry.organisations.push({
    handle: provider.handle,
    name: ascii,
    type: 'LIR',
    address: [land.country.cities[0]?.[0] ?? '', land.country.code],
    country: land.country.code,
    maintainer: provider.maintainer,
    ...drawDates(random),
  });
  if (!isInvented(provider)) return;
  workshop.registry.systems.push({
    asn: provider.asn,
    asName: provider.asName.toUpperCase().replace(/[^A-Z0-9]+/g, '-'),
    descr: [ascii],
    org: provider.handle,
    maintainer: provider.maintainer,
    ...drawDates(random),
  });
}
