// Whether a value is as a rule wants it. Texts are compared without regard to case.

import type { ScoreCondition } from '#contract/score-rules.ts';

/** `actual`: undefined where nothing is known, which fits no condition, not even `is_not`. */
export function holdsCondition(
  { how, values }: Pick<ScoreCondition<string>, 'how' | 'values'>,
  actual: string | number | undefined,
): boolean {
  if (actual === undefined || actual === '') return false;
  if (how === 'at_least') return Number(actual) >= Number(values[0]);
  if (how === 'at_most') return Number(actual) <= Number(values[0]);
  const text = String(actual).toLowerCase();
  const wanted = values.map((value) => value.toLowerCase());
  switch (how) {
    case 'is':
      return wanted.includes(text);
    case 'is_not':
      return !wanted.includes(text);
    case 'begins':
      return wanted.some((value) => text.startsWith(value));
    case 'contains':
      return wanted.some((value) => text.includes(value));
  }
}
