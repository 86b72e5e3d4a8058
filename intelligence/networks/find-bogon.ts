// Addresses that no visitor of the public internet can have: private, reserved, documentation and the like. After the
// IANA special-purpose address registries for IPv4 and IPv6 (RFC 6890 and its updates).

/** First address and prefix length. */
const bogonsFour: readonly (readonly [first: number, bits: number])[] = [
  [0x00000000, 8], // this network
  [0x0a000000, 8], // private
  [0x64400000, 10], // carrier-grade NAT, inside
  [0x7f000000, 8], // loopback
  [0xa9fe0000, 16], // link-local
  [0xac100000, 12], // private
  [0xc0000000, 24], // protocol assignments
  [0xc0000200, 24], // documentation
  [0xc0586300, 24], // former 6to4 relays
  [0xc0a80000, 16], // private
  [0xc6120000, 15], // benchmarks
  [0xc6336400, 24], // documentation
  [0xcb007100, 24], // documentation
  [0xe0000000, 3], // multicast, reserved and broadcast
];

/** One test per first octet keeps the common case to one look. */
const bogonsByOctet: readonly (readonly (readonly [first: number, bits: number])[])[] = Array.from(
  { length: 256 },
  (_none, octet) =>
    bogonsFour.filter(([first, bits]) => shareBits(octet * 2 ** 24, first, Math.min(bits, 8))),
);

/** `address` as an unsigned number. */
export function isBogonFour(address: number): boolean {
  const bogons = bogonsByOctet[address >>> 24] ?? [];
  for (const [first, bits] of bogons) if (shareBits(address, first, bits)) return true;
  return false;
}

/** The first of the address's four 32-bit words. What is not global unicast (2000::/3) is a bogon as a whole. */
export function isBogonSix(word0: number): boolean {
  if (word0 >>> 29 !== 1) return true;
  // 2001::/23: protocol assignments, Teredo and ORCHID among them.
  if (word0 >>> 9 === 0x20010000 >>> 9) return true;
  // 2001:db8::/32 and 3fff::/20: documentation.
  return word0 === 0x20010db8 || word0 >>> 12 === 0x3fff0000 >>> 12;
}

function shareBits(left: number, right: number, bits: number): boolean {
  return (left ^ right) >>> (32 - bits) === 0;
}
