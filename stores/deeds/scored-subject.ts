// A company that is being scored: one of the records with all that count as it, or one that is only seen, by its domain or name.

import { seenSource } from '#intelligence/company/is-only-seen.ts';
import type { ScoredCompany } from '../records/scores/find-scored-companies.ts';
import type { TakenSubject } from '../records/scores/take-due.ts';

export interface ScoredSubject {
  readonly company: ScoredCompany | undefined;
  /** What was due: several may stand for one company. */
  readonly taken: readonly TakenSubject[];
  /** When the first of the events came in that nobody has worked on, milliseconds since 1970; null when there is none. */
  readonly freshFromMs: number | null;
  readonly companyIds: readonly number[];
  readonly domains: readonly string[];
  readonly names: readonly string[];
}

/** Of which companies nothing is kept any more: they were merged, or taken back. */
export interface SharedSubjects {
  readonly subjects: readonly ScoredSubject[];
  readonly gone: readonly number[];
}

/** `companies`: by the subject that was taken. */
export function shareSubjects(
  taken: readonly TakenSubject[],
  companies: ReadonlyMap<string, ScoredCompany>,
): SharedSubjects {
  const grouped = new Map<string, TakenSubject[]>();
  const gone: number[] = [];
  for (const one of taken) {
    const company = companies.get(one.subject);
    const id = one.subject.startsWith('id:') ? Number(one.subject.slice(3)) : undefined;
    if (id !== undefined && company?.id !== id) gone.push(id);
    const key = company === undefined ? one.subject : `id:${company.id}`;
    const known = grouped.get(key);
    if (known === undefined) grouped.set(key, [one]);
    else known.push(one);
  }
  return { subjects: [...grouped.values()].map((some) => describe(some, companies)), gone };
}

function describe(
  taken: readonly TakenSubject[],
  companies: ReadonlyMap<string, ScoredCompany>,
): ScoredSubject {
  const [first] = taken;
  const subject = first?.subject ?? '';
  const company = companies.get(subject);
  const fresh = taken.flatMap(({ freshFromMs }) => freshFromMs ?? []);
  const text = (kind: string) => (subject.startsWith(kind) ? [subject.slice(kind.length)] : []);
  return {
    ...{ company, taken, freshFromMs: fresh.length === 0 ? null : Math.min(...fresh) },
    companyIds: company?.memberIds ?? [],
    domains: company?.domains ?? text('domain:'),
    // Only of a company that a visit brought: several others may have one name, and then a visit is none of theirs.
    names: company === undefined ? text('name:') : company.source === seenSource ? [company.name] : [],
  };
}
