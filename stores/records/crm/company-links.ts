// By which links an id of a company there leads to one of ours.

import { type SQL, sql } from 'drizzle-orm';
import { crmProviders } from '#contract/crm.ts';
import { crmKindOf } from '#contract/crm-kinds.ts';

const ofOneList = crmProviders.filter((provider) => crmKindOf(provider).personsAreCompanies === true);

/**
 * Of a row `l` of links. A person's stands for the company of that person only where both are in one list there: elsewhere they are
 * counted apart, and the person of the same number is somebody of another company.
 */
export const isCompanyLink: SQL = sql`(l.kind = 'company' OR (l.kind = 'person' AND EXISTS (SELECT FROM crm_connections n
  WHERE n.id = l.crm_id AND n.provider = ANY(${sql.param(ofOneList)}::text[]))))`;
