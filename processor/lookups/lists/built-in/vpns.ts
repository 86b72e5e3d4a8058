// VPNs that have networks of their own. Most rent machines in clouds and are told by the list of an `.mmdb` vendor.

import type { BuiltInList } from './built-in-list.ts';

export const vpns: readonly BuiltInList[] = [
  {
    // AS39351 and the addresses of mullvad.net/servers that are Mullvad's own.
    name: 'vpn-mullvad',
    date: '2026-08-01',
    networks: `
      45.83.220.0/22 185.65.132.0/22 185.195.232.0/22 185.213.152.0/22 193.138.218.0/24 193.32.127.0/24
      194.127.199.0/24 141.98.252.0/22`,
  },
  {
    // Networks that Proton VPN has for itself.
    name: 'vpn-proton',
    date: '2026-08-01',
    networks: '185.159.156.0/22 194.126.177.0/24 37.19.198.0/24',
  },
];
