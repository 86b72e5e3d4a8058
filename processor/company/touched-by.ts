// Tells which kept decisions may be others after companies or operators' words have changed. Most rest on nothing of it, and are left
// without being asked again.

import type { CompanyKnowledge } from '#intelligence/company/company-knowledge.ts';
import type { Trace } from '#intelligence/company/resolution.ts';
import type { KeyRange, KnownChanges } from '#stores/records/known/known-changes.ts';
import { networkKeys } from '#stores/records/known/network-keys.ts';

/** The trace of a decision, what it was told beside the network, and the network that was kept of where it came from. */
export type TouchTest = (trace: Trace, kept: { readonly told: string; readonly network: string }) => boolean;

export function touchesNothing({ companies, domains, names, ranges }: KnownChanges): boolean {
  return companies.size === 0 && domains.size === 0 && names.size === 0 && ranges.length === 0;
}

/** True for more than need be, never for less; only suggestions of names that are alike are not looked for. */
export function createTouchTest(changes: KnownChanges, knowledge: CompanyKnowledge): TouchTest {
  const { domains, names } = changes;
  const companies = listCompanies(changes, knowledge);
  const isInRange = createRangeTest(changes.ranges);
  const isWord = (text: string) =>
    domains.has(text.toLowerCase()) || (names.size > 0 && names.has(knowledge.names.read(text).name.sortKey));
  return (trace, { told, network }) => {
    const { match, evidence, against, discarded } = trace;
    const ids = [
      match.companyId,
      ...match.candidates,
      ...match.suggestions.map(({ companyId }) => companyId),
    ];
    if (ids.some((id) => companies.has(id)) || isInRange(trace.network.cidr) || isInRange(network))
      return true;
    if (domains.size === 0 && names.size === 0) return false;
    if (isWord(trace.name) || isWord(trace.domain) || holdsDomain(told, domains)) return true;
    // Of who was found by a name or a range the trace does not say which domain was seen, and of a person nothing at all.
    if (domains.size > 0 && (/^(?:name_|range$)/.test(match.rule) || trace.reason === 'person')) return true;
    return (
      [...evidence, ...against].some(({ value }) => isWord(value)) ||
      discarded.some(({ name }) => isWord(name))
    );
  };
}

/** Those that are meant today too: a domain of which something was said may be one of several of its company. */
function listCompanies(
  { companies, domains }: KnownChanges,
  { company, companiesOfDomain, companiesOfAliasDomain }: CompanyKnowledge,
): ReadonlySet<number> {
  const ids = new Set(companies);
  for (const id of companies) ids.add(company(id)?.id ?? id);
  for (const domain of domains)
    for (const { id } of [...companiesOfDomain(domain), ...companiesOfAliasDomain(domain)]) ids.add(id);
  return ids;
}

/** A domain that the visitor gave, or that the reverse name ends in. */
function holdsDomain(told: string, domains: ReadonlySet<string>): boolean {
  if (told === '' || domains.size === 0) return false;
  for (const [, text = ''] of told.matchAll(/"(?:domain|ptr)":"([^"]+)"/g)) {
    const labels = text.toLowerCase().split('.');
    if (labels.some((_, at) => domains.has(labels.slice(at).join('.')))) return true;
  }
  return false;
}

/** Whether a network shares an address with any of the ranges. */
function createRangeTest(ranges: readonly KeyRange[]): (network: string) => boolean {
  const apart: { first: string; last: string }[] = [];
  for (const { first, last } of [...ranges].sort((one, other) => (one.first < other.first ? -1 : 1))) {
    const before = apart.at(-1);
    if (before === undefined || first > before.last) apart.push({ first, last });
    else if (last > before.last) before.last = last;
  }
  return (network) => {
    const keys = network === '' || apart.length === 0 ? undefined : networkKeys(network);
    if (keys === undefined) return false;
    let low = 0;
    let high = apart.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((apart[middle]?.first ?? '') <= keys.last) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (apart[low - 1]?.last ?? '') >= keys.first;
  };
}
