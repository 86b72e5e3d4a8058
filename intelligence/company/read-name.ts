// Everything that is read from a name alone, once per name: the reader keeps what it has read, within bounds, since a
// provider's name comes back with every one of his addresses.

import { lru } from 'tiny-lru';
import {
  findProviderSign,
  findTrade,
  isGatewayVendor,
  type ProviderSign,
  type Trade,
} from './find-name-kind.ts';
import { compareNames } from './names/compare-names.ts';
import { findDummyReason } from './names/find-dummy-reason.ts';
import { findPersonSigns } from './names/find-person-signs.ts';
import { findPoolWords, isProperNameWithForm } from './names/find-pool-words.ts';
import type { NameComparison } from './names/name-comparison.ts';
import { type NormalisedName, normaliseName } from './names/normalise-name.ts';
import { stripAnnotations } from './names/strip-annotations.ts';
import type { NetworkKind } from './resolution.ts';
import { kindsOfNetworkWords, publicPlaces } from './words/network-words.ts';

export interface NameFacts {
  /** As it should be written: without what sources write beside a name. */
  readonly shown: string;
  readonly name: NormalisedName;
  /** A natural person's, or a made-up account's: never shown anywhere. */
  readonly isPerson: boolean;
  /** Why it is no name at all, '' when it may be one. */
  readonly dummyReason: string;
  /** Kind of the pool that it describes instead of naming somebody, '' when it names somebody. */
  readonly poolKind: NetworkKind | '';
  /** A company's name that has a word of pools in it: `Dynamic Systems S.r.l.`. */
  readonly isLikePool: boolean;
  /** Words of pools in it, folded. */
  readonly poolWords: readonly string[];
  readonly provider: ProviderSign;
  readonly isGateway: boolean;
  readonly trade: Trade;
  readonly hasForm: boolean;
  /** A bare acronym of at most four letters. */
  readonly isBareAcronym: boolean;
}

export interface NameReader {
  read(raw: string): NameFacts;
  compare(left: NameFacts, right: NameFacts): NameComparison;
  /** Words of pools in a label such as a netname, folded. */
  labelWords(label: string): readonly string[];
}

const bareAcronym = /^\p{Lu}{2,4}$/u;
/** `ania_kowalska`, `x_`: an account's name where a company's should be. */
const account = /^[^\p{Lu}\s]*_[^\p{Lu}\s]*$/u;

/** `namesMax` names and as many comparisons are kept. */
export function createNameReader(namesMax: number): NameReader {
  const names = lru<NameFacts>(namesMax);
  const comparisons = lru<NameComparison>(namesMax);
  const labels = lru<readonly string[]>(namesMax);
  return {
    read(raw) {
      let facts = names.get(raw);
      if (facts === undefined) {
        facts = readName(raw);
        names.set(raw, facts);
      }
      return facts;
    },
    compare(left, right) {
      const key = `${left.name.raw}\n${right.name.raw}`;
      let comparison = comparisons.get(key);
      if (comparison === undefined) {
        comparison = compareNames(left.name, right.name);
        comparisons.set(key, comparison);
      }
      return comparison;
    },
    labelWords(label) {
      let words = labels.get(label);
      if (words === undefined) {
        words = findPoolWords(label);
        labels.set(label, words);
      }
      return words;
    },
  };
}

function readName(raw: string): NameFacts {
  const name = normaliseName(raw);
  const shown = stripAnnotations(raw);
  const pool = findPoolWords(shown);
  const isLikePool = pool.length > 0 && isProperNameWithForm(shown);
  return {
    shown,
    name,
    isPerson: isPersonOrAccount(raw, name),
    dummyReason: findDummyReason(raw),
    poolKind: isPublicPlace(name) ? 'public_access' : pool.length === 0 || isLikePool ? '' : kindOfPool(pool),
    isLikePool,
    poolWords: pool,
    provider: findProviderSign(name),
    isGateway: isGatewayVendor(name),
    trade: findTrade(name),
    hasForm: name.legalForms.some(({ generic }) => generic !== 'PARTNERS' && generic !== 'SP'),
    isBareAcronym: bareAcronym.test(shown),
  };
}

function isPersonOrAccount(raw: string, name: NormalisedName): boolean {
  if (findPersonSigns(raw).length > 0) return true;
  return account.test(raw.trim()) && name.legalForms.length === 0;
}

function isPublicPlace({ tokens }: NormalisedName): boolean {
  return tokens.some(
    (word, at) => publicPlaces.has(word) || publicPlaces.has(`${word} ${tokens[at + 1] ?? ''}`),
  );
}

function kindOfPool(words: readonly string[]): NetworkKind {
  for (const word of words) {
    const kind = kindsOfNetworkWords.get(word);
    if (kind !== undefined) return kind;
  }
  return 'isp_pool';
}
