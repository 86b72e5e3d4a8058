// What a correction of one visit is about: no more than what led to it, so that others keep their company.

import type { Correction } from '#contract/company-report.ts';
import type { TraceReport } from '#contract/trace-report.ts';

export interface CorrectionSubject {
  readonly kind: 'range' | 'domain';
  /** '' when there is neither. */
  readonly text: string;
}

/**
 * The domain of a confirmed e-mail where that decided: it leads to the wrong company wherever it is used. Else the network; a
 * domain in a form may be anybody's joke, and is wrong for the visits from here alone. `standing`: what was said before about
 * this decision, whose place the next word takes; the decision itself knows no more than the wider network then.
 */
export function findCorrectionSubject(
  { evidence, network }: TraceReport,
  standing?: Pick<Correction, 'subject' | 'isDomain'>,
): CorrectionSubject {
  if (standing !== undefined) return { kind: standing.isDomain ? 'domain' : 'range', text: standing.subject };
  const proof = evidence.find(
    ({ id, family, field, bits }) =>
      id === 'E1' && family === 'first_party' && field === 'domain' && bits > 0,
  );
  return proof === undefined ? { kind: 'range', text: network.cidr } : { kind: 'domain', text: proof.value };
}

/** Id of the correction that this decision rests on; undefined when it rests on none. */
export function findStandingCorrection({ evidence, vetoes }: TraceReport): number | undefined {
  const rows = [...evidence.filter(({ id }) => id === 'E3').map(({ row }) => row), ...vetoes];
  const ids = rows.flatMap((row) => /^correction:(\d+)$/.exec(row)?.[1] ?? []).map(Number);
  return ids.length === 0 ? undefined : Math.max(...ids);
}
