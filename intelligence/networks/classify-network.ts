// Merges what several files say about one address and gives its network a class. What hides or rents a network out
// wins over what it looks like; an unknown word is never taken for a business.

import type { NetworkClass } from '#contract/event-stages.ts';
import { hostingSystems } from './hosting-systems.ts';
import { type NetworkFacts, noNetworkFacts } from './network-facts.ts';
import type { NetworkFlag, NetworkRecord } from './read-network-record.ts';

const flagClasses: readonly (readonly [flag: NetworkFlag, networkClass: NetworkClass])[] = [
  ['tor', 'tor'],
  ['relay', 'relay'],
  ['vpn', 'vpn'],
  ['residential-proxy', 'proxy'],
  ['proxy', 'proxy'],
];

const userTypeClasses: Readonly<Record<string, NetworkClass>> = {
  business: 'business',
  cellular: 'mobile',
  college: 'education',
  school: 'education',
  library: 'education',
  education: 'education',
  content_delivery_network: 'hosting',
  hosting: 'hosting',
  search_engine_spider: 'hosting',
  consumer_privacy_network: 'relay',
  government: 'government',
  military: 'government',
  residential: 'residential',
  dialup: 'residential',
  isp: 'isp',
  router: 'isp',
};

const connectionClasses: Readonly<Record<string, NetworkClass>> = {
  corporate: 'business',
  cellular: 'mobile',
  'cable/dsl': 'isp',
  dialup: 'residential',
  satellite: 'satellite',
};

/** Records in the order of their files: the first that says something wins, flags add up. */
export function describeNetwork(records: readonly NetworkRecord[], gaps: readonly string[]): NetworkFacts {
  if (records.length === 0) return gaps.length === 0 ? noNetworkFacts : { ...noNetworkFacts, gaps };
  const asn = records.find((record) => record.asn !== 0)?.asn ?? 0;
  const located =
    records.find((record) => record.city !== '') ?? records.find((record) => record.country !== '');
  return {
    country: located?.country ?? '',
    region: located?.region ?? '',
    city: located?.city ?? '',
    asn,
    networkName: first(records, 'organisation') || first(records, 'provider') || first(records, 'asnName'),
    ...classifyNetwork(records, asn),
    gaps,
  };
}

function classifyNetwork(
  records: readonly NetworkRecord[],
  asn: number,
): { networkClass: NetworkClass; classReason: string } {
  const has = (flag: NetworkFlag) => records.some((record) => record.flags.includes(flag));
  for (const [flag, networkClass] of flagClasses) {
    if (has(flag)) return { networkClass, classReason: `flag:${flag}` };
  }
  // A dish is a household or a ship, whoever the addresses were lent by.
  if (records.some((record) => record.connectionType === 'satellite')) {
    return { networkClass: 'satellite', classReason: 'connection_type:satellite' };
  }
  if (has('hosting')) return { networkClass: 'hosting', classReason: 'flag:hosting' };
  const renter = hostingSystems.get(asn);
  if (renter !== undefined) return { networkClass: 'hosting', classReason: `asn:${renter}` };
  if (has('anonymous')) return { networkClass: 'proxy', classReason: 'flag:anonymous' };
  if (has('mobile')) return { networkClass: 'mobile', classReason: 'flag:mobile' };
  return (
    byWord(records, 'userType', 'user_type', userTypeClasses) ??
    byWord(records, 'connectionType', 'connection_type', connectionClasses) ?? {
      networkClass: 'unknown',
      classReason: '',
    }
  );
}

function byWord(
  records: readonly NetworkRecord[],
  field: 'userType' | 'connectionType',
  label: string,
  classes: Readonly<Record<string, NetworkClass>>,
): { networkClass: NetworkClass; classReason: string } | undefined {
  for (const record of records) {
    const word = record[field];
    const networkClass = Object.hasOwn(classes, word) ? classes[word] : undefined;
    if (networkClass !== undefined) return { networkClass, classReason: `${label}:${word}` };
  }
  return undefined;
}

function first(records: readonly NetworkRecord[], field: 'organisation' | 'provider' | 'asnName'): string {
  return records.find((record) => record[field] !== '')?.[field] ?? '';
}
