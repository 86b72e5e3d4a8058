// A decision about a company with its whole why, as the API answers it: plain types that both ends share, so it imports
// nothing. What the words mean is told in `intelligence/company/resolution.ts`, whose trace fits these types.

type EvidenceFamily = 'operator' | 'first_party' | 'registry' | 'dns';
export type ReportedBand = 'verified' | 'high' | 'medium' | 'low' | 'none';

export interface EvidenceReport {
  /** An id of the evidence weights, such as `E6`. */
  readonly id: string;
  /** Bits of log-odds; 0 where it counts nothing beside something stronger. */
  readonly bits: number;
  /** Data set id, such as `registry:ripe`; '' for what follows from several. */
  readonly dataset: string;
  readonly family: EvidenceFamily;
  readonly row: string;
  readonly field: string;
  readonly value: string;
}

export interface TraceReport {
  readonly decision: 'identified' | 'none';
  /** Why nobody is named; '' when somebody is. */
  readonly reason: string;
  readonly band: ReportedBand;
  /** 0 to 1. */
  readonly probability: number;
  /** What kind of network it is, and why that is believed. */
  readonly kind: string;
  readonly kindReasons: readonly string[];
  readonly network: { readonly cidr: string; readonly asn: number; readonly asnName: string };
  /** '' when nobody is named. */
  readonly name: string;
  readonly domain: string;
  readonly country: string;
  readonly evidence: readonly EvidenceReport[];
  readonly against: readonly EvidenceReport[];
  readonly vetoes: readonly string[];
  readonly discarded: readonly { readonly name: string; readonly why: string }[];
  readonly match: {
    /** 0 when it is no known company. */
    readonly companyId: number;
    readonly rule: string;
    readonly candidates: readonly number[];
    readonly suggestions: readonly { readonly companyId: number; readonly score: number }[];
  };
  readonly engine: string;
  readonly rules: string;
}
