// Decides which company an address is, and remembers it for as long as nothing that was asked has changed: an office or a
// carrier's gateway comes back many times.

import QuickLRU from 'quick-lru';
import { plainDecisions } from '#contract/event-stages.ts';
import type { CompanyKnowledge } from '#intelligence/company/company-knowledge.ts';
import { judgeBlind } from '#intelligence/company/judge-blind.ts';
import type { Trace } from '#intelligence/company/resolution.ts';
import type { FirstPartyClaim } from '#intelligence/company/resolution-input.ts';
import { resolveCompany } from '#intelligence/company/resolve-company.ts';
import { shortenPtr } from '#intelligence/company/shorten-ptr.ts';
import { type ParsedAddress, parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import type { AskedSources } from './ask-sources.ts';
import { type CompanyDecision, type DecisionAnswer, decisionId } from './company-decision.ts';
import type { LiveKnowledge } from './company-knowledge.ts';

export interface DecisionQuestion {
  /** As text; '' when the event has none. */
  readonly address: string;
  /** Of this visitor. */
  readonly claims: readonly FirstPartyClaim[];
  /** Day of the event, `YYYY-MM-DD`. */
  readonly day: string;
}

/** What is asked of one address while answers about it are on the way. */
export interface OpenQuestion {
  readonly address: ParsedAddress;
  readonly claims: readonly FirstPartyClaim[];
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

export interface AwaitedDecisions {
  isAwaited(address: ParsedAddress): boolean;
  /** A decision of this address alone, which is made again once the answer is there; undefined when too many are open. */
  open(question: OpenQuestion, answer: DecisionAnswer): CompanyDecision | undefined;
}

export interface DeciderParts {
  readonly knowledge: LiveKnowledge;
  readonly sources: AskedSources;
  /** Where answers from outside may come late. */
  readonly late?: AwaitedDecisions;
}

const decisionsMax = 30_000;
/** No full address stays in memory for longer. */
const keptMsMax = 300_000;

const nothingKnown: CompanyDecision = { id: plainDecisions.noData, answer: undefined };

/** Never throws on anything that a source says. */
export function createCompanyDecider(parts: DeciderParts) {
  const { knowledge, sources } = parts;
  const kept = new QuickLRU<string, CompanyDecision>({ maxSize: decisionsMax });
  let last: (DecisionQuestion & { readonly decision: CompanyDecision }) | undefined;
  const forget = () => {
    kept.clear();
    last = undefined;
  };
  setInterval(forget, keptMsMax).unref();
  let seen: { readonly knowledge: number; readonly sources: number | string } = {
    knowledge: -1,
    sources: '',
  };

  return function decide({ address, claims, day }: DecisionQuestion): CompanyDecision {
    if (seen.knowledge !== knowledge.revision || seen.sources !== sources.revision) {
      forget();
      seen = { knowledge: knowledge.revision, sources: sources.revision };
    }
    // Of the same request: its address and claims are the same objects.
    if (last?.address === address && last.claims === claims && last.day === day) return last.decision;
    const key = claims.length === 0 ? `${day} ${address}` : `${day} ${address} ${nameClaims(claims)}`;
    let decision = kept.get(key);
    if (decision === undefined) {
      const made = decideAnew(parts, address, claims, day);
      decision = made.decision;
      if (made.isOpen) return decision;
      kept.set(key, decision);
    }
    last = { address, claims, day, decision };
    return decision;
  };
}

function nameClaims(claims: readonly FirstPartyClaim[]): string {
  return claims.map(({ kind, domain, dataset }) => `${kind} ${domain} ${dataset.date}`).join(' ');
}

function decideAnew(
  { knowledge, sources, late }: DeciderParts,
  text: string,
  firstParty: readonly FirstPartyClaim[],
  day: string,
): { decision: CompanyDecision; isOpen: boolean } {
  const address = parseClientAddress(text);
  const statements = address === undefined ? [] : sources.statements(address);
  const ptr = address === undefined ? '' : sources.ptrOf(address);
  const isSilent = statements.length === 0 && firstParty.length === 0 && ptr === '';
  // Most addresses of an installation without data sets: nobody can say anything about them.
  const isAwaited = address !== undefined && late?.isAwaited(address) === true;
  if (isSilent && !isAwaited && (address === undefined || isUnmarked(knowledge, address)))
    return { decision: nothingKnown, isOpen: false };
  const answer = answerOf(knowledge, { address, statements, isBot: false, firstParty, ptr, day });
  const open = isAwaited ? late?.open({ address, claims: firstParty, day }, answer) : undefined;
  return { decision: open ?? { id: decisionId(answer), answer }, isOpen: isAwaited };
}

/** Whether neither an operator nor the address itself says anything. */
function isUnmarked(knowledge: LiveKnowledge, address: ParsedAddress): boolean {
  const isPlaced = knowledge.current().pinOf(address) ?? knowledge.staffOf(address);
  return isPlaced === undefined && !address.isBogon;
}

/** The whole answer to one question, blind part included; re-resolution asks here too. */
export function answerOf(
  knowledge: Pick<LiveKnowledge, 'current' | 'staffOf' | 'staffOfDomain'>,
  input: Parameters<typeof resolveCompany>[0],
): DecisionAnswer {
  const known = knowledge.current();
  // Decided from what is kept, so that it can be decided again, and every address of a network is one decision.
  const ptr = shortenPtr(input, known);
  const heard = ptr === input.ptr ? input : { ...input, ptr };
  const trace = resolveCompany(heard, known);
  const { address, firstParty } = input;
  const isOwn = isOwnPlace(knowledge, address, firstParty);
  const told = { claims: firstParty, ptr };
  const isTold =
    trace.decision === 'identified' && trace.evidence.some(({ family }) => family === 'first_party');
  if (!isTold) return { told, trace, isOwn, blind: undefined };
  return { told, trace, isOwn, blind: askBlind(heard, trace, known) };
}

function isOwnPlace(
  { staffOf, staffOfDomain }: Pick<LiveKnowledge, 'staffOf' | 'staffOfDomain'>,
  address: ParsedAddress | undefined,
  claims: readonly FirstPartyClaim[],
): boolean {
  const isOffice = address !== undefined && staffOf(address) !== undefined;
  // In a form anybody can write a colleague's address, and would be hidden for as long as it is believed.
  const proved = claims.filter(({ kind }) => kind !== 'form_email');
  return isOffice || proved.some(({ domain }) => staffOfDomain(domain) !== undefined);
}

function askBlind(
  input: Parameters<typeof resolveCompany>[0],
  proved: Trace,
  knowledge: CompanyKnowledge,
): DecisionAnswer['blind'] {
  const blind = resolveCompany({ ...input, firstParty: [] }, knowledge);
  const { band, kind, reason, name, network } = blind;
  const verdict = judgeBlind(proved, blind, knowledge);
  return { verdict, band, kind, reason, name, network: network.cidr };
}
