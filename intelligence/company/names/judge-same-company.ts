// Whether two known companies may be one by their names, how surely, and what speaks against it: for the people who are asked.

import { compareForms } from './compare-forms.ts';
import { compareNames } from './compare-names.ts';
import { normaliseName } from './normalise-name.ts';

export interface SameCompany {
  /** 0 to 1, as `compareNames` gives it. */
  readonly score: number;
  /** Two legal forms: often a parent and its daughter. */
  readonly formsDiffer: boolean;
}

/** Names that are compared, of each. */
const namesMax = 10;

/** All names of each, the main one first. The surest pair of names decides; undefined when no two of them are alike. */
export function judgeSameCompany(
  names: readonly string[],
  otherNames: readonly string[],
): SameCompany | undefined {
  const [some, others] = [names, otherNames].map((all) => all.slice(0, namesMax).map(normaliseName));
  let best: SameCompany | undefined;
  for (const name of some ?? []) {
    for (const other of others ?? []) {
      const { verdict, score } = compareNames(name, other);
      if (verdict === 'differ' || score <= (best?.score ?? 0)) continue;
      const formsDiffer = compareForms(name.legalForms, other.legalForms).relation === 'different';
      best = { score, formsDiffer };
    }
  }
  return best;
}
