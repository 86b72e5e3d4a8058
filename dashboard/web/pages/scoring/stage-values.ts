// What stages of leads can be, and what the server would refuse of them.

import type { LeadStageValue } from '#contract/rule-report.ts';

export const stageKinds: readonly LeadStageValue['kind'][] = ['open', 'won', 'lost', 'not_interesting'];

export function findStageFault(
  stages: readonly LeadStageValue[],
): 'scoring.firstOpen' | 'scoring.nameMissing' | undefined {
  if (stages[0]?.kind !== 'open') return 'scoring.firstOpen';
  const isNameless = stages.some(({ names }) => names.en.trim() === '' || names.it.trim() === '');
  return isNameless ? 'scoring.nameMissing' : undefined;
}

/** A short name that no stage has yet: leads stand in a stage by it. */
export function newStageId(stages: readonly LeadStageValue[]): string {
  for (let number = stages.length + 1; ; number += 1) {
    if (!stages.some(({ id }) => id === `stage_${number}`)) return `stage_${number}`;
  }
}
