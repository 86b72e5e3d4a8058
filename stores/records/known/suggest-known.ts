// Known companies whose names resemble one that was seen, for a person to decide. Only those that share its rarest word
// are looked at, so that the answer costs the same among a thousand companies and a million.

import type { Suggestion } from '#intelligence/company/company-knowledge.ts';
import { compareNames } from '#intelligence/company/names/compare-names.ts';
import { normaliseName } from '#intelligence/company/names/normalise-name.ts';
import type { CompanyMemory } from './company-memory.ts';
import { wordOf } from './loaded-company.ts';

/** A word that more companies share says too little to begin with. */
const sharedMax = 40;
const suggestionsMax = 3;

/** Best first. `country`: ISO code; companies of another one are left out, unless either is unknown. */
export function suggestKnown(memory: CompanyMemory, name: string, country: string): Suggestion[] {
  const seen = normaliseName(name);
  const words = [...new Set(seen.sortKey.split(' '))].map((token) => wordOf('token', token));
  const counted = words.map((word) => ({ word, count: memory.count(word) })).filter(({ count }) => count > 0);
  counted.sort((one, other) => one.count - other.count || (one.word < other.word ? -1 : 1));
  const [rarest] = counted;
  if (!rarest || rarest.count > sharedMax) return [];
  const best = new Map<number, number>();
  for (const id of memory.find(rarest.word)) {
    const company = memory.read(id);
    if (!company || (country !== '' && company.country !== '' && company.country !== country)) continue;
    for (const text of [company.name, ...company.otherNames]) {
      const { verdict, score } = compareNames(seen, normaliseName(text));
      const root = memory.rootOf(id);
      if (verdict !== 'differ' && score > (best.get(root) ?? 0)) best.set(root, score);
    }
  }
  return [...best]
    .map(([companyId, score]) => ({ companyId, score }))
    .sort((one, other) => other.score - one.score || one.companyId - other.companyId)
    .slice(0, suggestionsMax);
}
