// Whether an address may be one of a channel, and what can be shown of it.

import type { ChannelKind } from '#contract/alert-report.ts';
import { Refusal } from '../api/refusal.ts';

export interface CheckedAddress {
  readonly address: string;
  readonly shownAddress: string;
}

/** Where Slack and Microsoft give addresses for rooms, and browsers where they are reached. Sources: docs.slack.dev and learn.microsoft.com on incoming webhooks. */
const knownHosts: Readonly<Record<'slack' | 'teams' | 'push', RegExp>> = {
  slack: /^hooks\.slack(-gov)?\.com$/,
  // The push services of Chrome and Edge, Firefox, Safari and Windows.
  push: /^(fcm\.googleapis\.com|updates\.push\.services\.mozilla\.com|([a-z0-9-]+\.)+(push\.apple|notify\.windows)\.com)$/,
  teams: /(^|\.)(api\.powerplatform\.com|powerautomate\.com|flow\.microsoft\.com|logic\.azure\.com)$/,
};

export interface AddressRights {
  /** May send to any host. */
  readonly isFree: boolean;
  /** Whether the host is one of the operator's own, which may be asked without encryption. */
  readonly isOwnHost: (host: string) => boolean;
}

/** Throws Refusal for one that nothing can be sent to, or that this caller may not send to. */
export function checkAddress(kind: ChannelKind, given: string, rights: AddressRights): CheckedAddress {
  if (kind === 'mail') {
    if (!/^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:"]+$/.test(given) || given.length > 320)
      throw new Refusal('channel_address_unusable');
    return { address: given, shownAddress: given };
  }
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && rights.isOwnHost(url.hostname));
  if (url === undefined || !isSafe || url.username !== '' || url.password !== '')
    throw new Refusal('channel_address_unusable');
  const isKnown = kind !== 'webhook' && url.protocol === 'https:' && knownHosts[kind].test(url.hostname);
  if (!isKnown && !rights.isFree) throw new Refusal('channel_host_not_yours');
  return { address: url.href, shownAddress: url.host };
}
