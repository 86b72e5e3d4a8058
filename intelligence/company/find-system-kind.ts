// The words of published lists for what an autonomous system is mainly for. Data; a word that is not here says nothing.

import type { SystemKind } from './known-systems.ts';

/**
 * Categories of ipverse as-metadata, classes and tags of bgp.tools, types of IPinfo, and the second layer of ASdb, in small
 * letters. Content networks are left out: their holders rent out machines, or browse from there themselves.
 */
const words: ReadonlyMap<string, SystemKind> = new Map<string, SystemKind>([
  ['isp', 'isp'],
  ['eyeball', 'isp'],
  ['carrier', 'isp'],
  ['dsl', 'isp'],
  ['internet service provider (isp)', 'isp'],
  ['phone provider', 'isp'],
  ['hosting', 'hosting'],
  ['vpsh', 'hosting'],
  ['cdn', 'hosting'],
  ['hosting and cloud provider', 'hosting'],
  ['hosting, cloud provider, data center, server colocation', 'hosting'],
  ['mobile', 'mobile'],
  ['satellite', 'satellite'],
  ['satnet', 'satellite'],
  ['satellite communication', 'satellite'],
  ['vpn', 'vpn'],
  ['business', 'business'],
  ['biznet', 'business'],
  ['enterprise', 'business'],
  ['education', 'education'],
  ['education_research', 'education'],
  ['academic', 'education'],
  ['university', 'education'],
  ['colleges, universities, and professional schools', 'education'],
  ['government', 'government'],
  ['government_admin', 'government'],
]);

const kinds = [
  'isp',
  'hosting',
  'mobile',
  'satellite',
  'shared_gateway',
  'vpn',
  'business',
  'education',
  'government',
] as const satisfies readonly SystemKind[];

export function findSystemKind(word: string): SystemKind | undefined {
  return words.get(word.trim().toLowerCase());
}

/** Whether a text that was kept is one of the kinds. */
export function asSystemKind(text: string): SystemKind | undefined {
  return kinds.find((kind) => kind === text);
}
