// What a line changes about the company that it is about. What it does not say changes nothing, and nothing that is known
// is ever taken away.

import type { CompanyFields, LineChange, LineFault, ReadLine } from '#contract/company-import.ts';
import type { KnownForImport } from './known-company.ts';

export interface LineOwner {
  readonly id: string | null;
  readonly name: string;
}

export interface LineDiff {
  /** All fields as they are afterwards. */
  readonly fields: CompanyFields;
  readonly newDomains: readonly string[];
  readonly newAliases: readonly string[];
  readonly newNetworks: readonly { readonly first: string; readonly last: string }[];
  readonly changes: LineChange[];
  readonly faults: LineFault[];
}

/** Whose domains and networks are, and what overlaps what, is looked at where all lines are known. */
export function diffLine(values: ReadLine, known: KnownForImport | undefined, owner: LineOwner): LineDiff {
  const before = known ?? nothing;
  const fields = mergeFields(values, before, owner);
  const changes: LineChange[] = [];
  for (const [field, text] of described) {
    const change = { field, before: text(before), after: text(fields) };
    if (change.before !== change.after) changes.push(change);
  }
  const newDomains = values.domains.filter((domain) => !before.domains.includes(domain));
  const newAliases = values.aliases.filter((name) => name !== fields.name && !before.aliases.includes(name));
  const newNetworks = values.networks.filter(
    ({ first, last }) => !before.networks.some((one) => one.first === first && one.last === last),
  );
  return { fields, newDomains, newAliases, newNetworks, changes, faults: findFaults(values, before, known) };
}

function mergeFields(values: ReadLine, before: CompanyFields, owner: LineOwner): CompanyFields {
  const text = (said: string, was: string) => (said === '' ? was : said);
  const hasCode = values.industryCode !== '';
  return {
    name: keepSpelling(values.name, before.name),
    legalName: keepSpelling(values.legalName, before.legalName),
    vatNumber: text(values.vatNumber, before.vatNumber),
    fiscalCode: text(values.fiscalCode, before.fiscalCode),
    country: text(values.country, before.country),
    province: text(values.province, before.province),
    postcode: text(values.postcode, before.postcode),
    industryScheme: hasCode ? values.industryScheme : before.industryScheme,
    industryCode: hasCode ? values.industryCode : before.industryCode,
    employees: values.employees ?? before.employees,
    turnover: values.turnover ?? before.turnover,
    status: values.status === '' ? before.status : values.status,
    ownerId: values.owner === '' ? before.ownerId : owner.id,
    ownerName: values.owner === '' ? before.ownerName : owner.name,
    // An id is what other lists find the company by: the first one stays.
    externalId: before.externalId === '' ? values.externalId : before.externalId,
  };
}

/** Many programs write names in capitals; that is no better spelling of a name which is known. */
function keepSpelling(said: string, was: string): string {
  if (said === '') return was;
  const isShouted = said === said.toUpperCase() && said.toUpperCase() === was.toUpperCase();
  return isShouted ? was : said;
}

/** The fields as a preview shows them. */
const described: readonly (readonly [string, (fields: CompanyFields) => string])[] = [
  ['name', ({ name }) => name],
  ['legal_name', ({ legalName }) => legalName],
  ['vat_number', ({ vatNumber }) => vatNumber],
  ['fiscal_code', ({ fiscalCode }) => fiscalCode],
  ['country', ({ country }) => country],
  ['province', ({ province }) => province],
  ['postcode', ({ postcode }) => postcode],
  ['industry_code', ({ industryScheme, industryCode }) => `${industryScheme} ${industryCode}`.trim()],
  ['employees', ({ employees }) => (employees === null ? '' : String(employees))],
  ['turnover', ({ turnover }) => (turnover === null ? '' : String(turnover))],
  ['status', ({ status }) => status],
  ['owner', ({ ownerName }) => ownerName],
  ['external_id', ({ externalId }) => externalId],
];

function findFaults(values: ReadLine, before: CompanyFields, known: KnownForImport | undefined): LineFault[] {
  const faults: LineFault[] = [];
  if (!known && values.name === '') faults.push({ code: 'name_missing', field: '', value: '', other: '' });
  if (values.externalId !== '' && before.externalId !== '' && values.externalId !== before.externalId)
    faults.push({
      code: 'external_id_kept',
      field: 'external_id',
      value: values.externalId,
      other: before.externalId,
    });
  return faults;
}

const nothing: Omit<KnownForImport, 'id' | 'rootId' | 'parentId' | 'nameKeys'> = {
  ...{ name: '', legalName: '', vatNumber: '', fiscalCode: '', country: '', province: '', postcode: '' },
  ...{ industryScheme: '', industryCode: '', employees: null, turnover: null, status: 'other' },
  ...{ ownerId: null, ownerName: '', externalId: '', domains: [], aliases: [], networks: [] },
};
