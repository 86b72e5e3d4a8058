// Which decisions name a company: one of the records by its ids (its own and those merged into it), another by its domain, or by
// its name where no domain is known. Soft matches are left out: they are nobody's visits.

import { z } from 'zod';

/** Of a row of `decisions_v1` or of what holds for a visit. Without FINAL it is answered from the copy sorted by company. */
export const namesCompany = `band IN ('verified', 'high', 'medium') AND (company_id IN {companyIds: Array(UInt32)}
  OR (company_id = 0 AND domain != '' AND domain = {domain: String})
  OR (company_id = 0 AND domain = '' AND name != '' AND name = {companyName: String}))`;

/** Ids of all that name it now or did so before, to be put into brackets after IN: what holds is looked at afterwards. */
export const decisionsNamingSql = `SELECT decision FROM decisions_v1 WHERE ${namesCompany}`;

export const companyParameters = {
  companyIds: z.array(z.number().int()).max(10_000),
  /** '' for none, as the name. */
  domain: z.string(),
  companyName: z.string(),
};
