// What a correction of one visit is about: no more than what led to it, so that others keep their company.

import type { TraceReport } from '#contract/trace-report.ts';

export interface CorrectionSubject {
  readonly kind: 'range' | 'domain';
  /** '' when there is neither. */
  readonly text: string;
}

/**
 * The domain of a confirmed e-mail where that decided: it leads to the wrong company wherever it is used. Else the network; a
 * domain in a form may be anybody's joke, and is wrong for the visits from here alone.
 */
export function findCorrectionSubject({ evidence, network }: TraceReport): CorrectionSubject {
  const proof = evidence.find(
    ({ id, family, field, bits }) =>
      id === 'E1' && family === 'first_party' && field === 'domain' && bits > 0,
  );
  return proof === undefined ? { kind: 'range', text: network.cidr } : { kind: 'domain', text: proof.value };
}
