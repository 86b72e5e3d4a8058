// Whether the signed-in user may change this company: the role allows it, and no colleague looks after it.

import type { CompanyDetail } from '#contract/company-report.ts';
import { useMay } from '../../frame/use-may.ts';

export function useMayChange(company: CompanyDetail): boolean {
  return useMay()('changeCompanies') && company.isWhole && company.mergedInto === null;
}
