// A company as the resolver and the verdicts see it, and what is known of colleagues' networks. Plain data.

import type { CompanyStatus } from '#contract/company.ts';
import type { KnownCompany } from '#intelligence/company/company-knowledge.ts';

/** One that was merged is seen as the company that it was merged into, with the names and domains of both. */
export interface CompanyInMemory extends KnownCompany {
  readonly status: CompanyStatus;
  /** The company that it is a plant of, 0 when it is none. */
  readonly parentId: number;
}

export interface KnownStaff {
  /** Such as the name of the own office. */
  readonly note: string;
  /** `pin:12`. */
  readonly row: string;
}
