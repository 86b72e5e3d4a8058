// Writes a decision down with its whole why. No client address is in it: the network is an organisation's own range, or a
// /24 or /48. No natural person's name is in it either.

import { keptNetwork, networkOfAddress } from '#intelligence/networks/address-network.ts';
import { parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { judgeOdds } from './band.ts';
import type { Discard } from './candidate.ts';
import { findAsn } from './classify-kind.ts';
import type { Decision } from './decision.ts';
import { noMatch } from './match-company.ts';
import type { Evidence, NetworkStatement, Trace } from './resolution.ts';
import type { NetworkSurvey } from './survey-network.ts';
import type { Weighing } from './weigh-evidence.ts';

/** Counted up when the same inputs and weights may give another answer than before. */
const engineVersion = '1';

/** `claims`: domains that the visitor gave and that name no company. */
export function writeTrace(survey: NetworkSurvey, decision: Decision, claims: readonly Discard[]): Trace {
  const { knowledge } = survey;
  const { best, reason } = decision;
  const named = reason === '' ? best : undefined;
  return {
    v: 1,
    decision: named === undefined ? 'none' : 'identified',
    reason,
    band: named?.band ?? 'none',
    probability: best?.probability ?? 0,
    kind: decision.kind,
    kindReasons: reasonsOfKind(survey, decision),
    network: describeNetwork(survey, ownRangeOf(survey, decision)),
    ...describeCompany(survey, decision, named),
    evidence: writeEvidence(best?.evidence),
    against: writeEvidence(best?.against),
    vetoes: named === undefined ? vetoesOf(survey, decision) : [],
    discarded: [...survey.discarded, ...decision.discarded, ...claims],
    match: named === undefined ? noMatch : (decision.match ?? noMatch),
    engine: engineVersion,
    rules: knowledge.rules,
  };
}

/** Reasons that forbade to name anybody. */
function vetoesOf(survey: NetworkSurvey, { reason, kind: decided }: Decision): readonly string[] {
  const { input, kind } = survey;
  if (input.isBot) return ['bot'];
  if (reason === 'bogon') return ['bogon'];
  if (reason === 'suppressed') return wordsOn(survey);
  if (reason !== 'residential') return kind.kind === decided ? kind.vetoes : [];
  return kind.kind === 'residential' ? kind.reasons.filter((text) => /residential|dialup/.test(text)) : [];
}

/** Rows of what operators said about the address itself, such as `correction:7`, so that it can be found and taken back. */
function wordsOn({ input, knowledge }: NetworkSurvey): readonly string[] {
  const { address } = input;
  if (address === undefined) return [];
  const pin = knowledge.pinOf(address);
  if (pin?.companyId === 0) return [pin.row];
  return knowledge.suppressionsOf(address).flatMap(({ domain, row }) => (domain === '' ? [row] : []));
}

function reasonsOfKind(
  { kind }: NetworkSurvey,
  { best, kind: decided, isByNetwork }: Decision,
): readonly string[] {
  const trade = isByNetwork ? (best?.candidate.facts?.trade ?? '') : '';
  return trade === decided && kind.kind !== decided ? [`name:${trade}`, ...kind.reasons] : kind.reasons;
}

/**
 * Whose range is the company's own. That a crowd came from it is no reason to forget the range: it is counted again, and
 * would have been the company's otherwise.
 */
function ownRangeOf({ knowledge }: NetworkSurvey, { best, isByNetwork }: Decision): Weighing | undefined {
  if (best === undefined || isByNetwork) return best;
  const crowd = best.against.find(({ id }) => id === 'N4');
  if (crowd === undefined || best.candidate.claims.length > 0) return undefined;
  const { band } = judgeOdds(best.odds - crowd.bits, best.evidence, best.against, knowledge.weights);
  return band === 'none' ? undefined : best;
}

function describeNetwork(survey: NetworkSurvey, own: Weighing | undefined): Trace['network'] {
  const { input, statements, knowledge } = survey;
  const asn = findAsn(statements);
  const asnName =
    statements.find((statement) => statement.asn === asn && statement.asnName !== '')?.asnName ?? '';
  const isPerson = asnName !== '' && knowledge.names.read(asnName).hidesPerson;
  const range = own?.candidate.narrowest;
  const kept = input.address === undefined ? '' : keptNetwork(input.address);
  return {
    cidr: range === undefined || range.range === null ? kept : writeRange(range, range.range),
    asn,
    asnName: isPerson ? '' : asnName,
  };
}

/** A prefix where the range is one, else first and last address. */
function writeRange(
  { hostBits }: NetworkStatement,
  { first, last }: { first: string; last: string },
): string {
  const address = parseClientAddress(first);
  if (address === undefined) return `${first}-${last}`;
  const network = networkOfAddress(address, (address.version === 4 ? 32 : 128) - hostBits);
  return network.first === first && network.last === last ? network.cidr : `${first}-${last}`;
}

function describeCompany(
  { statements, knowledge }: NetworkSurvey,
  { match }: Decision,
  named: Weighing | undefined,
): Pick<Trace, 'name' | 'domain' | 'country'> {
  const place = statements.find(({ country }) => country !== '')?.country ?? '';
  if (named === undefined) return { name: '', domain: '', country: place };
  const { facts, domain, country } = named.candidate;
  const known = knowledge.company(match?.companyId ?? 0);
  return {
    name: known?.name ?? facts?.shown ?? domain,
    domain: known?.domains[0] ?? domain,
    country: known?.country || country || place,
  };
}

/** One order of keys and no more than the agreed fields, so that equal evidence is equal text. */
function writeEvidence(evidence: readonly Evidence[] | undefined): readonly Evidence[] {
  return (evidence ?? []).map(({ id, bits, dataset, family, row, field, value }) => ({
    id,
    bits,
    dataset,
    family,
    row,
    field,
    value,
  }));
}
