// What is read from a name alone, and who reads it. Types alone; the reading is `read-name.ts`.

import type { ProviderSign, Trade } from './find-name-kind.ts';
import type { NameComparison } from './names/name-comparison.ts';
import type { NormalisedName } from './names/normalise-name.ts';
import type { NetworkKind } from './resolution.ts';

export interface NameFacts {
  /** As it should be written: without what sources write beside a name. */
  readonly shown: string;
  readonly name: NormalisedName;
  /** All its words, folded, those of legal forms included. */
  readonly words: readonly string[];
  /** Somebody's name may stand in it, beside what makes it no company's: it is written nowhere. */
  readonly hidesPerson: boolean;
  /** A natural person's, or a made-up account's: never shown anywhere. */
  readonly isPerson: boolean;
  /** Why it is no name at all, '' when it may be one. */
  readonly dummyReason: string;
  /** Kind of the pool that it describes instead of naming somebody, '' when it names somebody. */
  readonly poolKind: NetworkKind | '';
  /** A company's name that has a word of pools in it: `Dynamic Systems S.r.l.`. */
  readonly isLikePool: boolean;
  /** Words of pools in it, folded. */
  readonly poolWords: readonly string[];
  readonly provider: ProviderSign;
  readonly isGateway: boolean;
  /** It rents machines out, by its name. */
  readonly isHoster: boolean;
  /** It may rent machines out, by its name. */
  readonly mayHost: boolean;
  /** It is called as those who hide other people's addresses like to be called. */
  readonly mayAnonymise: boolean;
  readonly trade: Trade;
  readonly hasForm: boolean;
  /** A bare acronym of at most four letters. */
  readonly isBareAcronym: boolean;
}

export interface NameReader {
  read(raw: string): NameFacts;
  compare(left: NameFacts, right: NameFacts): NameComparison;
  /** Whether two names for the same range are one organisation. */
  isSameOnSite(left: NameFacts, right: NameFacts): boolean;
  /** Whether the named user of a network is its provider under another spelling, or a part of the provider's network. */
  isProviderItself(user: NameFacts, provider: NameFacts): boolean;
  /** Words of pools in a label such as a netname, folded. */
  labelWords(label: string): readonly string[];
}
