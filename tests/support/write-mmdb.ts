// Writes a small whole `.mmdb` file with one network in it, so that look-ups are tested on real files of our own.

import ipaddr from 'ipaddr.js';

/** `record` for the addresses of `network`/`prefix` (IPv4 or IPv6), nothing for the rest. */
export function writeMmdb(network: string, prefix: number, record: unknown): Buffer {
  const bytes = ipaddr.parse(network).toByteArray();
  const bits = bytes.flatMap((byte) => [...byte.toString(2).padStart(8, '0')].map(Number));
  const nodes: number[][] = [];
  const missing = prefix;
  for (let index = 0; index < prefix; index += 1) {
    // After the last node comes the data: its pointer is the number of nodes plus the 16 bytes of separator.
    const next = index === prefix - 1 ? prefix + 16 : index + 1;
    nodes.push(bits[index] === 1 ? [missing, next] : [next, missing]);
  }
  const tree = Buffer.concat(nodes.flat().map((value) => Buffer.from([value >> 16, value >> 8, value])));
  const metadata = {
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_790_000_000,
    database_type: 'Fiuto-Test',
    description: { en: 'test' },
    ip_version: bytes.length === 4 ? 4 : 6,
    languages: ['en'],
    node_count: prefix,
    record_size: 24,
  };
  const marker = Buffer.concat([Buffer.from([0xab, 0xcd, 0xef]), Buffer.from('MaxMind.com')]);
  return Buffer.concat([tree, Buffer.alloc(16), encode(record), marker, encode(metadata)]);
}

const types = { text: 2, double: 3, uint32: 6, map: 7, array: 11, boolean: 14 };

function encode(value: unknown): Buffer {
  if (typeof value === 'string')
    return Buffer.concat([control(types.text, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === 'boolean') return control(types.boolean, value ? 1 : 0);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(Number.isInteger(value) ? 4 : 8);
    if (!Number.isInteger(value)) {
      bytes.writeDoubleBE(value);
      return Buffer.concat([control(types.double, 8), bytes]);
    }
    bytes.writeUInt32BE(value);
    return Buffer.concat([control(types.uint32, 4), bytes]);
  }
  if (Array.isArray(value)) return Buffer.concat([control(types.array, value.length), ...value.map(encode)]);
  const entries = Object.entries(value ?? {});
  return Buffer.concat([
    control(types.map, entries.length),
    ...entries.flatMap(([key, inner]) => [encode(key), encode(inner)]),
  ]);
}

/** Type and size in the first bytes; types over 7 take a byte more, sizes from 29 on too. */
function control(type: number, size: number): Buffer {
  const extended = type > 7;
  const sizeBits = Math.min(size, 29);
  const first = [(extended ? 0 : type << 5) | sizeBits];
  if (extended) first.push(type - 7);
  if (size >= 29) first.push(size - 29);
  return Buffer.from(first);
}

export { encode as encodeMmdbValue };
