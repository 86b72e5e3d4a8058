// What the pipeline and the writer are given where a test is not about companies: nobody is known.

import { plainDecisions } from '#contract/event-stages.ts';
import type { PipelineParts } from '#processor/pipeline.ts';
import type { GatheringParts } from '#processor/write-gathering.ts';

export const noCompanies: PipelineParts['company'] = {
  decide: () => ({ id: plainDecisions.noData, answer: undefined }),
  noteDecision: () => undefined,
  claimsOf: () => [],
  noteClaim: () => undefined,
};

/** Events that name somebody are read, and nobody was erased. */
export const nobodyNamed: PipelineParts['person'] = {
  nameSubject: () => '7',
  isErased: () => false,
  isWithdrawn: () => false,
};

export const noCompanyWork: Pick<GatheringParts, 'claims' | 'prepare' | 'writeDecisions'> = {
  claims: { load: () => Promise.resolve(), write: () => Promise.resolve() },
  prepare: () => Promise.resolve(),
  writeDecisions: () => Promise.resolve(),
};
