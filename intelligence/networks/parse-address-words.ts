// Reads the text of an IPv4 or IPv6 address into 32-bit words, in one pass and without an object per address: millions of
// registry rows and every look-up come through here.

/**
 * Writes the address into `words` and answers its version, 0 when the text is no address. IPv4 fills `words[0]`, the
 * rest is 0; IPv6 fills all four, the first bits in `words[0]`. Strict: no leading zeros in IPv4 (they may mean octal),
 * no blanks, ports, brackets or zones.
 */
export function parseAddressWords(text: string, words: Uint32Array): 0 | 4 | 6 {
  words.fill(0);
  const length = text.length;
  if (length < 2 || length > 45) return 0;
  for (let at = 0; at < 5 && at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === dot) break;
    if (code === colon || isHexLetter(code)) return parseSix(text, words) ? 6 : 0;
  }
  const value = parseFour(text, 0);
  if (value < 0) return 0;
  words[0] = value;
  return 4;
}

const dot = 46;
const colon = 58;

function isHexLetter(code: number): boolean {
  return (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

/** The dotted address from `from` to the end of the text as a number, -1 when it is none. */
function parseFour(text: string, from: number): number {
  let value = 0;
  let part = -1;
  let parts = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === dot) {
      if (part < 0 || parts === 3) return -1;
      value = value * 256 + part;
      part = -1;
      parts += 1;
      continue;
    }
    const digit = code - 48;
    // 0 may stand alone, and not before another digit.
    if (digit < 0 || digit > 9 || part === 0) return -1;
    part = part < 0 ? digit : part * 10 + digit;
    if (part > 255) return -1;
  }
  return part < 0 || parts !== 3 ? -1 : value * 256 + part;
}

/** Eight groups of 16 bits, `::` for a run of zeros, the last two possibly as a dotted address. */
function parseSix(text: string, words: Uint32Array): boolean {
  const length = text.length;
  let at = 0;
  let groups = 0;
  let gapAt = -1;
  if (text.charCodeAt(0) === colon) {
    if (text.charCodeAt(1) !== colon) return false;
    gapAt = 0;
    at = 2;
  }
  while (at < length) {
    const start = at;
    let group = 0;
    for (let digit = hexDigit(text.charCodeAt(at)); digit >= 0; digit = hexDigit(text.charCodeAt(at))) {
      group = (group << 4) | digit;
      at += 1;
    }
    if (at === start || at - start > 4) return false;
    if (at < length && text.charCodeAt(at) === dot) {
      const four = groups <= 6 ? parseFour(text, start) : -1;
      if (four < 0) return false;
      putGroup(words, groups, four >>> 16);
      putGroup(words, groups + 1, four & 0xffff);
      groups += 2;
      break;
    }
    if (groups === 8) return false;
    putGroup(words, groups, group);
    groups += 1;
    if (at === length) break;
    if (text.charCodeAt(at) !== colon) return false;
    at += 1;
    if (at === length) return false;
    if (text.charCodeAt(at) === colon) {
      if (gapAt >= 0) return false;
      gapAt = groups;
      at += 1;
    }
  }
  return closeGap(words, groups, gapAt);
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 97 && code <= 102) return code - 87;
  return code >= 65 && code <= 70 ? code - 55 : -1;
}

function putGroup(words: Uint32Array, index: number, group: number): void {
  const at = index >> 1;
  const before = words[at] ?? 0;
  words[at] = (index & 1) === 0 ? (before & 0xffff) | (group << 16) : (before & 0xffff0000) | group;
}

function readGroup(words: Uint32Array, index: number): number {
  const word = words[index >> 1] ?? 0;
  return (index & 1) === 0 ? word >>> 16 : word & 0xffff;
}

/** Moves the groups after the gap to the end and fills the gap with zeros. */
function closeGap(words: Uint32Array, groups: number, gapAt: number): boolean {
  if (gapAt < 0) return groups === 8;
  // The gap stands for one group at least.
  if (groups > 7) return false;
  for (let from = groups - 1, to = 7; from >= gapAt; from -= 1, to -= 1) {
    putGroup(words, to, readGroup(words, from));
    putGroup(words, from, 0);
  }
  return true;
}
