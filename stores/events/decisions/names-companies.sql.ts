// Which decisions name any of several companies so surely that sales may be told: as `names-company.sql.ts` has it for one.

import { z } from 'zod';

/** Ids of all that name one now or did so before, to be put into brackets after IN: what holds is looked at afterwards. */
export const decisionsNamingAnySql = `SELECT decision FROM decisions_v1
  WHERE band IN ('verified', 'high') AND (company_id IN {companyIds: Array(UInt32)}
    OR (company_id = 0 AND domain != '' AND domain IN {domains: Array(String)})
    OR (company_id = 0 AND domain = '' AND name != '' AND name IN {names: Array(String)}))`;

export const companiesParameters = {
  companyIds: z.array(z.number().int()).max(20_000),
  domains: z.array(z.string()).max(20_000),
  names: z.array(z.string()).max(20_000),
};
