// An organisation that may be the visitor's company, with what names it.

import type { NameFacts } from './name-facts.ts';
import type { DatasetRef, NetworkKind, NetworkStatement } from './resolution.ts';
import type { FirstPartyClaim } from './resolution-input.ts';

/** What a statement that names somebody is evidence of. */
type NamingGround = 'own_system' | 'registry' | 'company_database' | 'network_database';

/** One statement in which an organisation is named. */
export interface Naming {
  readonly statement: NetworkStatement;
  readonly ground: NamingGround;
  /** Field that was read, such as `organisation` or `descr[0]`. */
  readonly field: string;
  readonly facts: NameFacts;
  /** It holds the autonomous system and nobody has said what that is for, or nobody has said who the provider is. */
  readonly mayBeProvider: boolean;
}

export interface Candidate {
  /** Undefined when only a domain is known. */
  readonly facts: NameFacts | undefined;
  /** Registrable domain that is trusted, '' when none is. */
  readonly domain: string;
  /** Of the organisation in a registry, '' when it has none. */
  readonly handle: string;
  readonly country: string;
  readonly namings: readonly Naming[];
  readonly claims: readonly FirstPartyClaim[];
  /** Registrable domain of the forward-confirmed name of the address, '' when it is not the candidate's. */
  readonly ptrDomain: string;
  /** The narrowest statement that names it; undefined when it is known by a domain alone. */
  readonly narrowest: NetworkStatement | undefined;
}

export interface Discard {
  readonly name: string;
  readonly why: string;
}

/** What came out of looking through the statements. */
export interface Gathering {
  readonly candidates: readonly Candidate[];
  readonly discarded: readonly Discard[];
  /** A natural person was named; the name is nowhere. */
  readonly hasPerson: boolean;
  /** Kind of network that a discarded name speaks of, '' when none did. */
  readonly poolKind: NetworkKind | '';
  /** Kind of network that the status of the deepest registered range speaks of, '' when it does not. */
  readonly rangeKind: NetworkKind | '';
}

/** The data set under which a forward-confirmed name of the address is noted. */
export const ptrDataset: DatasetRef = { id: 'dns:ptr', family: 'dns', date: '', licence: '' };

/** A candidate that one statement names. */
export function nameCandidate(naming: Naming): Candidate {
  const { statement, facts } = naming;
  return {
    facts,
    domain: '',
    handle: statement.registry?.organisationHandle ?? '',
    country: statement.country,
    namings: [naming],
    claims: [],
    ptrDomain: '',
    narrowest: statement,
  };
}

/** A candidate that is known by a domain alone. */
export function domainCandidate(domain: string, from: Partial<Candidate>): Candidate {
  return {
    facts: undefined,
    domain,
    handle: '',
    country: '',
    namings: [],
    claims: [],
    ptrDomain: '',
    narrowest: undefined,
    ...from,
  };
}
