// Decides one kept decision anew from what was kept of it: the network, what the visitor said, the reverse name. The one
// address that came is no longer known: where the answer may differ from address to address, nothing is decided.

import { z } from 'zod';
import type { NetworkStatement, Trace } from '#intelligence/company/resolution.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { sampleNetwork } from '#intelligence/networks/sample-network.ts';
import type { AskedSources } from './ask-sources.ts';
import type { DecisionAnswer, ToldFacts } from './company-decision.ts';
import type { LiveKnowledge } from './company-knowledge.ts';
import { answerOf } from './decide-company.ts';

export interface AgainParts {
  knowledge: LiveKnowledge;
  sources: Pick<AskedSources, 'statements'>;
  /** Whether reverse names may be used now. */
  isReverseDnsOn: boolean;
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
  { knowledge, sources, isReverseDnsOn }: AgainParts,
): DecisionAnswer | undefined {
  const day = new Date(decidedAtMs).toISOString().slice(0, 10);
  const { claims, ptr } = readTold(told);
  const common = { isBot: false, firstParty: claims, ptr: isReverseDnsOn ? ptr : '', day };
  if (network === '') {
    return answerOf(knowledge, { ...common, address: undefined, statements: [] });
  }
  const addresses = sampleNetwork(network);
  const [address] = addresses ?? [];
  if (addresses === undefined || address === undefined) return undefined;
  const statements = sources.statements(address);
  const answer = answerOf(knowledge, { ...common, address, statements });
  if (JSON.stringify(answer.trace) === JSON.stringify(trace)) return answer;
  const words = wordsOn(address, knowledge);
  const areWordsOne = addresses.every((other) => wordsOn(other, knowledge) === words);
  if (!areWordsOne) return undefined;
  // The operator's or the visitor's word: whatever the network says, it decides for every address of it.
  if (isDecidedBeside(answer.trace)) return answer;
  // A paid answer is not at hand for ever; that it is gone says nothing of the company.
  if (isPaid(trace) && !statements.some(({ dataset }) => dataset.id.startsWith('provider:')))
    return undefined;
  const said = saidOf(statements);
  if (!addresses.every((other) => saidOf(sources.statements(other)) === said)) return undefined;
  // Of IPv6 only some addresses were asked: that is enough to take a name back, and to keep to an organisation's own range.
  const isWhole =
    address.version === 4 || trace.decision === 'identified' || answer.trace.decision === 'none';
  return isWhole ? answer : undefined;
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

/** All that is said, whichever of two neighbouring rows says it. */
function saidOf(statements: readonly NetworkStatement[]): string {
  return statements.map((statement) => JSON.stringify({ ...statement, row: '', range: null })).join('\n');
}
