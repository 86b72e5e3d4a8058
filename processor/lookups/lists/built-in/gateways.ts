// Gateways through which the people of many companies browse: the vendor's name must never stand for the visitor's company.

import type { BuiltInList } from './built-in-list.ts';

export const gateways: readonly BuiltInList[] = [
  {
    // config.zscaler.com, required hubs.
    name: 'gateway-zscaler',
    date: '2026-08-01',
    networks: `
      8.25.203.0/24 58.220.95.0/24 64.215.22.0/24 70.39.159.0/24 72.52.96.0/26 87.58.64.0/18 89.167.131.0/24
      94.188.131.0/25 101.2.192.0/18 104.129.192.0/20 112.137.170.0/24 124.248.141.0/24 128.177.125.0/24
      136.226.0.0/16 137.83.128.0/18 140.210.152.0/23 147.161.128.0/17 154.113.23.0/24 165.225.0.0/17
      165.225.192.0/18 167.103.0.0/16 170.85.0.0/16 185.46.212.0/22 194.9.96.0/20 194.9.112.0/22 194.9.116.0/24
      196.23.154.64/27 196.23.154.96/27 197.98.201.0/24 197.156.241.224/27 198.14.64.0/18 199.168.148.0/23
      205.220.0.0/17 209.55.128.0/18 209.55.192.0/19 211.144.19.0/24 220.243.154.0/23 221.122.91.0/24
      2400:7aa0::/32 2605:4300::/32 2a03:eec0::/32`,
  },
  {
    // Netskope: "NewEdge IP ranges for allowlisting".
    name: 'gateway-netskope',
    date: '2026-08-01',
    networks: '8.36.116.0/24 8.39.144.0/24 31.186.239.0/24 162.10.0.0/17 163.116.128.0/17',
  },
  {
    // Cloudflare WARP and Gateway come out here (AS13335), apart from the content network.
    name: 'gateway-cloudflare-warp',
    date: '2026-08-01',
    networks: '2a09:bac0::/29',
  },
];
