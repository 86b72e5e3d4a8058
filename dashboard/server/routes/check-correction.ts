// What sales and marketing may correct: a word about a network or domain outranks a manager's pin, so that without a limit
// anybody could take colleagues' companies away, or name half of a country's networks.

import type { CorrectionRequest } from '#contract/company-report.ts';
import type { TraceReport } from '#contract/trace-report.ts';
import { keptPrefix, networkOfAddress } from '#intelligence/networks/address-network.ts';
import { parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { decisionTrace } from '#stores/events/questions/decisions-by-id.ts';
import { listCompaniesHolding } from '#stores/records/questions/companies-holding.ts';
import type { Subject } from '#stores/records/questions/company-pins.ts';
import { findStandingCompanies } from '#stores/records/questions/company-statuses.ts';
import { maySeeWhole } from '../access/may-see-company.ts';
import { Refusal } from '../api/refusal.ts';
import type { Caller } from '../api/route.ts';
import { describeRange } from './describe-range.ts';
import { readOwnRange } from './read-subject.ts';
import type { VisitStores } from './visit-stores.ts';

type Who = Pick<Caller, 'id' | 'role' | 'language' | 'standsInFor'>;

/** Whose word may fall on any network, and take that of others back. */
export function mayOverrule({ role }: Pick<Caller, 'role'>): boolean {
  return role === 'manager' || role === 'administrator';
}

/** Throws Refusal `not_your_company` or `correction_too_wide`. */
export async function checkCorrection(
  stores: VisitStores,
  caller: Who,
  request: CorrectionRequest,
  subject: Subject,
): Promise<void> {
  if (mayOverrule(caller)) return;
  await checkCompanies(stores, caller, request, subject);
  if ('domain' in subject || isNarrow(subject)) return;
  if (request.decision !== undefined && (await isNetworkOf(stores, caller, request.decision, subject)))
    return;
  throw new Refusal('correction_too_wide');
}

/** Neither the companies that are named nor those that would lose the network or domain may be a colleague's. */
async function checkCompanies(
  { records }: VisitStores,
  caller: Who,
  { kind, wrongCompanyId, rightCompanyId }: CorrectionRequest,
  subject: Subject,
): Promise<void> {
  const ids = [wrongCompanyId, rightCompanyId].filter((id) => id !== undefined);
  // That one company is wrong in a network takes it from no other.
  if ('domain' in subject || kind !== 'wrong_company')
    ids.push(...(await listCompaniesHolding(records, subject)));
  const standing = await findStandingCompanies(records, ids);
  for (const { ownerId } of standing.values())
    if (!maySeeWhole(caller, ownerId)) throw new Refusal('not_your_company');
}

function isNarrow({ first, last }: { first: string; last: string }): boolean {
  const [from, to] = [parseClientAddress(first), parseClientAddress(last)];
  if (from === undefined || to === undefined || from.version !== to.version) return false;
  const prefix = keptPrefix[from.version];
  return networkOfAddress(from, prefix).cidr === networkOfAddress(to, prefix).cidr;
}

/** The network that a decision rests on is what the dialog on a visit's page is about. */
async function isNetworkOf(
  { events }: VisitStores,
  { language }: Who,
  decision: string,
  { first, last }: { first: string; last: string },
): Promise<boolean> {
  const [kept] = await events.ask(decisionTrace, { id: decision });
  if (kept === undefined) return false;
  const { network } = JSON.parse(kept.trace) as TraceReport;
  if (network.cidr === '') return false;
  const own = readOwnRange(network.cidr, language);
  return describeRange(own.first, own.last) === describeRange(first, last);
}
