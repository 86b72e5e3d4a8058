// Takes what a CRM's record of a company says into ours, by who owns each field: blanks are filled, what is theirs takes the place of what
// stands here, what is ours stays.

import type { Author } from '#contract/company.ts';
import type { FieldRule } from '#contract/crm.ts';
import type { FieldValues } from '#intelligence/sync/field-value.ts';
import { planFields } from '#intelligence/sync/plan-fields.ts';
import { planIntake } from '#intelligence/sync/plan-intake.ts';
import { type ReadCompany, readCompanyRecord } from '#intelligence/sync/read-company-record.ts';
import { type Change, changeCompanies } from '#stores/records/change-companies.ts';
import {
  findDomainsOfOthers,
  findOurCompanies,
  findOurOwner,
  loadOurCompany,
} from '#stores/records/crm/find-ours.ts';
import type { Records } from '#stores/records/open-records.ts';
import { type CompanyValues, updateCompany } from '#stores/records/questions/company-create.ts';
import { addDomain } from '#stores/records/questions/company-domains.ts';
import { refreshCompanies } from '#stores/records/questions/company-refresh-keys.ts';
import type { ConnectorRules, RemoteRecord } from '../connectors/connector.ts';

export interface FillContext {
  readonly records: Records;
  readonly crmId: number;
  readonly rules: ConnectorRules;
  /** The connection by its name. */
  readonly by: Author;
}

/** `companyId`: whatever it was merged into by now is filled. The same record again changes nothing. Rejects with CompanyRefusal. */
export async function fillCompany(
  context: FillContext,
  companyId: number,
  record: RemoteRecord,
): Promise<void> {
  const { records, by, rules, crmId } = context;
  const [id] = await findOurCompanies(records.db, { id: companyId });
  const ours = id === undefined ? undefined : await loadOurCompany(records.db, id);
  if (ours === undefined || id === undefined) return;
  const read = readRecord(context, record);
  const { pull } = planFields(intakeRules(rules.company), { ours: { ...ours }, theirs: theirsOf(read) });
  const values: Partial<CompanyValues> = {
    ...toCompanyValues(pull, read),
    ...planIntake(ours, { status: record.status, owner: await ownerOf(context, record) }),
  };
  const free = pull['website'] === undefined ? [] : await freeDomains(context, read, id);
  // Of a company that has one, the others stay what they are.
  const domains = ours.website === '' ? free : free.filter((domain) => domain === pull['website']);
  if (Object.keys(values).length === 0 && domains.length === 0) return;
  await changeCompanies(records, 'fill_from_crm', by, async (change) => {
    if (Object.keys(values).length > 0) await updateCompany(change, id, values);
    await addDomains(change, id, domains, `crm:${crmId}`);
  });
}

const takenFields = [
  ...(['name', 'website', 'vatNumber', 'country', 'employees', 'turnover', 'industryCode'] as const),
];

/** By our names on both sides; what no rule names is filled in where it is blank. */
function intakeRules(rules: readonly FieldRule[]): FieldRule[] {
  return takenFields.map((name) => {
    const mode = rules.find(({ ours }) => ours === name)?.mode ?? 'fill';
    return { ours: name, theirs: name, mode };
  });
}

function theirsOf({ domains, industry, ...read }: ReadCompany): FieldValues {
  return { ...read, website: domains[0] ?? null, industryCode: industry?.code ?? null };
}

function toCompanyValues(pull: FieldValues, read: ReadCompany): Partial<CompanyValues> {
  const { name, vatNumber, country, employees, turnover, industry } = read;
  const has = (field: (typeof takenFields)[number]) => pull[field] !== undefined;
  return {
    ...(has('name') ? { name } : {}),
    ...(has('vatNumber') ? { vatNumber } : {}),
    ...(has('country') ? { country } : {}),
    ...(has('employees') ? { employees } : {}),
    ...(has('turnover') ? { turnover } : {}),
    ...(has('industryCode') && industry !== undefined
      ? { industryScheme: industry.scheme, industryCode: industry.code }
      : {}),
  };
}

/** What it says in our terms. */
export function readRecord({ rules }: Pick<FillContext, 'rules'>, record: RemoteRecord): ReadCompany {
  const values = rules.company.map(({ ours, theirs }) => [ours, record.values[theirs] ?? null]);
  return readCompanyRecord({ ...record, values: Object.fromEntries(values) });
}

/** Undefined when nobody owns it there, or whoever does is unknown. */
export async function ownerOf({ records, crmId }: FillContext, { ownerId }: RemoteRecord) {
  return ownerId === '' ? undefined : findOurOwner(records.db, crmId, ownerId);
}

/** Those that are no other company's yet, of whatever kind: a parked one is somebody's too. */
export async function freeDomains(
  { records }: FillContext,
  { domains }: ReadCompany,
  companyId?: number,
): Promise<string[]> {
  const kept = new Set(await findDomainsOfOthers(records.db, domains, companyId));
  return domains.filter((domain) => !kept.has(domain));
}

/** The first is the company's own. */
export function domainsOf(domains: readonly string[], source: string) {
  return domains.map((domain, place) => ({
    ...{ domain, kind: place === 0 ? ('primary' as const) : ('alias' as const), confidence: 1, source },
  }));
}

async function addDomains(
  change: Change,
  companyId: number,
  domains: readonly string[],
  source: string,
): Promise<void> {
  if (domains.length === 0) return;
  for (const domain of domainsOf(domains, source)) await addDomain(change, companyId, domain);
  await refreshCompanies(change, [companyId]);
}
