// Which words of data sets stand for which kind of network, and which kinds forbid to name a company. Data; a word that is
// not here says nothing, and is never taken for a business.

import type { SystemKind } from './known-systems.ts';
import type { NetworkKind, NetworkMark } from './resolution.ts';

/**
 * Kinds under which nobody is named, the more telling first: whoever hides wins over what he hides behind. Residential and
 * pools come last, since a narrower range in them may still be somebody's own.
 */
export const forbiddingKinds = [
  'bot',
  'tor',
  'relay',
  'vpn',
  'proxy',
  'shared_gateway',
  'satellite',
  'hosting',
  'mobile',
  'infrastructure',
  'public_access',
] as const satisfies readonly NetworkKind[];
export type ForbiddingKind = (typeof forbiddingKinds)[number];

export const markKinds: Readonly<Record<NetworkMark, ForbiddingKind | 'isp_pool'>> = {
  crawler: 'bot',
  tor: 'tor',
  relay: 'relay',
  vpn: 'vpn',
  proxy: 'proxy',
  residential_proxy: 'proxy',
  anonymous: 'proxy',
  shared_gateway: 'shared_gateway',
  hosting: 'hosting',
  mobile: 'mobile',
  isp: 'isp_pool',
};

/** MaxMind's, DB-IP's and IPinfo's words for who is behind a network. */
export const userTypeKinds: ReadonlyMap<string, NetworkKind> = new Map<string, NetworkKind>([
  ['search_engine_spider', 'bot'],
  ['consumer_privacy_network', 'relay'],
  ['hosting', 'hosting'],
  ['content_delivery_network', 'hosting'],
  ['cellular', 'mobile'],
  ['traveler', 'public_access'],
  ['cafe', 'public_access'],
  ['library', 'public_access'],
  ['residential', 'residential'],
  ['dialup', 'residential'],
  ['router', 'infrastructure'],
  ['isp', 'isp_pool'],
  ['business', 'enterprise'],
  ['college', 'education'],
  ['school', 'education'],
  ['education', 'education'],
  ['government', 'government'],
  ['military', 'government'],
]);

export const connectionKinds: ReadonlyMap<string, NetworkKind> = new Map<string, NetworkKind>([
  ['satellite', 'satellite'],
  ['cellular', 'mobile'],
  ['dialup', 'residential'],
  ['corporate', 'enterprise'],
]);

export const systemKinds: Readonly<Record<SystemKind, NetworkKind | ''>> = {
  hosting: 'hosting',
  mobile: 'mobile',
  satellite: 'satellite',
  shared_gateway: 'shared_gateway',
  vpn: 'vpn',
  business: 'enterprise',
  education: 'education',
  government: 'government',
  // Providers have companies for customers: their ranges are looked at one by one.
  isp: '',
};
