// Writes an address as text: dotted for IPv4, the canonical form of RFC 5952 for IPv6.

/** `word0` to `word3` as in `ParsedAddress`. */
export function formatAddress(
  version: 4 | 6,
  word0: number,
  word1: number,
  word2: number,
  word3: number,
): string {
  if (version === 4) return `${word0 >>> 24}.${(word0 >>> 16) & 255}.${(word0 >>> 8) & 255}.${word0 & 255}`;
  const groups = [word0, word1, word2, word3].flatMap((word) => [word >>> 16, word & 0xffff]);
  const gap = findLongestGap(groups);
  const hex = groups.map((group) => group.toString(16));
  if (gap.length < 2) return hex.join(':');
  return `${hex.slice(0, gap.at).join(':')}::${hex.slice(gap.at + gap.length).join(':')}`;
}

/** The first of the longest runs of zeros. */
function findLongestGap(groups: readonly number[]): { at: number; length: number } {
  let best = { at: 0, length: 0 };
  let length = 0;
  groups.forEach((group, index) => {
    length = group === 0 ? length + 1 : 0;
    if (length > best.length) best = { at: index - length + 1, length };
  });
  return best;
}
