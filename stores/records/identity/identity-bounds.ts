// How much of one person, one key and one browser is followed. Tests reach them with smaller ones.

import { peoplePerVisitorMax } from '#intelligence/identity/assign-visitor.ts';
import { keysPerPersonMax } from '#intelligence/identity/join-keys.ts';

export interface IdentityBounds {
  /** Rows of claims of one browser that are kept, the earliest and the newest; a row is an hour of one name. */
  readonly claimsPerVisitor: number;
  /** So many of them are the earliest. */
  readonly firstClaimsPerVisitor: number;
  /** People whose claims are followed in one browser. */
  readonly peoplePerVisitor: number;
  /** Browsers in which one key may be claimed. */
  readonly browsersPerKey: number;
  /** Proofs that may name one key. */
  readonly proofsPerKey: number;
  /** Keys that proofs may make one person. */
  readonly keysPerPerson: number;
}

export const identityBounds: IdentityBounds = {
  // Half a year of a browser that is open all day; a page with a fault gets there in a day, and is not followed for it.
  claimsPerVisitor: 5_000,
  firstClaimsPerVisitor: 200,
  peoplePerVisitor: peoplePerVisitorMax,
  // A browser that forgets its id every week makes fifty a year; a kiosk, a test account or a fault makes thousands.
  browsersPerKey: 100,
  // More than the keys that one person may have, several times over.
  proofsPerKey: 60,
  keysPerPerson: keysPerPersonMax,
};
