// The company that a route is about, with the check that the caller may change it.

import type { Author } from '#contract/company.ts';
import type { CompanyDetail } from '#contract/company-report.ts';
import type { Records } from '#stores/records/open-records.ts';
import { type CompanyRecord, findCompany } from '#stores/records/questions/company-find.ts';
import { maySeeWhole } from '../access/may-see-company.ts';
import { Refusal } from '../api/refusal.ts';
import type { Caller } from '../api/route.ts';
import { reportCompany } from './report-company.ts';

export function authorOf({ id, name }: Caller): Author {
  return { id, name };
}

/** Throws Refusal `unknown_company`. */
export async function readCompany(records: Records, caller: Caller, id: number): Promise<CompanyDetail> {
  const record = await findOrRefuse(records, id);
  return reportCompany(record, maySeeWhole(caller, record.company.ownerId));
}

/** Throws Refusal `unknown_company` or `not_your_company`. */
export async function openOwnCompany(records: Records, caller: Caller, id: number): Promise<CompanyRecord> {
  const record = await findOrRefuse(records, id);
  if (!maySeeWhole(caller, record.company.ownerId)) throw new Refusal('not_your_company');
  return record;
}

async function findOrRefuse(records: Records, id: number): Promise<CompanyRecord> {
  const record = await findCompany(records, id);
  if (!record) throw new Refusal('unknown_company');
  return record;
}
