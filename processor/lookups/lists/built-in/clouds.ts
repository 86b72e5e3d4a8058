// Clouds whose networks are published and change little. Machines live there, and nobody browses from them. Most other clouds
// are known by their autonomous system (`intelligence/networks/hosting-systems.ts`).

import type { BuiltInList } from './built-in-list.ts';

export const clouds: readonly BuiltInList[] = [
  {
    // cloudflare.com/ips, without the networks from which private relays and WARP come out.
    name: 'hosting-cloudflare',
    date: '2026-08-01',
    networks: `
      173.245.48.0/20 103.21.244.0/22 103.22.200.0/22 103.31.4.0/22 141.101.64.0/18 108.162.192.0/18
      190.93.240.0/20 188.114.96.0/20 197.234.240.0/22 198.41.128.0/17 162.158.0.0/15 104.16.0.0/13
      104.24.0.0/14 172.64.0.0/13 131.0.72.0/22
      2400:cb00::/32 2606:4700::/32 2803:f800::/32 2405:b500::/32 2405:8100::/32 2a06:98c0::/29 2c0f:f248::/32`,
  },
  {
    // gstatic.com/ipranges/goog.json, the parts that are rented out (cloud.json), merged.
    name: 'hosting-google-cloud',
    date: '2026-08-01',
    networks: `
      8.34.208.0/20 8.35.192.0/20 23.236.48.0/20 23.251.128.0/19 34.16.0.0/12 34.32.0.0/11 34.64.0.0/10
      34.128.0.0/10 35.184.0.0/13 35.192.0.0/14 35.196.0.0/15 35.198.0.0/16 35.199.0.0/17 35.199.128.0/18
      35.200.0.0/13 35.208.0.0/12 35.224.0.0/12 35.240.0.0/13 104.154.0.0/15 104.196.0.0/14 107.167.160.0/19
      107.178.192.0/18 108.59.80.0/20 130.211.0.0/16 136.112.0.0/13 146.148.0.0/17 162.216.148.0/22
      162.222.176.0/21 173.255.112.0/20 199.192.112.0/22 199.223.232.0/21 208.68.108.0/22
      2600:1900::/28`,
  },
  {
    // api.fastly.com/public-ip-list
    name: 'hosting-fastly',
    date: '2026-08-01',
    networks: `
      23.235.32.0/20 43.249.72.0/22 103.244.50.0/24 103.245.222.0/23 103.245.224.0/24 104.156.80.0/20
      151.101.0.0/16 157.52.64.0/18 167.82.0.0/17 172.111.64.0/18 185.31.16.0/22 199.27.72.0/21 199.232.0.0/16
      2a04:4e40::/32`,
  },
];
