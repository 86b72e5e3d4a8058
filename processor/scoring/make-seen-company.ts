// Makes a record of a company that is only seen, once its score is warm: from then on it has a page, and may become a lead. Below
// that line anonymous visits stay what they are.

import { seenSource } from '#intelligence/company/is-only-seen.ts';
import type { NamedVisit } from '#stores/deeds/read-deeds.ts';
import type { ScoredSubject } from '#stores/deeds/scored-subject.ts';
import { CompanyRefusal } from '#stores/records/company-refusal.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { findScoredCompanies } from '#stores/records/scores/find-scored-companies.ts';

const by = { id: '', name: 'Fiuto' };

/** The subject as a company of the records; undefined where its domain has become another's meanwhile. */
export async function makeSeenCompany(
  records: Records,
  subject: ScoredSubject,
  visits: readonly NamedVisit[],
): Promise<ScoredSubject | undefined> {
  const says = visits.toSorted((one, other) => other.endMs - one.endMs)[0]?.says;
  const [domain] = subject.domains;
  const name = says?.name || (subject.names[0] ?? '') || (domain ?? '');
  if (name === '') return undefined;
  try {
    const id = await createCompany(records, by, {
      ...{ name, country: says?.country ?? '', status: 'prospect', source: seenSource },
      domains: domain === undefined ? [] : [{ domain, kind: 'primary', confidence: 1, source: seenSource }],
    });
    const company = (await findScoredCompanies(records, [`id:${id}`])).get(`id:${id}`);
    return company && { ...subject, company, companyIds: company.memberIds, domains: company.domains };
  } catch (error) {
    if (error instanceof CompanyRefusal) return undefined;
    throw error;
  }
}
