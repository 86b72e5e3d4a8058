// A carrier's own object over addresses that many of its customers share.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { damageText, writeInAscii } from '../names/damage-text.ts';
import { fillPattern, pickOne } from '../random-choice.ts';
import { drawDates } from '../registry/registry-dates.ts';
import type { AddressRange } from '../space/address-range.ts';
import type { Land } from '../words/languages.ts';
import type { Workshop } from '../workshop.ts';
import type { Provider } from '../world.ts';

export interface PoolText {
  /** Patterns of {isp} {city} {n}, one is taken; none leaves the description out. */
  readonly lines: readonly string[];
  /** Tails of the netname, one is taken. */
  readonly tails: readonly string[];
  readonly city: string;
  readonly status?: string;
  /** With the carrier's organisation object. */
  readonly withOrg?: boolean;
}

/** The line that was written, '' for none. */
export function registerPool(
  random: SeededRandom,
  workshop: Workshop,
  provider: Provider,
  range: AddressRange,
  text: PoolText,
): string {
  const { land } = provider;
  const line =
    text.lines.length === 0
      ? ''
      : writePoolLine(random, workshop, provider, pickOne(random, text.lines), text.city);
  const short = provider.maintainer.replace('-MNT', '');
  const tail = fillPattern(pickOne(random, text.tails), { n: String(random.whole(1, 400)) });
  workshop.registry.ranges.push({
    range,
    netname: `${short}-${tail}`,
    descr: line === '' ? [] : [line],
    country: land.country.code,
    status: text.status ?? (range.version === 4 ? 'ASSIGNED PA' : 'AGGREGATED-BY-LIR'),
    maintainer: provider.maintainer,
    ...(text.withOrg === true ? { org: provider.handle } : {}),
    ...drawDates(random),
  });
  return line;
}

/** A line with the carrier's name in it is one of its spellings: showing it would be showing the carrier. */
export function writePoolLine(
  random: SeededRandom,
  workshop: Workshop,
  provider: Provider,
  pattern: string,
  city: string,
): string {
  const { code } = provider.land.language;
  const isp = random.chance(0.5) ? provider.brand : provider.name;
  const filled = fillPattern(pattern, { isp, city, n: String(random.whole(1, 60)) });
  const line = damageText(random, writeInAscii(filled, code), code);
  if (pattern.includes('{isp}')) workshop.names.noteProvider(provider.id, line);
  return line;
}

export function cityOf(random: SeededRandom, land: Land): string {
  return pickOne(random, land.country.cities)[0];
}
