// A company as the API shows it, as a whole or, where another salesperson looks after it, by name, place and owner alone.

import type { CompanyDetail, CompanyRow } from '#contract/company-report.ts';
import type { CompanyRecord } from '#stores/records/questions/company-find.ts';
import type { ListedCompany } from '#stores/records/questions/company-list.ts';
import { describeRange } from './describe-range.ts';

export function reportCompanyRow(listed: Omit<ListedCompany, 'place'>, isWhole: boolean): CompanyRow {
  const { id, name, country, province, status, ownerId, ownerName } = listed;
  return {
    ...{ id, name, country, province, status, isWhole },
    owner: { id: ownerId, name: ownerName },
    domain: isWhole ? listed.domain : '',
    industryCode: isWhole ? listed.industryCode : '',
    employees: isWhole ? listed.employees : null,
    turnover: isWhole ? listed.turnover : null,
    source: isWhole ? listed.source : '',
    parentId: isWhole ? listed.parentId : null,
    createdAt: listed.createdAt.toISOString(),
    changedAt: listed.changedAt.toISOString(),
  };
}

export function reportCompany(record: CompanyRecord, isWhole: boolean): CompanyDetail {
  const { company, domains } = record;
  const row = reportCompanyRow({ ...company, domain: domains[0]?.domain ?? '' }, isWhole);
  const { postcode, legalName, vatNumber, fiscalCode, industryScheme, externalId } = company;
  const { parent, mergedInto } = record;
  if (!isWhole) return { ...row, ...hidden, mergedInto };
  return {
    ...row,
    ...{ postcode, legalName, vatNumber, fiscalCode, industryScheme, externalId, parent, mergedInto },
    domains: domains.map(({ domain, kind, confidence, source }) => ({ domain, kind, confidence, source })),
    aliases: record.aliases.map(({ id, name, source }) => ({ id, name, source })),
    networks: record.networks.map(({ id, first, last, label, source, confirmedBy }) => ({
      ...{ id, label, source, confirmedBy },
      range: describeRange(first, last),
    })),
    handles: record.handles.map(({ handle }) => handle),
    plants: record.plants,
    merges: record.merges.map(({ id, name, reason, byName, at }) => ({
      ...{ id, name, reason },
      by: byName,
      at: at.toISOString(),
    })),
  };
}

const hidden: Omit<CompanyDetail, keyof CompanyRow | 'mergedInto'> = {
  ...{ postcode: '', legalName: '', vatNumber: '', fiscalCode: '', industryScheme: '', externalId: '' },
  ...{ domains: [], aliases: [], networks: [], handles: [], parent: null, plants: [], merges: [] },
};
