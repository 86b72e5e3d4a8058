// Says of requests whether a colleague looks after the company of whoever wrote: by the addresses that they gave and the profiles that
// they wrote from, since what comes by mail, chat or another tool belongs to no visit.

import { registrableDomain } from '#intelligence/company/domains/registrable-domain.ts';
import { readEmailKey, readPhoneKey } from '#intelligence/identity/identity-key.ts';
import type { Records } from '#stores/records/open-records.ts';
import {
  type Addressed,
  findCompaniesOfAddresses,
} from '#stores/records/questions/companies-of-addresses.ts';
import { findStandingCompanies } from '#stores/records/questions/company-statuses.ts';
import type { RequestRecord } from '#stores/records/questions/list-requests.ts';
import { maySeeWhole, narrowedTo } from '../access/may-see-company.ts';
import type { Viewer } from '../api/route.ts';

type Written = Pick<RequestRecord, 'saidEmail' | 'saidPhone' | 'knownAs'>;

/** In the order of the requests. */
export async function findColleagues(
  records: Records,
  caller: Viewer,
  requests: readonly Written[],
): Promise<boolean[]> {
  if (narrowedTo(caller) === undefined) return requests.map(() => false);
  const found = await findCompaniesOfAddresses(records, requests.map(addressesOf));
  const standing = await findStandingCompanies(records, found.flat());
  return found.map((ids) => ids.some((id) => !maySeeWhole(caller, standing.get(id)?.ownerId ?? null)));
}

function addressesOf({ saidEmail, saidPhone, knownAs }: Written): Addressed {
  const read = [readEmailKey(saidEmail), readPhoneKey(saidPhone)];
  const domain = registrableDomain(saidEmail.slice(saidEmail.lastIndexOf('@') + 1).trim());
  return {
    keys: [...read.flatMap((one) => ('key' in one ? [one.key] : [])), ...knownAs],
    domains: saidEmail.includes('@') && domain !== '' ? [domain] : [],
  };
}
