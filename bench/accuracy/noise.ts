// How often the generated sources are silent, late or wrong. The figures are judgements of what real files look like,
// set before any answer of the product was seen; they are never changed to make an answer come out better.

/** Shares from 0 to 1. */
export const noise = {
  /** Customers of a carrier that have a registry object of their own; the rest sits in the carrier's business pool. */
  officeRegistered: 0.72,
  /** Registered ranges whose firm has moved out; somebody else is there now. */
  staleRecord: 0.02,
  /** A stale record keeps its old date; this share of them was touched since by a clean-up of contacts. */
  staleLooksFresh: 0.3,
  /** A commercial file has already seen the move and names the carrier or the new firm. */
  staleCorrectedInMmdb: 0.6,
  /** The organisation of a commercial row for a registered office. */
  officeOrganisation: { company: 70, provider: 15, missing: 10, neighbour: 1.5, brand: 3.5 },
  /** The same for a firm without a registry object. */
  unregisteredOrganisation: { company: 6, provider: 74, missing: 18, neighbour: 0.5, brand: 1.5 },
  householdConnection: { 'Cable/DSL': 92, Corporate: 1.5, Cellular: 0.3, '': 6.2 },
  officeConnection: { Corporate: 46, 'Cable/DSL': 43, '': 11 },
  mobileConnection: { Cellular: 93, 'Cable/DSL': 3, '': 4 },
  /** Mobile ranges whose rows carry the network's code. */
  mobileCode: 0.93,
  /** Anonymisers and rented machines that a commercial list knows. */
  vpnFlagged: 0.9,
  /** Of those that are not: the host they rent from is known at least. */
  vpnHostFlagged: 0.8,
  torFlagged: 0.99,
  proxyFlagged: 0.85,
  hostingFlagged: 0.88,
  /** Rows whose domain is there at all, and whose it is. */
  domainPresent: 0.55,
  officeDomain: { provider: 66, company: 30, wrong: 2, junk: 2 },
  /** Reverse names: an office's own, its carrier's, none. */
  officeReverse: { company: 14, generic: 46, none: 40 },
  poolReverse: { generic: 70, none: 30 },
  /** Registry text: letters lost in Latin-1 by the registrant, UTF-8 read as Latin-1, cut at fifty letters. */
  writtenInAscii: 0.8,
  mojibake: 0.012,
  cutAtFifty: 0.01,
  upperCase: 0.22,
  /** Objects that stand twice in the dump. */
  duplicate: 0.01,
  /** Organisation objects that a dummifier has emptied. */
  dummyOrganisation: 0.03,
  /** Firms whose name is borne by another one too. */
  homonym: 0.015,
} as const;

/**
 * Rare cases that a small world would have too often or not at all, as shares of the visits of their class: the beginning
 * of the case's name and its share.
 */
export const caseShares: readonly (readonly [caseName: string, share: number])[] = [
  // A firm left, the commercial file still names it, and a household has the address: rare, but every one is a wrong lead.
  ['household, named as a firm that left', 0.0005],
  ['moved office, a household is there', 0.0002],
  ['moved office, others are there', 0.015],
  ['moved office, another firm is there', 0.006],
  ['local carrier, pool', 0.06],
  ['local carrier, its name alone', 0.035],
  ["local carrier, written as another's customer", 0.005],
  ['student home', 0.004],
  // Most machines that visit a site stand in a few big clouds.
  ['cloud', 0.6],
];

/** Visits by the kind of network that they come from, in parts. */
export const visitMix = {
  residential: 37,
  enterprise: 25,
  mobile: 16,
  isp_pool: 5,
  hosting: 4,
  vpn: 3,
  shared_gateway: 2,
  education: 1.6,
  government: 1.4,
  relay: 1.2,
  person: 1.2,
  public_access: 0.6,
  proxy: 0.5,
  satellite: 0.5,
  unlisted: 0.4,
  infrastructure: 0.2,
  tor: 0.2,
  bogon: 0.2,
} as const;

/** What a visitor says of itself, in shares of the visits from a network of that class. */
export const claims = {
  officeVerified: 0.03,
  officeForm: 0.02,
  officeLink: 0.015,
  homeVerified: 0.015,
  homeForm: 0.01,
  homeLink: 0.01,
  /** Claims with a free, certified or carrier's mailbox instead of a firm's. */
  notAFirmsMailbox: 0.45,
  /** Form addresses that are somebody else's. */
  formIsFalse: 0.08,
  /** Office visitors who work for another firm: consultants and guests. */
  guest: 0.08,
} as const;

/** Machines among the visits of a class; everywhere else none. */
export const robots = { hosting: 0.7, enterprise: 0.01, residential: 0.01, vpn: 0.05, proxy: 0.3 } as const;
