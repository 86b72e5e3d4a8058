// Tells the description of a line or a pool from a name: "Sabit IP isletmeler Istanbul" is made of words that carriers
// write about ranges, and of a place. A name has a word of its own somewhere else than at the end.

import { commonWords } from './names/words/common-words.ts';
import { givenNames } from './names/words/given-names.ts';
import { smallWords } from './names/words/joining-words.ts';
import { cityWords, regionWords } from './names/words/places.ts';
import { frequentSurnames } from './names/words/surnames.ts';
import { townWords } from './names/words/towns.ts';
import type { NetworkKind } from './resolution.ts';
import { guestWords, kindOfLineWord, libraryStems, sureLineWords } from './words/lines/line-words.ts';

const digits = /^\d+$/;
/** Before a saint's name, which is a place here. */
const saints: ReadonlySet<string> = new Set([
  'saint',
  'sainte',
  'san',
  'santa',
  'sant',
  'sankt',
  'sao',
  'st',
  'ste',
  'santo',
  'sfantu',
  'swiety',
  'svaty',
]);
const addressWord =
  /^(?:ips?|ipv[46]?|pools?|pula|puli|adres\w*|address\w*|indirizz\w*|direccion\w*|enderec\w*|subnets?|podsiec|podsit|subnat)$/;
/** A place may have two words that are in no list: "Usti nad Labem". */
const unknownMax = 2;

/** `words`: folded, in their order, of a text without a legal form. '' when it may be somebody's name. */
export function findLineKind(words: readonly string[]): NetworkKind | '' {
  if (words.some(isPublicPlace)) return 'public_access';
  const found = countWords(words);
  if (found.kind === '') return isAddressing(found) ? 'isp_pool' : '';
  if (found.unknown > unknownMax) return '';
  if (found.unknown === 0) return found.core + found.filling >= 2 || found.isSure ? found.kind : '';
  // A carrier's own name may stand in front: "Metaltel Geschaeftskunden feste IP".
  if (found.isUnknownFirst) return found.isSure && found.core >= 2 && found.isAddress ? found.kind : '';
  const isMostlyLine = found.core >= 2 || (found.core === 1 && found.filling >= 1 && found.isUnknownLast);
  return isMostlyLine || (found.isSure && found.isUnknownLast) ? found.kind : '';
}

function isPublicPlace(word: string): boolean {
  return guestWords.has(word) || libraryStems.some((stem) => word.includes(stem));
}

/** Nothing but words of networks and addresses, and a place or a number behind them: "Pristupova sit Brno". */
function isAddressing({ filling, unknown, places, numbers, isAddress }: Counted): boolean {
  return unknown === 0 && filling >= 2 && (isAddress || places + numbers > 0);
}

interface Counted {
  /** Of the first word that has one. */
  kind: NetworkKind | '';
  /** Words that speak of a kind of network; words that stand beside them. */
  core: number;
  filling: number;
  places: number;
  numbers: number;
  /** One of the words is for addresses themselves. */
  isAddress: boolean;
  /** Words in no list. */
  unknown: number;
  isUnknownFirst: boolean;
  /** All that is unknown stands behind all that is known. */
  isUnknownLast: boolean;
  isSure: boolean;
}

function countWords(words: readonly string[]): Counted {
  const counted: Counted = {
    kind: '',
    core: 0,
    filling: 0,
    places: 0,
    numbers: 0,
    isAddress: false,
    unknown: 0,
    isUnknownFirst: false,
    isUnknownLast: true,
    isSure: false,
  };
  words.forEach((word, at) => {
    const kind = kindOfLineWord(word);
    if (kind !== undefined && kind !== '') {
      counted.core += 1;
      if (counted.kind === '') counted.kind = kind;
      if (sureLineWords.has(word)) counted.isSure = true;
      if (counted.unknown > 0) counted.isUnknownLast = false;
    } else if (smallWords.has(word) || digits.test(word) || word.length === 1) {
      if (digits.test(word)) counted.numbers += 1;
    } else if (kind === '') {
      counted.filling += 1;
      if (addressWord.test(word)) counted.isAddress = true;
      if (counted.unknown > 0) counted.isUnknownLast = false;
    } else if (
      saints.has(words[at - 1] ?? '') ||
      saints.has(word) ||
      cityWords.has(word) ||
      regionWords.has(word) ||
      townWords.has(word)
    ) {
      counted.places += 1;
    } else {
      // A word of trade or of people is no place: it takes as much room as two unknown ones.
      const isNoPlace = commonWords.has(word) || frequentSurnames.has(word) || givenNames.has(word);
      counted.unknown += isNoPlace ? unknownMax + 1 : 1;
      if (at === 0) counted.isUnknownFirst = true;
    }
  });
  return counted;
}
