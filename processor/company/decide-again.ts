// Decides one kept decision anew from what was kept of it: the network, what the visitor said, the reverse name. The one
// address that came is no longer known: where the answer may differ from address to address, nothing is decided, but that
// what rests on a source which is off now is taken back.

import { z } from 'zod';
import { ptrDataset } from '#intelligence/company/candidate.ts';
import type { Trace } from '#intelligence/company/resolution.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { readNetworkEnds } from '#intelligence/networks/read-network-ends.ts';
import { sampleNetwork } from '#intelligence/networks/sample-network.ts';
import type { AskedSources } from './ask-sources.ts';
import type { DecisionAnswer, ToldFacts } from './company-decision.ts';
import type { LiveKnowledge } from './company-knowledge.ts';
import { answerOf } from './decide-company.ts';
import { decideRemaining, type NetworkPart, restsOnSilenced, textOf } from './decide-remaining.ts';

export interface AgainParts {
  knowledge: LiveKnowledge;
  sources: Pick<AskedSources, 'statements'>;
  /** Whether reverse names may be used now. */
  isReverseDnsOn: boolean;
  /** Whether somebody has switched a data set off or purged it; nothing is, when absent. */
  isOff?(dataset: string): boolean;
}

const toldSchema = z.object({
  claims: z.array(
    z.object({
      kind: z.enum(['verified_email', 'form_email', 'link_token']),
      domain: z.string(),
      dataset: z.object({
        id: z.string(),
        family: z.enum(['operator', 'first_party', 'registry', 'dns']),
        date: z.string(),
        licence: z.string(),
      }),
      visitors: z.number().exactOptional(),
    }),
  ),
  ptr: z.string(),
});

/** `told` as `writeTold` wrote it. Throws on anything else. */
function readTold(told: string): ToldFacts {
  return told === '' ? { claims: [], ptr: '' } : toldSchema.parse(JSON.parse(told));
}

/**
 * `decidedAtMs`: its day is the one from which ages were counted. `network`: what was kept of where it came from. Undefined
 * where it cannot be asked again.
 */
export function decideAgain(
  trace: Trace,
  { decidedAtMs, told, network }: { decidedAtMs: number; told: string; network: string },
  { knowledge, sources, isReverseDnsOn, isOff = () => false }: AgainParts,
): DecisionAnswer | undefined {
  const day = new Date(decidedAtMs).toISOString().slice(0, 10);
  const { claims, ptr } = readTold(told);
  const common = { isBot: false, firstParty: claims, ptr: isReverseDnsOn ? ptr : '', day };
  if (network === '') {
    return answerOf(knowledge, { ...common, address: undefined, statements: [] });
  }
  const [address] = readNetworkEnds(network) ?? [];
  if (address === undefined) return undefined;
  const statements = sources.statements(address);
  const answer = answerOf(knowledge, { ...common, address, statements });
  if (isSameButRules(answer.trace, trace)) return answer;
  const addresses = sampleNetwork(network) ?? [];
  const words = wordsOn(address, knowledge);
  const areWordsOne = addresses.every((other) => wordsOn(other, knowledge) === words);
  // The operator's or the visitor's word: whatever the network says, it decides for every address of it.
  if (areWordsOne && isDecidedBeside(answer.trace)) return answer;
  const isGone = (dataset: string) => (dataset === ptrDataset.id ? !isReverseDnsOn : isOff(dataset));
  if (restsOnSilenced(trace, isGone)) {
    const decide = ({ address: of, statements: said }: NetworkPart, isWithName: boolean) =>
      answerOf(knowledge, { ...common, ptr: isWithName ? common.ptr : '', address: of, statements: said });
    const remaining = decideRemaining(listParts(addresses, sources, knowledge), decide);
    return remaining !== undefined && isWhole(address, trace, remaining) ? remaining : undefined;
  }
  if (!areWordsOne) return undefined;
  // A paid answer is not at hand for ever; that it is gone says nothing of the company.
  if (isPaid(trace) && !statements.some(({ dataset }) => dataset.id.startsWith('provider:')))
    return undefined;
  const said = statements.map(textOf).join('\n');
  if (!addresses.every((other) => sources.statements(other).map(textOf).join('\n') === said))
    return undefined;
  return isWhole(address, trace, answer) ? answer : undefined;
}

/** Of IPv6 only some addresses were asked: that is enough to take a name back, and to keep to an organisation's own range. */
function isWhole({ version }: ParsedAddress, before: Trace, { trace }: DecisionAnswer): boolean {
  return version === 4 || before.decision === 'identified' || trace.decision === 'none';
}

/** Parts of the network of which different things are said, by sources or operators. */
function listParts(
  addresses: readonly ParsedAddress[],
  sources: AgainParts['sources'],
  knowledge: LiveKnowledge,
): readonly NetworkPart[] {
  const parts = new Map<string, NetworkPart>();
  for (const address of addresses) {
    const statements = sources.statements(address);
    const key = [wordsOn(address, knowledge), ...statements.map(textOf)].join('\n');
    if (!parts.has(key)) parts.set(key, { address, statements });
  }
  return [...parts.values()];
}

/** The hash of the weights is another with every change of them, however few decisions that moves. */
export function isSameButRules(one: Trace, other: Trace): boolean {
  return JSON.stringify({ ...one, rules: '' }) === JSON.stringify({ ...other, rules: '' });
}

/** What operators have said about an address: pins, own offices, corrections. */
function wordsOn(address: ParsedAddress, knowledge: LiveKnowledge): string {
  const known = knowledge.current();
  return [
    known.pinOf(address)?.row ?? '',
    knowledge.staffOf(address)?.row ?? '',
    ...known.suppressionsOf(address).map(({ row }) => row),
  ].join('\n');
}

function isDecidedBeside({ match, reason, evidence }: Trace): boolean {
  if (match.rule === 'pin' || reason === 'suppressed') return true;
  return evidence.some(({ family, bits }) => family === 'first_party' && bits > 0);
}

function isPaid({ evidence }: Trace): boolean {
  return evidence.some(({ dataset }) => dataset.startsWith('provider:'));
}
