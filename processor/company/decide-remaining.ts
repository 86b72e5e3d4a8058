// Takes back what a data set that is off or purged has brought to a decision: the others decide, and where they say different
// things of different parts of the network, only what holds for every part is said.

import type { NetworkStatement, Trace } from '#intelligence/company/resolution.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import type { DecisionAnswer } from './company-decision.ts';

/** Addresses of which all sources say the same, by one of them. */
export interface NetworkPart {
  readonly address: ParsedAddress;
  readonly statements: readonly NetworkStatement[];
}

const datasetInReason = /\b(?:mmdb|registry|list|provider):.*$/;

/** Whether a name, or that there is none, stands on a data set of which `isOff` is true. */
export function restsOnSilenced(
  { decision, evidence, against, vetoes, kindReasons }: Trace,
  isOff: (dataset: string) => boolean,
): boolean {
  const isWeighed = [...evidence, ...against].some(({ dataset }) => isOff(dataset));
  if (isWeighed || decision === 'identified') return isWeighed;
  return [...vetoes, ...kindReasons].some((reason) => isOff(datasetInReason.exec(reason)?.[0] ?? ''));
}

/**
 * `decide`: with or without the reverse name, which is one address's. Names only whom every part names; undefined where operators' words
 * name somebody in every part, but not the same.
 */
export function decideRemaining(
  parts: readonly NetworkPart[],
  decide: (part: NetworkPart, isWithName: boolean) => DecisionAnswer,
): DecisionAnswer | undefined {
  const agreed = leastSure(parts.map((part) => decide(part, true)));
  if (agreed !== undefined) return agreed;
  const shared = sharedBy(parts);
  for (const { address } of parts) {
    for (const statements of [shared, []]) {
      const answer = decide({ address, statements }, false);
      if (answer.trace.decision === 'none') return answer;
    }
  }
  return undefined;
}

/** Undefined when they do not all name the same company for the same network. */
function leastSure(answers: readonly DecisionAnswer[]): DecisionAnswer | undefined {
  const [first, ...others] = answers;
  if (first === undefined || first.trace.decision === 'none') return undefined;
  const named = nameOf(first.trace);
  if (!others.every(({ trace }) => nameOf(trace) === named)) return undefined;
  return others.reduce(
    (least, answer) => (answer.trace.probability < least.trace.probability ? answer : least),
    first,
  );
}

function nameOf({ name, domain, match, network }: Trace): string {
  return [match.companyId, name, domain, network.cidr].join('\n');
}

function sharedBy([first, ...others]: readonly NetworkPart[]): readonly NetworkStatement[] {
  const said = others.map(({ statements }) => new Set(statements.map(textOf)));
  return (first?.statements ?? []).filter((statement) => said.every((texts) => texts.has(textOf(statement))));
}

/** All that a statement says, whichever of two neighbouring rows says it. */
export function textOf(statement: NetworkStatement): string {
  return JSON.stringify({ ...statement, row: '', range: null });
}
