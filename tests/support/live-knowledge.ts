// Knowledge as the processor has it at hand, without records behind it.

import type { LiveKnowledge } from '#processor/company/company-knowledge.ts';
import { sampleKnowledge } from './sample-resolution.ts';

export function liveKnowledge(
  parts: Parameters<typeof sampleKnowledge>[0] = {},
  staff: Partial<Pick<LiveKnowledge, 'staffOf' | 'staffOfDomain'>> = {},
): LiveKnowledge {
  const known = sampleKnowledge(parts);
  return {
    ...{ current: () => known, revision: 1, rules: known.rules },
    ...{ staffOf: () => undefined, staffOfDomain: () => undefined, ...staff },
    changesSince: () => undefined,
    ...{ attachSources: () => undefined, refresh: () => Promise.resolve(), close: () => Promise.resolve() },
  };
}
