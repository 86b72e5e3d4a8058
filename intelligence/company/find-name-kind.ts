// Reads from the words of a name what its holder does: carry or host others, guard gateways, teach, govern, or trade.

import type { NormalisedName } from './names/normalise-name.ts';
import { cityWords, regionWords } from './names/words/places.ts';
import { carrierNames } from './words/carrier-names.ts';
import { gatewayVendors } from './words/gateway-vendors.ts';
import {
  anonymiserEndings,
  anonymiserWords,
  corporateWords,
  doubtfulHosterWords,
  doubtfulProviderWords,
  everydayWords,
  hosterEndings,
  hosterWords,
  providerEndings,
  providerWords,
} from './words/provider-words.ts';
import { businessWords, educationWords, governmentWords } from './words/trade-words.ts';

/** How sure it is that the holder carries or hosts others. */
export type ProviderSign = 'surely' | 'maybe' | '';
export type Trade = 'education' | 'government' | 'business' | '';

const carriers = indexPhrases(carrierNames);
const gateways = indexPhrases(gatewayVendors);
const isProviderWord = createWordTest(providerWords);
const isHosterWord = createWordTest(hosterWords);
const isDoubtfulWord = createWordTest(doubtfulProviderWords);
const isAnonymiserWord = createWordTest(anonymiserWords);
const isDoubtfulHosterWord = createWordTest(doubtfulHosterWords);
const trades: readonly (readonly [trade: Trade, test: (word: string) => boolean])[] = [
  ['education', createWordTest(educationWords)],
  ['government', createWordTest(governmentWords)],
  ['business', createWordTest(businessWords)],
];

export function findProviderSign(name: NormalisedName): ProviderSign {
  const { tokens } = name;
  if (isCarrier(tokens) || tokens.some(isProviderWord)) return 'surely';
  if (tokens.some(isDoubtfulWord) || mayAnonymise(name)) return 'maybe';
  const [only = '', ...others] = tokens.filter((word) => word.length > 2 && !isUndistinctive(word));
  if (others.length > 0 || everydayWords.has(only)) return '';
  return providerEndings.some((ending) => only.length > ending.length + 1 && only.endsWith(ending))
    ? 'maybe'
    : '';
}

/** Whether he rents machines out: by a word of the trade, or a name of one word that ends so. */
export function isHoster({ tokens }: NormalisedName): boolean {
  return tokens.some(
    (word) =>
      isHosterWord(word) ||
      (!everydayWords.has(word) &&
        hosterEndings.some((ending) => word.length > ending.length + 2 && word.endsWith(ending))),
  );
}

/** Whether it may rent machines out: a hoster's name, or one with a word that hosters share with others. */
export function mayHost(name: NormalisedName): boolean {
  return (
    isHoster(name) ||
    name.tokens.some((word) => isDoubtfulHosterWord(word) || (word.length > 6 && word.endsWith('cloud')))
  );
}

/** Whether it is called as those who hide other people's addresses like to be called. */
export function mayAnonymise({ tokens }: NormalisedName): boolean {
  return tokens.some(
    (word) =>
      isAnonymiserWord(word) ||
      (!everydayWords.has(word) &&
        anonymiserEndings.some((ending) => word.length > ending.length + 2 && word.endsWith(ending))),
  );
}

export function isGatewayVendor({ tokens }: NormalisedName): boolean {
  return findPhrase(gateways, tokens) > 0;
}

/** The first word that says so decides: a school's bank is a school. */
export function findTrade({ tokens }: NormalisedName): Trade {
  for (const [trade, test] of trades) if (tokens.some(test)) return trade;
  return '';
}

/** A word that names nobody in particular: of providers, of any company, of a place. */
export function isUndistinctive(word: string): boolean {
  return (
    corporateWords.has(word) ||
    regionWords.has(word) ||
    cityWords.has(word) ||
    isProviderWord(word) ||
    isDoubtfulWord(word) ||
    /^[\d\W]*$/.test(word)
  );
}

function isCarrier(tokens: readonly string[]): boolean {
  const length = findPhrase(carriers, tokens);
  return length > 0 && tokens.slice(length).every(isUndistinctive);
}

interface PhraseIndex {
  readonly phrases: ReadonlySet<string>;
  readonly wordsMax: number;
}

function indexPhrases(list: readonly string[]): PhraseIndex {
  return { phrases: new Set(list), wordsMax: Math.max(...list.map((phrase) => phrase.split(' ').length)) };
}

/** How many words at the beginning are a phrase of the list, at most; 0 when none is. */
function findPhrase({ phrases, wordsMax }: PhraseIndex, tokens: readonly string[]): number {
  for (let length = Math.min(wordsMax, tokens.length); length > 0; length -= 1) {
    if (phrases.has(tokens.slice(0, length).join(' '))) return length;
  }
  return 0;
}

function createWordTest(list: readonly string[]): (word: string) => boolean {
  const whole = new Set(list.filter((word) => !word.endsWith('*')));
  const beginnings = list.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  return (word) => whole.has(word) || beginnings.some((beginning) => word.startsWith(beginning));
}
