// Ranges of addresses as numbers, their text, and their cut into prefixes.

export interface AddressRange {
  readonly version: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

export function rangeSize(range: AddressRange): bigint {
  return range.last - range.first + 1n;
}

export function writeAddress(version: 4 | 6, value: bigint): string {
  if (version === 4) {
    const number = Number(value);
    return `${number >>> 24}.${(number >>> 16) & 255}.${(number >>> 8) & 255}.${number & 255}`;
  }
  const groups: string[] = [];
  for (let shift = 112n; shift >= 0n; shift -= 16n) groups.push(((value >> shift) & 0xffffn).toString(16));
  return shorten(groups);
}

/** The longest run of zero groups becomes `::`. */
function shorten(groups: readonly string[]): string {
  let best = { at: 0, length: 0 };
  for (let at = 0; at < 8; at += 1) {
    let length = 0;
    while (at + length < 8 && groups[at + length] === '0') length += 1;
    if (length > best.length) best = { at, length };
  }
  if (best.length < 2) return groups.join(':');
  return `${groups.slice(0, best.at).join(':')}::${groups.slice(best.at + best.length).join(':')}`;
}

/** Throws nothing: the generator writes its own blocks, such as `52.28.0.0/16` or `2a02:26f7::/32`. */
export function readBlock(text: string): AddressRange {
  const [address = '', prefix = ''] = text.split('/');
  const version = address.includes(':') ? 6 : 4;
  const first = version === 4 ? readFourParts(address) : readGroups(address);
  const size = 1n << BigInt((version === 4 ? 32 : 128) - Number(prefix));
  return { version, first, last: first + size - 1n };
}

function readFourParts(address: string): bigint {
  return address.split('.').reduce((value, part) => value * 256n + BigInt(part), 0n);
}

function readGroups(address: string): bigint {
  const [head = '', tail = ''] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const middle = address.includes('::') ? 8 - left.length - right.length : 0;
  const groups = [...left, ...Array.from({ length: middle }, () => '0'), ...right];
  return groups.reduce((value, group) => value * 65_536n + BigInt(`0x${group}`), 0n);
}

export interface Prefix {
  readonly first: bigint;
  /** Leading bits that are fixed. */
  readonly length: number;
}

/** The fewest prefixes that make up the range, in order. */
export function cutIntoPrefixes(range: AddressRange): Prefix[] {
  const bits = range.version === 4 ? 32 : 128;
  const prefixes: Prefix[] = [];
  let { first } = range;
  while (first <= range.last) {
    let hostBits = first === 0n ? bits : countTrailingZeros(first);
    while (hostBits > 0 && first + (1n << BigInt(hostBits)) - 1n > range.last) hostBits -= 1;
    prefixes.push({ first, length: bits - hostBits });
    first += 1n << BigInt(hostBits);
  }
  return prefixes;
}

function countTrailingZeros(value: bigint): number {
  let count = 0;
  for (let rest = value; (rest & 1n) === 0n; rest >>= 1n) count += 1;
  return count;
}
