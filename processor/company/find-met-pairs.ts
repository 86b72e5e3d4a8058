// Known companies that one decision shows to be called alike: those that fitted it equally, and one that bears the very name
// that a source gives to a company which was found by its domain, handle or range.

import type { CompanyKnowledge } from '#intelligence/company/company-knowledge.ts';
import type { Trace } from '#intelligence/company/resolution.ts';
import type { MetPair } from '#stores/records/questions/company-duplicates.ts';

/** Of one decision. */
const companiesMax = 4;
const score = 0.6;
/** Found by something else than a name. */
const otherRules: ReadonlySet<string> = new Set(['domain', 'alias_domain', 'range']);

/** The lower id first. Nothing for a soft match. */
export function findMetPairs(
  { band, match, evidence, domain }: Trace,
  knowledge: CompanyKnowledge,
): readonly MetPair[] {
  if (band === 'low' || band === 'none') return [];
  const isUntied = match.companyId === 0;
  if (isUntied && match.candidates.length < 2) return [];
  if (!isUntied && !otherRules.has(match.rule)) return [];
  const ids = isUntied
    ? match.candidates
    : [match.companyId, ...namedBy(evidence, match.companyId, knowledge)];
  const reason =
    isUntied && ids.every((id) => hasDomain(id, domain, knowledge)) ? 'same_domain' : 'same_name';
  const sorted = [...new Set(ids)].sort((one, other) => one - other).slice(0, companiesMax);
  return sorted.flatMap((companyId, at) =>
    sorted.slice(at + 1).map((otherId) => ({ companyId, otherId, score, reasons: [reason] })),
  );
}

function hasDomain(id: number, domain: string, { company }: CompanyKnowledge): boolean {
  const known = company(id);
  return domain !== '' && known !== undefined && [...known.domains, ...known.aliasDomains].includes(domain);
}

/** Companies whose name a source says, beside the one that was found. */
function namedBy(
  evidence: Trace['evidence'],
  companyId: number,
  { names, companiesOfName }: CompanyKnowledge,
): number[] {
  const said = evidence.filter(
    ({ field }) => field === 'organisation' || field === 'asn_name' || field.startsWith('descr'),
  );
  return said.flatMap(({ value }) => {
    const facts = names.read(value);
    return companiesOfName(facts.name.sortKey)
      .filter(
        (company) =>
          company.id !== companyId &&
          [company.name, ...company.otherNames].some(
            (name) => names.compare(facts, names.read(name)).verdict === 'match',
          ),
      )
      .map(({ id }) => id);
  });
}
