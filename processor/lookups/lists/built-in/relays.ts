// Private relays: people, but nobody's company. After Apple's list of egress addresses, merged to the networks that hold them.

import type { BuiltInList } from './built-in-list.ts';

export const relays: readonly BuiltInList[] = [
  {
    // mask-api.icloud.com/egress-ip-ranges.csv: Cloudflare's, Akamai's and Fastly's part.
    name: 'relay-icloud',
    date: '2026-08-01',
    networks: `
      104.28.0.0/16 140.248.0.0/17 146.75.128.0/17 172.224.224.0/19 172.225.0.0/16 172.226.0.0/16 172.227.0.0/16
      2606:54c0::/32 2a02:26f7::/32 2a04:4e41::/32`,
  },
];
