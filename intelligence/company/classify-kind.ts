// Says what kind of network it is before anybody is named, with reasons, and which kinds forbid to name anyone. What hides
// or carries a network wins over what it looks like.

import { classifySystem, type SystemClass } from './classify-system.ts';
import type { CompanyKnowledge } from './company-knowledge.ts';
import {
  connectionKinds,
  type ForbiddingKind,
  forbiddingKinds,
  markKinds,
  systemKinds,
  userTypeKinds,
} from './kind-signs.ts';
import type { NetworkKind, NetworkStatement } from './resolution.ts';

export interface KindDecision {
  /** The forbidding kind if there is one, else what data sets call it, else unknown. */
  readonly kind: NetworkKind;
  /** Such as `user_type:business:mmdb:GeoIP2-Enterprise.mmdb`; the reasons of the kind first. */
  readonly reasons: readonly string[];
  /** Reasons that forbid to name a company. */
  readonly vetoes: readonly string[];
  /** Statements that call their range residential or dial-up. */
  readonly residential: readonly NetworkStatement[];
  readonly system: SystemClass;
}

/** `statements` sorted. */
export function classifyKind(
  statements: readonly NetworkStatement[],
  knowledge: CompanyKnowledge,
): KindDecision {
  const signs = new SignList();
  const residential: NetworkStatement[] = [];
  for (const statement of statements) {
    readStatement(statement, signs, knowledge);
    if (isResidential(statement)) residential.push(statement);
  }
  const system = classifySystem(findAsn(statements), statements, knowledge);
  const systemKind = system.kind === '' ? '' : systemKinds[system.kind];
  if (systemKind !== '') signs.add(systemKind, system.reason);
  const kind = chooseKind(signs);
  const conflicts = findConflicts(statements);
  return {
    kind,
    reasons: [...signs.of(kind), ...signs.others(kind), ...conflicts],
    vetoes: isForbidding(kind) ? signs.of(kind) : [],
    residential,
    system,
  };
}

/** Of the narrowest statement that names one. */
export function findAsn(statements: readonly NetworkStatement[]): number {
  return statements.find(({ asn }) => asn !== 0)?.asn ?? 0;
}

export function isForbidding(kind: NetworkKind): kind is ForbiddingKind {
  return (forbiddingKinds as readonly NetworkKind[]).includes(kind);
}

/** Reasons by kind, each in the order of the statements. */
class SignList {
  private readonly signs = new Map<NetworkKind | '', string[]>();

  add(kind: NetworkKind | '', reason: string): void {
    const list = this.signs.get(kind);
    if (list === undefined) this.signs.set(kind, [reason]);
    else list.push(reason);
  }

  has(kind: NetworkKind): boolean {
    return this.signs.has(kind);
  }

  of(kind: NetworkKind): readonly string[] {
    return this.signs.get(kind) ?? [];
  }

  others(kind: NetworkKind): readonly string[] {
    return [...this.signs].flatMap(([other, reasons]) => (other === kind ? [] : reasons));
  }
}

function readStatement(statement: NetworkStatement, signs: SignList, knowledge: CompanyKnowledge): void {
  const { dataset, marks, userType, connectionType } = statement;
  for (const mark of marks) {
    // "Anonymous" beside a reason for it says nothing more: a rented machine is no proxy.
    if (mark === 'anonymous' && marks.length > 1) continue;
    signs.add(markKinds[mark], `mark:${mark}:${dataset.id}`);
  }
  if (userType !== '') signs.add(userTypeKinds.get(userType) ?? '', `user_type:${userType}:${dataset.id}`);
  if (connectionType !== '') {
    signs.add(connectionKinds.get(connectionType) ?? '', `connection_type:${connectionType}:${dataset.id}`);
  }
  for (const name of [statement.organisation, statement.provider, statement.asnName]) {
    if (name !== '' && knowledge.names.read(name).isGateway) {
      signs.add('shared_gateway', `gateway_vendor:${dataset.id}`);
      break;
    }
  }
  for (const name of [statement.provider, statement.asnName]) {
    if (name !== '' && name !== statement.organisation && knowledge.names.read(name).isHoster) {
      signs.add('hosting', `hoster_name:${dataset.id}`);
      break;
    }
  }
  if (statement.isLegitimateProxy === true) signs.add('', `legitimate_proxy:${dataset.id}`);
  if (isSilent(statement)) signs.add('', `nothing_flagged:${dataset.id}`);
}

/** Listed, and nothing said: not the same as not being listed. */
function isSilent(statement: NetworkStatement): boolean {
  const { organisation, provider, domain, asn, asnName, userType, connectionType, country } = statement;
  const texts = [organisation, provider, domain, asnName, userType, connectionType, country];
  return (
    texts.every((text) => text === '') &&
    asn === 0 &&
    statement.marks.length === 0 &&
    statement.staticScore < 0 &&
    statement.userCount === undefined &&
    statement.registry === undefined
  );
}

function isResidential({ userType, connectionType }: NetworkStatement): boolean {
  return (
    userTypeKinds.get(userType) === 'residential' || connectionKinds.get(connectionType) === 'residential'
  );
}

const callingKinds = ['residential', 'government', 'education', 'enterprise'] as const;

function chooseKind(signs: SignList): NetworkKind {
  for (const kind of forbiddingKinds) if (signs.has(kind)) return kind;
  for (const kind of callingKinds) if (signs.has(kind)) return kind;
  return signs.has('isp_pool') ? 'isp_pool' : 'unknown';
}

/** Where data sets contradict each other, such as `conflict:connection_type:cable/dsl|corporate`. */
function findConflicts(statements: readonly NetworkStatement[]): readonly string[] {
  if (statements.length < 2) return [];
  return [
    ...findConflict('asn', statements, ({ asn }) => (asn === 0 ? '' : String(asn))),
    ...findConflict('connection_type', statements, ({ connectionType }) => connectionType),
    ...findConflict('user_type', statements, ({ userType }) => userType),
  ];
}

function findConflict(
  field: string,
  statements: readonly NetworkStatement[],
  read: (statement: NetworkStatement) => string,
): readonly string[] {
  let first = '';
  let all: Set<string> | undefined;
  for (const statement of statements) {
    const value = read(statement);
    if (value === '' || value === first) continue;
    if (first === '') first = value;
    else all = (all ?? new Set([first])).add(value);
  }
  return all === undefined ? [] : [`conflict:${field}:${[...all].sort().join('|')}`];
}
