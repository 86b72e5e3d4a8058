// The visits: each from an address of some network, with what the visitor says of itself, and its truth.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { claims, robots, visitMix } from '../noise.ts';
import { openStream, pickKey, pickOne } from '../random-choice.ts';
import { rangeSize, writeAddress } from '../space/address-range.ts';
import type { Workshop } from '../workshop.ts';
import type { Company, Network, TruthClass, TruthSource } from '../world.ts';
import { drawClaimKind, makeClaim } from './make-claim.ts';
import { makeReverseName } from './make-reverse-name.ts';
import type { Visit, VisitTruth } from './visit.ts';

/** Share of household visits by people who work for a firm of this world. */
const homeOffices = 0.3;
const fourOrSixBytes = 2 ** 32;

interface Chooser {
  readonly networks: readonly Network[];
  /** Sum of the weights up to and with each. */
  readonly sums: Float64Array;
}

/** `knownRanges` are the ranges that stand in the operator's table, as `4:first`. */
export function makeVisits(workshop: Workshop, count: number, knownRanges: ReadonlySet<string>): Visit[] {
  const random = openStream('visits');
  const choosers = prepareChoosers(workshop.networks);
  return Array.from({ length: count }, () => {
    const network = choose(random, choosers.get(pickKey(random, visitMix)));
    return makeVisit(random, workshop, network, knownRanges);
  });
}

function prepareChoosers(networks: readonly Network[]): Map<TruthClass, Chooser> {
  const byClass = new Map<TruthClass, Network[]>();
  for (const network of networks) {
    const members = byClass.get(network.truthClass);
    if (members === undefined) byClass.set(network.truthClass, [network]);
    else members.push(network);
  }
  return new Map(
    [...byClass].map(([truthClass, members]) => {
      let sum = 0;
      const sums = Float64Array.from(members, ({ weight }) => {
        sum += weight;
        return sum;
      });
      return [truthClass, { networks: members, sums }];
    }),
  );
}

function choose(random: SeededRandom, chooser: Chooser | undefined): Network {
  const sums = chooser?.sums ?? new Float64Array();
  const wanted = random.next() * (sums.at(-1) ?? 0);
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  const network = chooser?.networks[low];
  if (network === undefined) throw new Error('A class of the mix has no network.');
  return network;
}

function makeVisit(
  random: SeededRandom,
  workshop: Workshop,
  network: Network,
  knownRanges: ReadonlySet<string>,
): Visit {
  const offset = BigInt(Math.floor(random.next() * Number(minimum(rangeSize(network), fourOrSixBytes))));
  const address = writeAddress(network.version, network.first + offset);
  const owner = workshop.companies[network.companyId - 1];
  const reverseName = makeReverseName(random, network, address, owner);
  const common = { address, reverseName };
  const share = network.truthClass in robots ? robots[network.truthClass as keyof typeof robots] : 0;
  if (random.chance(share)) return { ...common, isBot: true, claim: undefined, truth: robotTruth(network) };
  const employer = network.truthClass === 'residential' ? findHomeEmployer(random, workshop, network) : owner;
  const kind = employer === undefined ? undefined : drawClaimKind(random, owner !== undefined);
  const sources = listSources(network, owner, knownRanges);
  if (employer === undefined || kind === undefined) {
    return { ...common, isBot: false, claim: undefined, truth: truthOf(network, employer, sources) };
  }
  const isGuest = owner !== undefined && random.chance(claims.guest);
  const person = isGuest ? pickOne(random, workshop.companies) : employer;
  const { claim, tells } = makeClaim(random, kind, person, workshop.companies);
  const truth = isGuest
    ? guestTruth(network, person, tells)
    : truthOf(network, person, tells ? [...sources, 'first_party'] : sources);
  return { ...common, isBot: false, claim, truth };
}

function minimum(size: bigint, limit: number): bigint {
  return size < BigInt(limit) ? size : BigInt(limit);
}

function findHomeEmployer(random: SeededRandom, workshop: Workshop, network: Network): Company | undefined {
  if (network.neutral || !random.chance(homeOffices)) return undefined;
  const employer = pickOne(random, workshop.companies);
  return employer.kind === 'sole_trader' ? undefined : employer;
}

function listSources(
  network: Network,
  owner: Company | undefined,
  knownRanges: ReadonlySet<string>,
): TruthSource[] {
  if (owner === undefined) return [];
  const isKnownRange = knownRanges.has(`${network.version}:${network.first}`);
  return isKnownRange ? [...network.namedBy, 'known_range'] : [...network.namedBy];
}

function robotTruth(network: Network): VisitTruth {
  return {
    truthClass: network.truthClass,
    companyId: 0,
    alsoRight: [],
    neutral: false,
    knownBy: [],
    knowable: false,
    person: '',
    caseName: 'robot',
  };
}

function truthOf(
  network: Network,
  company: Company | undefined,
  knownBy: readonly TruthSource[],
): VisitTruth {
  const isHome = company !== undefined && network.companyId === 0;
  return {
    truthClass: network.truthClass,
    companyId: company?.id ?? 0,
    alsoRight: network.alsoRight,
    neutral: network.neutral,
    knownBy,
    knowable: knownBy.length > 0 && !network.neutral,
    person: network.person,
    caseName: isHome && knownBy.length > 0 ? `home office: ${network.caseName}` : network.caseName,
  };
}

/** Somebody else's people in this office: who they are is known by what they say alone. */
function guestTruth(network: Network, employer: Company, tells: boolean): VisitTruth {
  return {
    truthClass: network.truthClass,
    companyId: employer.id,
    // Without a word from the visitor, the office is as good an answer as there is.
    alsoRight: tells ? [] : [network.companyId, ...network.alsoRight],
    neutral: !tells,
    knownBy: tells ? ['first_party'] : [],
    knowable: tells && employer.kind !== 'sole_trader',
    person: '',
    caseName: tells ? 'guest in an office' : 'guest in an office, says nothing of use',
  };
}
