// Whether a company stands in the records only because its people were seen on the sites: nobody knows it yet, so that its visits
// are those of a possible customer, and not of a company that is known.

import type { CompanyStatus } from '#contract/company.ts';

/** Source of a company that a visit brought. */
export const seenSource = 'visit';

/** Until somebody makes a lead of it or says what it is. */
export function isOnlySeen(company: { readonly source: string; readonly status: CompanyStatus }): boolean {
  return company.source === seenSource && company.status === 'prospect';
}
