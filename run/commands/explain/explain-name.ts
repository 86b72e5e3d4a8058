// Explains one company name, or whether two names parted by a tab are the same company.

import { compareNames } from '#intelligence/company/names/compare-names.ts';
import { findDummyReason } from '#intelligence/company/names/find-dummy-reason.ts';
import { findPersonSigns } from '#intelligence/company/names/find-person-signs.ts';
import { findPoolWords, isProperNameWithForm } from '#intelligence/company/names/find-pool-words.ts';
import { type NormalisedName, normaliseName } from '#intelligence/company/names/normalise-name.ts';
import type { ExplainKind } from './explain-kind.ts';

export const explainName: ExplainKind = {
  name: 'name',
  summary: 'a company name as it is compared; two names with a tab between them: the same company?',
  open: () => ({ explain: (value) => [explain(value)], close: () => undefined }),
};

function explain(value: string): Record<string, unknown> {
  const names = value.split('\t').map((name) => name.trim());
  const [left = '', right] = names;
  if (names.length > 2) {
    return { value, error: 'There are more than two names: write one, or two with one tab between them.' };
  }
  if (names.includes('')) {
    return { value, error: 'A name is empty: write one, or two with a tab between them.' };
  }
  return right === undefined ? explainOne(left) : explainTwo(left, right);
}

function explainTwo(left: string, right: string): Record<string, unknown> {
  const one = normaliseName(left);
  const other = normaliseName(right);
  const { verdict, score, reasons } = compareNames(one, other);
  return {
    left,
    right,
    answer: verdict,
    match: verdict === 'match',
    score,
    reasons,
    leftRead: showRead(one),
    rightRead: showRead(other),
  };
}

function explainOne(raw: string): Record<string, unknown> {
  const name = normaliseName(raw);
  const { acronym, sortKey, isTruncated } = name;
  return {
    name: raw,
    ...showRead(name),
    full: name.full,
    acronym,
    sortKey,
    isTruncated,
    personSigns: findPersonSigns(raw),
    poolWords: findPoolWords(raw),
    isProperName: isProperNameWithForm(raw),
    dummyReason: findDummyReason(raw),
  };
}

function showRead({ base, legalForms, owner }: NormalisedName): Record<string, unknown> {
  return { base, legalForms, ...(owner === '' ? {} : { owner }) };
}
