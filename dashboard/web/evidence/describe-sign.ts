// What a sign of a network's kind says, in words: signs are texts such as `user_type:business:mmdb:GeoIP2-ISP.mmdb`.

import type { TFunction } from 'i18next';
import { nameSource } from './name-source.ts';

/** '' for a sign that these words do not know. */
export function describeSign(sign: string, t: TFunction): string {
  const [what = '', value = '', ...rest] = sign.split(':');
  const last = rest.join(':');
  switch (what) {
    case 'mark':
      return t('evidence.signMark', { value: name(value, t), source: nameSource(last, t) });
    case 'user_type':
      return t('evidence.signUserType', { value: name(value, t), source: nameSource(last, t) });
    case 'connection_type':
      return t('evidence.signConnectionType', { value: name(value, t), source: nameSource(last, t) });
    case 'gateway_vendor':
      return t('evidence.signGatewayVendor', { source: nameSource([value, ...rest].join(':'), t) });
    case 'legitimate_proxy':
      return t('evidence.signLegitimateProxy', { source: nameSource([value, ...rest].join(':'), t) });
    case 'nothing_flagged':
      return t('evidence.signNothingFlagged', { source: nameSource([value, ...rest].join(':'), t) });
    case 'conflict':
      return t('evidence.signConflict', {
        value: last
          .split('|')
          .map((one) => name(one, t))
          .join(', '),
      });
    case 'asn':
      return t('evidence.signAsn', { value });
    case 'name':
      return t('evidence.signName');
    default:
      return '';
  }
}

const names = {
  business: 'words.networkBusiness',
  corporate: 'words.networkBusiness',
  isp: 'words.networkIsp',
  hosting: 'words.networkHosting',
  cellular: 'words.networkMobile',
  mobile: 'words.networkMobile',
  residential: 'words.networkResidential',
  college: 'words.networkEducation',
  school: 'words.networkEducation',
  education: 'words.networkEducation',
  government: 'words.networkGovernment',
  satellite: 'words.networkSatellite',
  vpn: 'words.networkVpn',
  tor: 'words.networkTor',
  proxy: 'words.networkProxy',
  relay: 'words.networkRelay',
  crawler: 'words.netBot',
  shared_gateway: 'words.netSharedGateway',
  military: 'evidence.usedMilitary',
  library: 'evidence.usedLibrary',
  cafe: 'evidence.usedCafe',
  router: 'evidence.usedRouter',
  traveler: 'evidence.usedTraveler',
  content_delivery_network: 'evidence.usedDelivery',
  consumer_privacy_network: 'evidence.usedPrivacy',
  search_engine_spider: 'words.netBot',
  'cable/dsl': 'evidence.linkedCable',
  dialup: 'evidence.linkedDialup',
} as const;

/** Other words of data sets stay as they are, for they can be looked up there; only the underscores go. */
function name(value: string, t: TFunction): string {
  if (Object.hasOwn(names, value)) return t(names[value as keyof typeof names]);
  return value.replaceAll('_', ' ');
}
