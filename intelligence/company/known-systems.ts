// Autonomous systems whose kind is beyond doubt: a start for whoever has no list of systems yet. Numbers and holders after
// ipverse as-metadata (CC0, 2026-01); renters of machines stand in `hosting-systems.ts`.

/** What an autonomous system is mainly for. */
export type SystemKind =
  | 'isp'
  | 'hosting'
  | 'mobile'
  | 'satellite'
  | 'shared_gateway'
  | 'vpn'
  | 'business'
  | 'education'
  | 'government';

export const knownSystems: ReadonlyMap<number, SystemKind> = new Map<number, SystemKind>([
  // Companies that run a system for themselves alone.
  [33, 'business'], // HP
  [71, 'business'], // Hewlett-Packard
  [72, 'business'], // Schlumberger
  [99, 'business'], // Intel
  [108, 'business'], // Xerox
  [109, 'business'], // Cisco
  [125, 'business'], // Honeywell
  [151, 'business'], // Hewlett Packard Enterprise
  [161, 'business'], // Texas Instruments
  [163, 'business'], // IBM Research
  [193, 'business'], // Lockheed Martin
  [196, 'business'], // Boeing
  [197, 'business'], // RTX
  [31399, 'business'], // Daimler, now Mercedes-Benz
  // Dishes: households, ships and planes, whoever lent the addresses.
  [14593, 'satellite'], // Starlink
  // Telephones.
  [6167, 'mobile'], // Verizon Wireless
  [22394, 'mobile'], // Verizon Wireless
  [21928, 'mobile'], // T-Mobile USA
  [20057, 'mobile'], // AT&T Mobility
  [44244, 'mobile'], // Irancell
  // Gateways of companies' people.
  [62044, 'shared_gateway'], // Zscaler
  [53813, 'shared_gateway'], // Zscaler
  [53444, 'shared_gateway'], // Zscaler
  [55256, 'shared_gateway'], // Netskope
]);
