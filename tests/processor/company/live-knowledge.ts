// What the records say, as the processor holds it, for tests of decisions.

import type { CompanyKnowledge } from '#intelligence/company/company-knowledge.ts';
import type { LiveKnowledge } from '#processor/company/company-knowledge.ts';

/** Nobody is a colleague; nothing ever changes. */
export function liveKnowledge(known: CompanyKnowledge): LiveKnowledge {
  return {
    ...{ current: () => known, revision: 1, rules: known.rules },
    ...{ staffOf: () => undefined, staffOfDomain: () => undefined },
    ...{ refresh: () => Promise.resolve(), close: () => Promise.resolve() },
  };
}
