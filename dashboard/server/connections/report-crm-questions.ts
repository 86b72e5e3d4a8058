// Questions about a CRM that wait for a human as the API shows them, with the two of ours that may be one.

import type { CrmOwnCompany, CrmQuestionRow } from '#contract/crm-report.ts';
import { readOwnId } from '#intelligence/sync/own-id.ts';
import type { CrmQuestion } from '#stores/records/crm/crm-questions.ts';
import { describeOurs, type OurFacts } from '#stores/records/crm/describe-ours.ts';
import { nameCompanies } from '#stores/records/crm/name-companies.ts';
import type { Records } from '#stores/records/open-records.ts';

export async function reportQuestions(
  records: Records,
  asked: readonly CrmQuestion[],
): Promise<CrmQuestionRow[]> {
  const companyIds = asked.map(({ companyId }) => companyId);
  const names = await nameCompanies(records, companyIds);
  const facts = await describeOurs(records, [...new Set(asked.flatMap(oursOf))]);
  return asked.map((one) => {
    const { id, kind, question, companyId, foundBy, theirIds, askedAt } = one;
    const ours = oursOf(one).map((ourId) => facts.find((fact) => fact.companyId === ourId));
    const areThere = ours.filter((fact) => fact !== undefined).map(reportOurs);
    return {
      ...{ id, kind, question, companyId, foundBy, theirIds, askedAt: askedAt.toISOString() },
      companyName: (companyId === null ? undefined : names.get(companyId)) ?? '',
      ours: areThere.length === ours.length ? areThere : [],
    };
  });
}

/** The one that would go under the other, then the other; none where one of theirs is asked for. */
function oursOf({ question, companyId, otherId }: CrmQuestion): number[] {
  const other = readOwnId(otherId);
  if (question !== 'same' || companyId === null || other?.kind !== 'company') return [];
  return [companyId, Number(other.id)];
}

function reportOurs({ domains, ...facts }: OurFacts): CrmOwnCompany {
  return { ...facts, domains: [...domains] };
}
