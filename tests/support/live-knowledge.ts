// Knowledge as the processor has it at hand, without records behind it.

import type { CompanyKnowledge } from '#intelligence/company/company-knowledge.ts';
import type { LiveKnowledge } from '#processor/company/company-knowledge.ts';
import { sampleKnowledge } from './sample-resolution.ts';

/** Nobody is a colleague unless `staff` says so; nothing ever changes. */
export function liveKnowledge(
  known: CompanyKnowledge = sampleKnowledge(),
  staff: Partial<Pick<LiveKnowledge, 'staffOf' | 'staffOfDomain'>> = {},
): LiveKnowledge {
  return {
    ...{ current: () => known, revision: 1, rules: known.rules },
    ...{ staffOf: () => undefined, staffOfDomain: () => undefined, ...staff },
    changesSince: () => undefined,
    ...{ attachSources: () => undefined, refresh: () => Promise.resolve(), close: () => Promise.resolve() },
  };
}
