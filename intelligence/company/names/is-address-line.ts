// Says whether a line of a registry is a piece of a postal address: a postcode and a place, a street, a box at a post
// office, a place alone. It is never the name of who uses the range.

import { foldLetters } from './fold-letters.ts';
import { commonWords } from './words/common-words.ts';
import { smallWords } from './words/joining-words.ts';
import { cityWords, regionWords } from './words/places.ts';
import { postBox, streetEndings, streetWordsBehind, streetWordsInFront } from './words/street-words.ts';
import { townWords } from './words/towns.ts';

/**
 * At the beginning: 5 or 6 digits (most of Europe, Romania), 12-345 (Poland), 123 45 (Sweden, Czechia, Slovakia, Greece),
 * 1234-567 (Portugal), 1234 AB (Netherlands), each with a country's letters before it or not.
 */
const postcodeInFront =
  /^(?:[a-z]{1,3}[- ]{1,3})?(?:\d{5,6}|\d{2}-\d{3}|\d{3} \d{2}|\d{4}-\d{3}|\d{4} ?[a-z]{2}(?= ))(?=$|[\s,.-])/;
/** Four digits (Switzerland, Austria, Belgium, Denmark, Norway, Hungary) are also a year or a number of the trade. */
const shortPostcodeInFront = /^(?:(?:ch|a|at|b|be|dk|n|no|h|hu|l|lu|si|lv)[- ]{1,3})?\d{4} +(?=\p{L})/u;
/** At the end: those of the British and the Irish, and five digits behind a place. */
const postcodeBehind = /(?:^|[\s,])(?:[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|[a-z]\d[\dw] ?[a-z\d]{4}|\d{5})$/;
const houseNumber = /\b\d{1,4} ?(?:[a-z]|bis|ter)?(?:[/-]\d+ ?[a-z]?)?$|,? (?:n|nr|no|n°)\.? ?\d+/;
const startsWithNumber = /^\d{1,4} ?(?:[a-z]|bis|ter)?,? /;
const digit = /\d/;
const cedex = /\bcedex\b/;

/** `words`: of the text, folded; only for texts without a legal form. */
export function isAddressLine(raw: string, words: readonly string[]): boolean {
  const text = foldLetters(raw).replace(/\s+/g, ' ').trim();
  if (words.length === 0 || words.length > 12) return false;
  if (isPlaceAlone(words)) return true;
  if (!digit.test(text)) return isAbbreviatedStreet(text, words);
  if (postBox.test(text) || cedex.test(text)) return true;
  if (postcodeInFront.test(text)) return isRestPlace(text.replace(postcodeInFront, ''));
  if (shortPostcodeInFront.test(text)) return isRestPlace(text.replace(shortPostcodeInFront, ''));
  if (postcodeBehind.test(text)) return isRestPlace(text.replace(postcodeBehind, ''));
  return isStreet(text, words);
}

/** What stands beside a postcode: up to five words, none of which is one of trade. */
function isRestPlace(rest: string): boolean {
  const words = rest.split(/[^\p{L}]+/u).filter((word) => word !== '');
  if (words.length > 5) return false;
  return !words.some((word) => commonWords.has(word) && !cityWords.has(word) && !smallWords.has(word));
}

function isPlaceAlone(words: readonly string[]): boolean {
  // One town alone may be a firm's name: Toledo, Lens.
  if (words.length === 1 && !cityWords.has(words[0] ?? '') && !regionWords.has(words[0] ?? '')) return false;
  let places = 0;
  for (const word of words) {
    if (cityWords.has(word) || regionWords.has(word) || townWords.has(word)) places += 1;
    else if (!smallWords.has(word) && !/^\d+$/.test(word)) return false;
  }
  return places > 0;
}

/** "ul. Dluga", "C/ Mayor": the point or stroke shows that the word stands for a street. */
function isAbbreviatedStreet(text: string, words: readonly string[]): boolean {
  return (
    /^(?:ul|al|pl|av|avda|str|sos|ctra|pol|c|mah|cad|sok|loc|fraz)[./] ?\p{L}/u.test(text) &&
    words.length <= 6
  );
}

function isStreet(text: string, words: readonly string[]): boolean {
  const first = words[0] ?? '';
  // A short word before a number stands for a street only where the number ends the line.
  if (streetWordsInFront.has(first) && words.length >= 2 && (first.length > 3 || houseNumber.test(text)))
    return true;
  if (!houseNumber.test(text) && !startsWithNumber.test(text)) return false;
  if (words.some((word) => streetWordsBehind.has(word)) && startsWithNumber.test(text)) return true;
  if (startsWithNumber.test(text) && streetWordsInFront.has(words[1] ?? '')) return true;
  return (
    houseNumber.test(text) &&
    words.some(
      (word) =>
        streetWordsBehind.has(word) ||
        streetEndings.some(
          (ending) => word === ending || (word.endsWith(ending) && word.length > ending.length + 1),
        ),
    )
  );
}
