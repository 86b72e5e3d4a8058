// What a weight or a limit stands for, and where its value comes from, in the user's language; what these words do not
// know is shown as it came.

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WeighedValue } from '#contract/rule-report.ts';

const sources = [
  [/^Estimate of the design/, 'sourceDesign'],
  [/^Share of right names/, 'sourceSample'],
  [/^Labels of the same test file/, 'sourceLabels'],
  [/^Record linkage/, 'sourceLinkage'],
  [/^MaxMind: stable/, 'sourceStatic'],
  [/^Measured by others/, 'sourceMeasured'],
] as const;

export function useWeightWords(): {
  meaning: (id: string, weighed: WeighedValue) => string;
  source: (weighed: WeighedValue) => string;
} {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => ({
      meaning: (id, { what }) =>
        i18n.exists(`weights.${id}`) ? String(t(`weights.${id}` as 'weights.prior')) : what,
      source: ({ source }) => {
        const known = sources.find(([pattern]) => pattern.test(source));
        return known ? t(`weights.${known[1]}`) : source;
      },
    }),
    [t, i18n],
  );
}
