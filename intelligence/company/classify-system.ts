// What an autonomous system is for, by agreement: the built-in tables, or two independent lists with none against them. The
// class belongs to the system and not to its holder: one organisation may have one for customers and one for its offices.

import { hostingSystems } from '#intelligence/networks/hosting-systems.ts';
import type { CompanyKnowledge, SystemVote } from './company-knowledge.ts';
import { knownSystems, type SystemKind } from './known-systems.ts';
import type { NetworkStatement } from './resolution.ts';

export interface SystemClass {
  readonly asn: number;
  /** '' when nothing is known, or when lists disagree. */
  readonly kind: SystemKind | '';
  /** Who says so, such as `asn:16509:builtin`. */
  readonly reason: string;
  /** Somebody calls it a network for others: it is nobody's own. */
  readonly carriesOthers: boolean;
  /** Somebody calls it a company's, a school's or a public body's own. */
  readonly isOwn: boolean;
}

const ownKinds: ReadonlySet<SystemKind> = new Set(['business', 'education', 'government']);
const builtin = 'builtin:systems';
const noSystem: SystemClass = { asn: 0, kind: '', reason: '', carriesOthers: false, isOwn: false };

/** `statements` may vote too: some data sets give a type to the whole system. */
export function classifySystem(
  asn: number,
  statements: readonly NetworkStatement[],
  knowledge: CompanyKnowledge,
): SystemClass {
  if (asn === 0) return noSystem;
  const votes = collectVotes(asn, statements, knowledge);
  if (votes.length === 0) return { ...noSystem, asn };
  const kinds = new Set(votes.map(({ kind }) => kind));
  const [only] = kinds;
  const lists = new Set(votes.map(({ dataset }) => dataset));
  const isSure = lists.has(builtin) || lists.size >= knowledge.weights.limits.agreeing_lists.value;
  const kind = kinds.size === 1 && only !== undefined && isSure ? only : '';
  return {
    asn,
    kind,
    reason: kind === '' ? '' : `asn:${asn}:${[...lists].sort().join('+')}`,
    carriesOthers: votes.some((vote) => !ownKinds.has(vote.kind)),
    isOwn: votes.some((vote) => ownKinds.has(vote.kind)),
  };
}

function collectVotes(
  asn: number,
  statements: readonly NetworkStatement[],
  knowledge: CompanyKnowledge,
): readonly SystemVote[] {
  const votes: SystemVote[] = [...knowledge.votesOfSystem(asn)];
  const kind = hostingSystems.has(asn) ? 'hosting' : knownSystems.get(asn);
  if (kind !== undefined) votes.push({ dataset: builtin, kind });
  for (const statement of statements) {
    if (statement.asn !== asn || statement.asnType === undefined) continue;
    const said = readType(statement.asnType);
    if (said !== undefined) votes.push({ dataset: statement.dataset.id, kind: said });
  }
  return votes;
}

function readType(type: string): SystemKind | undefined {
  if (type === 'isp' || type === 'hosting' || type === 'business' || type === 'education') return type;
  return type === 'government' ? 'government' : undefined;
}
