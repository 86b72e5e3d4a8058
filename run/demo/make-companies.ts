// A list of sample companies for the demo, with the test networks that its history comes from, so that visits have names.

import type { Author, CompanyStatus } from '#contract/company.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { listCompanies } from '#stores/records/questions/company-list.ts';
import { createNetwork } from '#stores/records/questions/company-networks.ts';
import { createPin } from '#stores/records/questions/company-pins.ts';
import { officeDomain, officeNetwork } from './history-roster.ts';
import { createSeededRandom } from './seeded-random.ts';

const source = 'demo';
const by: Author = { id: '', name: 'Demo' };
const known = 60;
/** After the known companies: the operator's own people. */
const ownOffice = 60;

const trades = [
  'Valves',
  'Pumps',
  'Bearings',
  'Packaging',
  'Logistics',
  'Foods',
  'Textiles',
  'Tools',
] as const;
const forms = ['S.r.l.', 'S.p.A.', 'GmbH', 'SAS', 'Ltd'] as const;
const countries = ['IT', 'IT', 'DE', 'FR', 'GB'] as const;
const statuses = [
  ...(['customer', 'customer', 'customer', 'prospect', 'prospect', 'lead'] as const),
  ...(['partner', 'supplier', 'competitor', 'former'] as const),
] as const satisfies readonly CompanyStatus[];

/** Does nothing when they are there. */
export async function makeDemoCompanies(records: Records): Promise<void> {
  const found = await listCompanies(records, { source }, { sort: 'name', after: undefined, limit: 1 });
  if (found.length > 0) return;
  const random = createSeededRandom('fiuto demo companies');
  for (let number = 0; number < known; number += 1) {
    const place = number % forms.length;
    const id = await createCompany(records, by, {
      name: `Sample ${random.pick(trades)} ${number + 1} ${forms[place] ?? ''}`,
      country: countries[place] ?? 'IT',
      status: random.pick(statuses),
      source,
      domains: [{ domain: officeDomain(number), kind: 'primary', confidence: 1, source }],
    });
    const network = officeNetwork(number);
    await createNetwork(records, by, id, {
      ...{ first: `${network}.0`, last: `${network}.255`, label: '', source, confirmedBy: by.name },
    });
  }
  const own = officeNetwork(ownOffice);
  await createPin(records, by, {
    subject: { domain: '', first: `${own}.0`, last: `${own}.255` },
    ...{ target: 'staff', companyId: null, note: 'Sample office' },
  });
}
