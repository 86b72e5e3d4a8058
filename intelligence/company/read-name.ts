// Everything that is read from a name alone, once per name: the reader keeps what it has read, within bounds, since a
// provider's name comes back with every one of his addresses.

import QuickLRU from 'quick-lru';
import { findLineKind } from './find-line-kind.ts';
import {
  findProviderSign,
  findTrade,
  isGatewayVendor,
  isHoster,
  mayAnonymise,
  mayHost,
} from './find-name-kind.ts';
import { isSameOnSite } from './is-same-on-site.ts';
import type { NameFacts, NameReader } from './name-facts.ts';
import { compareNames } from './names/compare-names.ts';
import { findDummyReason } from './names/find-dummy-reason.ts';
import { findPersonSigns, formsLikeNames } from './names/find-person-signs.ts';
import { findPoolWords, isProperNameWithForm } from './names/find-pool-words.ts';
import { hidesPerson } from './names/hides-person.ts';
import { isAddressLine } from './names/is-address-line.ts';
import type { NameComparison } from './names/name-comparison.ts';
import { type NormalisedName, normaliseStripped } from './names/normalise-name.ts';
import { repairLetters } from './names/repair-letters.ts';
import { splitWords } from './names/split-words.ts';
import { stripAnnotations } from './names/strip-annotations.ts';
import { stripControls } from './names/strip-controls.ts';
import { isProviderItself } from './relate-to-provider.ts';
import type { NetworkKind } from './resolution.ts';
import { kindsOfNetworkWords, publicPlaces } from './words/network-words.ts';

const bareAcronym = /^\p{Lu}{2,4}$/u;
/** `ania_kowalska`, `x_`: an account's name where a company's should be. */
const account = /^[^\p{Lu}\s]*_[^\p{Lu}\s]*$/u;

/** `namesMax` names and as many comparisons are kept. */
export function createNameReader(namesMax: number): NameReader {
  const names = new QuickLRU<string, NameFacts>({ maxSize: namesMax });
  const comparisons = new QuickLRU<string, NameComparison>({ maxSize: namesMax });
  const same = createPairNotes();
  const providers = createPairNotes();
  const labels = new QuickLRU<string, readonly string[]>({ maxSize: namesMax });
  const reader: NameReader = {
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
    isSameOnSite: (left, right) =>
      left === right || same(left, right, () => isSameOnSite(left, right, reader)),
    isProviderItself: (user, provider) =>
      user === provider || providers(user, provider, () => isProviderItself(user, provider, reader)),
    labelWords(label) {
      let words = labels.get(label);
      if (words === undefined) {
        words = findPoolWords(label);
        labels.set(label, words);
      }
      return words;
    },
  };
  return reader;
}

function readName(given: string): NameFacts {
  const raw = repairLetters(stripControls(given));
  const shown = stripAnnotations(raw);
  const name = normaliseStripped(raw, shown);
  const { words } = splitWords(shown);
  const hasForm = name.legalForms.some(({ generic }) => generic !== 'PARTNERS' && generic !== 'SP');
  const isPerson =
    (!hasForm || mayBePerson(raw, name)) &&
    (isPersonOrAccount(raw, name) || (shown !== raw && isPersonOrAccount(shown, name)));
  const pool = findPoolWords(shown);
  const isLikePool = pool.length > 0 && isProperNameWithForm(shown);
  const lineKind = hasForm ? '' : findLineKind(words);
  const poolKind = isPublicPlace(name)
    ? 'public_access'
    : pool.length === 0 || isLikePool
      ? ''
      : kindOfPool(pool);
  return {
    shown,
    name,
    words,
    isPerson,
    hidesPerson: isPerson || (!hasForm && hidesPerson(raw)),
    dummyReason:
      findDummyReason(raw) || (!hasForm && isAddressLine(raw, words) ? 'a line of an address' : ''),
    poolKind: lineKind === '' ? poolKind : lineKind,
    isLikePool: isLikePool && lineKind === '',
    poolWords: pool,
    provider: findProviderSign(name),
    isGateway: isGatewayVendor(name),
    isHoster: isHoster(name),
    mayHost: mayHost(name),
    mayAnonymise: mayAnonymise(name),
    trade: findTrade(name),
    hasForm,
    isBareAcronym: bareAcronym.test(shown),
  };
}

type PairNotes = (left: NameFacts, right: NameFacts, work: () => boolean) => boolean;

/** Answers about two names; they go with the names, which the reader keeps within bounds. */
function createPairNotes(): PairNotes {
  const answers = new WeakMap<NameFacts, WeakMap<NameFacts, boolean>>();
  return (left, right, work) => {
    let ofLeft = answers.get(left);
    if (ofLeft === undefined) {
      ofLeft = new WeakMap();
      answers.set(left, ofLeft);
    }
    let answer = ofLeft.get(right);
    if (answer === undefined) {
      answer = work();
      ofLeft.set(right, answer);
    }
    return answer;
  };
}

const trading = /c\/o|\bd\W?b\W?a\b|trading as|t\/a/i;

/** A legal form makes a company of nearly every name. */
function mayBePerson(raw: string, { legalForms }: NormalisedName): boolean {
  return (
    trading.test(raw) || legalForms.length > 1 || legalForms.some(({ form }) => formsLikeNames.has(form))
  );
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
