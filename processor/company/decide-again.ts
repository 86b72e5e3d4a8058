// Decides one kept decision anew from what its trace holds: network, what the visitor said, reverse name.

import type { NetworkStatement, Trace } from '#intelligence/company/resolution.ts';
import type { FirstPartyClaim } from '#intelligence/company/resolution-input.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { sampleNetwork } from '#intelligence/networks/sample-network.ts';
import type { AskedSources } from './ask-sources.ts';
import type { DecisionAnswer } from './company-decision.ts';
import type { LiveKnowledge } from './company-knowledge.ts';
import { answerOf } from './decide-company.ts';

export interface AgainParts {
  knowledge: LiveKnowledge;
  sources: Pick<AskedSources, 'statements'>;
}

const claimKinds: Readonly<Record<string, FirstPartyClaim['kind']>> = {
  verified_email: 'verified_email',
  form_email: 'form_email',
  link_token: 'link_token',
};

/** `decidedAtMs`: its day is the one from which ages were counted. Undefined where it cannot be asked again. */
export function decideAgain(
  trace: Trace,
  { decidedAtMs }: { decidedAtMs: number },
  { knowledge, sources }: AgainParts,
): DecisionAnswer | undefined {
  const day = new Date(decidedAtMs).toISOString().slice(0, 10);
  const firstParty = readClaimsOf(trace);
  const ptr = [...trace.evidence, ...trace.against].find(({ id }) => id === 'E9')?.value ?? '';
  const common = { isBot: false, firstParty, ptr, day };
  if (trace.network.cidr === '') {
    return answerOf(knowledge, { ...common, address: undefined, statements: [] });
  }
  const addresses = sampleNetwork(trace.network.cidr);
  const [address] = addresses ?? [];
  if (addresses === undefined || address === undefined) return undefined;
  const answer = answerOf(knowledge, { ...common, address, statements: sources.statements(address) });
  if (JSON.stringify(answer.trace) === JSON.stringify(trace)) return answer;
  return addresses.every(isAnswered({ knowledge, sources }, address)) ? answer : undefined;
}

/** Whether an address of the network is told the same as the one that was asked. */
function isAnswered(
  { knowledge, sources }: AgainParts,
  first: ParsedAddress,
): (address: ParsedAddress) => boolean {
  const ofFirst = describeAnswers(first, { knowledge, sources });
  return (address) => address === first || describeAnswers(address, { knowledge, sources }) === ofFirst;
}

function describeAnswers(address: ParsedAddress, { knowledge, sources }: AgainParts): string {
  const known = knowledge.current();
  const words = [
    known.pinOf(address)?.row ?? '',
    knowledge.staffOf(address)?.row ?? '',
    ...known.suppressionsOf(address).map(({ row }) => row),
  ];
  return [...words, ...sources.statements(address).map(nameStatement)].join('\n');
}

/** What it says, whichever of two neighbouring rows says it. */
function nameStatement(statement: NetworkStatement): string {
  const { dataset, organisation, provider, domain, asn, userType, connectionType, marks } = statement;
  return [dataset.id, organisation, provider, domain, asn, userType, connectionType, ...marks].join('|');
}

function readClaimsOf({ evidence, against }: Trace): FirstPartyClaim[] {
  const claims = new Map<string, FirstPartyClaim>();
  for (const { family, value, dataset, row, id } of [...evidence, ...against]) {
    const [said = '', date = ''] = row.split(' ');
    const kind = claimKinds[said];
    if (family !== 'first_party' || kind === undefined || !/^E[124]$/.test(id)) continue;
    claims.set(`${kind} ${value} ${dataset}`, {
      kind,
      domain: value,
      dataset: { id: dataset, family: 'first_party', date, licence: 'own' },
    });
  }
  return [...claims.values()];
}
