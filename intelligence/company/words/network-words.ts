// What kind of network a word of pools speaks of. Words that are not here speak of a provider's pool.

import type { NetworkKind } from '../resolution.ts';
import { readWords } from './read-words.ts';

const wordsOfKinds: readonly (readonly [kind: NetworkKind, words: string])[] = [
  [
    'infrastructure',
    `infrastructure, infra, infraestructura, infrastruttura, backbone, core, p2p, ptp, loopback, link, links, transit,
    peering, ix, dslam, wan, bras, bng, router, routers, interconnect, management, mgmt, direccionamiento, uplink, interco`,
  ],
  ['mobile', 'gprs, 3g, 4g, 5g, lte, mobile, cellular, umts, apn, gsm, celular, mobil'],
  [
    'hosting',
    'colo, colocation, hosting, server, servers, serverfarm, vps, cloud, datacenter, datacentre, datacenters, cdn, anycast',
  ],
  ['public_access', 'hotspot, hotspots, wifi, wi-fi, wlan, cybercafe, cibercafe, guest'],
  ['residential', 'residential, residenziale, residentiel, residencial, home'],
];

export const kindsOfNetworkWords: ReadonlyMap<string, NetworkKind> = new Map(
  wordsOfKinds.flatMap(([kind, words]) => readWords(words).map((word) => [word, kind] as const)),
);

/** Labels of a provider's customers: they may stand beside the name of one, and are no sign of a pool in a label. */
export const customerWords: ReadonlySet<string> = new Set(
  readWords(`
  customer, customers, cust, client, clients, cliente, clientes, clienti, kunde, kunden, subscriber, subscribers,
  assigned to, allocation for, static ip, static`),
);

/** Places where the people on the network are guests, as words or two words side by side. */
export const publicPlaces: ReadonlySet<string> = new Set(
  readWords(`
  library, libraries, biblioteca, biblioteche, bibliotheque, mediatheque, bibliothek, bibliotecas, cybercafe, cibercafe,
  ciber cafe, cyber cafe, internet cafe, internet point, internetcafe, coworking`),
);
