// Writes a whole `.mmdb` file with many networks in it, equal records shared, for tests of what is counted over a file.

import ipaddr from 'ipaddr.js';
import { encodeMmdbValue } from './write-mmdb.ts';

export interface MmdbNetwork {
  /** `20.1.0.0/16`; none within another, all of one version. */
  readonly network: string;
  readonly record: unknown;
}

type Child = number | { at: number } | undefined;

export function writeMmdbNetworks(networks: readonly MmdbNetwork[]): Buffer {
  const nodes: [Child, Child][] = [[undefined, undefined]];
  const data: Buffer[] = [];
  const places = new Map<string, number>();
  let bytes = 0;
  for (const { network, record } of networks) {
    const text = JSON.stringify(record);
    let at = places.get(text);
    if (at === undefined) {
      at = bytes;
      const encoded = encodeMmdbValue(record);
      data.push(encoded);
      bytes += encoded.length;
      places.set(text, at);
    }
    putNetwork(nodes, network, at);
  }
  const pointer = (child: Child) => {
    if (child === undefined) return nodes.length;
    return typeof child === 'number' ? child : nodes.length + 16 + child.at;
  };
  const tree = nodes.flat().map((child) => {
    const value = pointer(child);
    return Buffer.from([value >> 16, value >> 8, value]);
  });
  const metadata = {
    ...{ binary_format_major_version: 2, binary_format_minor_version: 0, build_epoch: 1_790_000_000 },
    ...{ database_type: 'Fiuto-Test', description: { en: 'test' }, languages: ['en'] },
    ip_version: networks.some(({ network }) => network.includes(':')) ? 6 : 4,
    ...{ node_count: nodes.length, record_size: 24 },
  };
  const marker = Buffer.concat([Buffer.from([0xab, 0xcd, 0xef]), Buffer.from('MaxMind.com')]);
  return Buffer.concat([...tree, Buffer.alloc(16), ...data, marker, encodeMmdbValue(metadata)]);
}

function putNetwork(nodes: [Child, Child][], network: string, at: number): void {
  const [text = '', prefix = ''] = network.split('/');
  const address = ipaddr.parse(text).toByteArray();
  const bits = address.flatMap((byte) => [...byte.toString(2).padStart(8, '0')].map(Number));
  let node = 0;
  for (let depth = 0; depth < Number(prefix); depth += 1) {
    const side = bits[depth] === 1 ? 1 : 0;
    const pair = nodes[node];
    if (pair === undefined) throw new Error('unreachable');
    if (depth === Number(prefix) - 1) {
      pair[side] = { at };
      return;
    }
    const next = pair[side];
    if (typeof next === 'number') node = next;
    else {
      nodes.push([undefined, undefined]);
      node = nodes.length - 1;
      pair[side] = node;
    }
  }
}
