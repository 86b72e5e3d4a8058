// The carriers of every country, the machine renters, the anonymisers, and the well-known networks.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { bareLetters, foldLetters } from '../names/fold-letters.ts';
import { pickForm, withForm } from '../names/make-firm-name.ts';
import { makeRoot } from '../names/make-root.ts';
import { fillPattern, openStream, pickByShare, pickOne } from '../random-choice.ts';
import { type Land, lands } from '../words/languages.ts';
import type { CustomerStyle, Provider, ProviderKind } from '../world.ts';
import { wellKnown } from './well-known.ts';

/** Per country: the bigger ones have more. */
const perCountry: readonly (readonly [kind: ProviderKind, few: number, many: number])[] = [
  ['residential', 2, 3],
  ['business', 2, 3],
  ['mobile', 2, 2],
  ['local', 2, 4],
  ['hosting', 1, 2],
  ['research', 1, 1],
];
const bigShare = 7;
const anonymisers = 10;

const styleShares: readonly (readonly [style: CustomerStyle, share: number])[] = [
  ['name_first', 38],
  ['numbered', 14],
  ['organisation', 14],
  ['provider_organisation', 10],
  ['anonymous', 7],
  ['provider_first', 6],
  ['annotated', 6],
  ['netname_only', 5],
];

/** Numbers of autonomous systems that no registry has given out. */
const firstSystem = 230_001;

/** Not one of the well-known networks, whose systems stand in other registries. */
export function isInvented(provider: Provider): boolean {
  return provider.asn >= firstSystem && provider.asn < firstSystem + 10_000;
}

export function makeProviders(): Provider[] {
  const random = openStream('providers');
  const providers: Provider[] = [];
  const brands = new Set<string>();
  for (const land of lands) {
    for (const [kind, few, many] of perCountry) {
      const count = land.country.share >= bigShare ? many : few;
      for (let made = 0; made < count; made += 1)
        providers.push(makeProvider(random, providers, brands, land, kind));
    }
  }
  for (let made = 0; made < anonymisers; made += 1) {
    providers.push(makeProvider(random, providers, brands, pickOne(random, lands), 'vpn'));
  }
  return [
    ...providers,
    ...wellKnown.map((entry, index) => readWellKnown(entry, providers.length + 1 + index)),
  ];
}

function makeProvider(
  random: SeededRandom,
  providers: readonly Provider[],
  brands: Set<string>,
  land: Land,
  kind: ProviderKind,
): Provider {
  let brand = '';
  do brand = makeBrand(random, land, kind);
  while (brands.has(bareLetters(brand)));
  brands.add(bareLetters(brand));
  const id = providers.length + 1;
  const { name } = withForm(brand, pickForm(random, land));
  const short = foldLetters(brand)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '')
    .slice(0, 12);
  return {
    id,
    kind,
    land,
    name,
    brand,
    domain: `${bareLetters(brand)}.${random.chance(0.3) ? 'net' : land.country.domain}`,
    asn: firstSystem + id,
    asName: random.chance(0.5) ? name : `${short}-AS`,
    maintainer: `${short}-MNT`,
    handle: `ORG-${short.slice(0, 4)}${id}-RIPE`,
    style: pickByShare(random, styleShares, ([, share]) => share)[0],
    mobileNetworkCode: String(random.whole(1, 30)).padStart(2, '0'),
  };
}

function makeBrand(random: SeededRandom, land: Land, kind: ProviderKind): string {
  const root = makeRoot(random, land.language);
  const [city] = pickOne(random, land.country.cities);
  const pattern = pickOne(random, patternsOf(land, kind));
  return fillPattern(pattern, { root, city, letters: root });
}

function patternsOf(land: Land, kind: ProviderKind): readonly string[] {
  switch (kind) {
    case 'hosting':
      return land.language.hosterPatterns;
    case 'local':
      return land.language.localCarrierPatterns;
    case 'vpn':
      return ['{root} VPN', 'Hide{root}', '{root}Shield', '{root} Privacy', 'Secure{root}'];
    case 'research':
      return ['{root} Research Network', '{root} Academic Network'];
    default:
      return land.language.carrierPatterns;
  }
}

function readWellKnown(entry: (typeof wellKnown)[number], id: number): Provider {
  const land = lands.find(({ country }) => country.code === entry.countryCode) ?? lands[0];
  if (land === undefined) throw new Error('There is no country.');
  const short = bareLetters(entry.brand).toUpperCase().slice(0, 12);
  return {
    id,
    kind: entry.kind,
    land,
    name: entry.name,
    brand: entry.brand,
    domain: entry.domain,
    asn: entry.asn,
    asName: entry.asName,
    maintainer: `${short}-MNT`,
    handle: `ORG-${short.slice(0, 4)}${id}-RIPE`,
    style: 'anonymous',
    mobileNetworkCode: '',
  };
}
