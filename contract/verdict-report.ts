// Which company a visit came from, as the dashboard API says it: plain types that both ends share; imports nothing.

export type CompanyBand = 'verified' | 'high' | 'medium' | 'low' | 'none';
export type CompanyVerdict =
  | 'known'
  | 'prospect'
  | 'accidental'
  | 'partner'
  | 'supplier'
  | 'competitor'
  | 'candidate'
  | 'staff';

/** Which company a visit came from, and what it is to us. */
export interface VisitCompany {
  /** Id of the decision, decimal text. */
  decision: string;
  /** Of the records; null when it is not in them, or when nobody is named. */
  companyId: number | null;
  /** '' when nobody is named. */
  name: string;
  /** User who looks after it; null and '' when nobody does, or it is not in the records. */
  owner: { id: string | null; name: string };
  domain: string;
  /** How sure: of a soft match, `low`, no name is told here. */
  band: CompanyBand;
  /** What kind of network it is. */
  kind: string;
  /** Why nobody is named, '' when somebody is. */
  reason: string;
  /** 0 to 1. */
  probability: number;
  verdict: CompanyVerdict;
  /** Rule that gave the verdict, '' when none fitted. */
  rule: string;
}
