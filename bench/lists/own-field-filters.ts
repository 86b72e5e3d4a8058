// Filters by own fields, as the text of an address has them, by what makes them hard: many hold it, few do, many did once, nobody has
// filled the field in, nearly everybody has.

import type { CompanyQuery } from '#contract/company-report.ts';
import type { LeadFilterQuery, LeadQuery } from '#contract/lead-report.ts';
import { ownFields } from './own-field-rows.ts';

const { tier, machines, contract, renewal, role, visits, campaign, fair } = ownFields;
type Filters<Query> = Readonly<Record<string, Omit<Query, 'cursor' | 'limit'>>>;

export const companyOwnFilters: Filters<CompanyQuery> = {
  'own: many hold it': { own: `${tier.id}:a` },
  'own: many hold it, by change': { own: `${tier.id}:a`, sort: 'changed' },
  'own: few hold it': { own: `${tier.id}:c` },
  'own: few hold it, mine': { own: `${tier.id}:c`, owner: 'me' },
  'own: many held it once': { own: `${tier.id}:d` },
  'own: many held it once, mine': { own: `${tier.id}:d`, owner: 'me' },
  'own: a number from': { own: `${machines.id}:250..` },
  'own: a number that few have': { own: `${machines.id}:498..` },
  'own: a beginning of few': { own: `${contract.id}:V-1234` },
  'own: a beginning of many': { own: `${contract.id}:V-1` },
  'own: days': { own: `${renewal.id}:2026-03-01..2026-03-31` },
  'own: empty, nearly all are': { own: `${renewal.id}:!` },
  'own: empty, nearly none is': { own: `${contract.id}:!` },
  'own: empty, nearly none is, mine': { own: `${contract.id}:!`, owner: 'me' },
  'own: two fields': { own: `${tier.id}:b|${machines.id}:400..` },
};

export const leadOwnFilters: Filters<LeadQuery> = {
  'own: many hold it': { own: `${campaign.id}:a` },
  'own: many hold it, by change': { own: `${campaign.id}:a`, sort: 'changed' },
  'own: few hold it': { own: `${campaign.id}:c` },
  'own: many held it once': { own: `${campaign.id}:d` },
  'own: many held it once, mine': { own: `${campaign.id}:d`, owner: 'me' },
  'own: days': { own: `${fair.id}:2026-03-01..2026-03-31` },
  'own: empty, nearly none is': { own: `${fair.id}:!` },
};

export const boardOwnFilters: Filters<LeadFilterQuery> = {
  'own: many hold it': { own: `${campaign.id}:a` },
  'own: few hold it': { own: `${campaign.id}:c` },
  'own: many held it once': { own: `${campaign.id}:d` },
  'own: empty, nearly none is': { own: `${fair.id}:!` },
};

export const peopleOwnFilters: Readonly<Record<string, string>> = {
  'own: many hold it': `${role.id}:a`,
  'own: few hold it': `${role.id}:c`,
  'own: many held it once': `${role.id}:d`,
  'own: a number that few have': `${visits.id}:498..`,
  'own: empty, nearly all are': `${role.id}:!`,
};
