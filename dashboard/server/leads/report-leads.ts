// Leads as the API shows them, with what stands beside them: signals, names of people, domains, the last contact. Of a colleague's
// lead the name, the owner and the last contact are told, and nothing else is even read.

import type { LeadRow } from '#contract/lead-report.ts';
import type { FoundLead } from '#stores/records/leads/lead-columns.ts';
import { type LeadExtras, readLeadExtras } from '#stores/records/leads/lead-extras.ts';
import type { Records } from '#stores/records/open-records.ts';
import { findCards, type PersonCard } from '#stores/records/questions/person-list.ts';
import { type ListedSignal, listSignals } from '#stores/records/signals/list-signals.ts';
import { type Away, listAway } from '#stores/records/teams/stand-ins.ts';
import { maySeeLead } from '../access/may-see-lead.ts';
import type { Viewer } from '../api/route.ts';
import { nameOf } from '../persons/report-person.ts';
import { describeAway } from './describe-away.ts';

const signalsShown = 3;

export type ShownLead = FoundLead & { readonly isSuggested: boolean };

/** In the order of the leads. */
export async function reportLeads(
  records: Records,
  caller: Viewer,
  leads: readonly ShownLead[],
): Promise<LeadRow[]> {
  const whole = leads.filter(({ ownerId }) => maySeeLead(caller, ownerId));
  const wholeIds = whole.map(({ companyId }) => companyId);
  const [extras, signals, cards, away] = await Promise.all([
    readLeadExtras(
      records,
      leads.map(({ companyId }) => companyId),
    ),
    listSignals(records, wholeIds, { limit: signalsShown }),
    findCards(
      records,
      whole.flatMap(({ personId }) => personId ?? []),
    ),
    listAway(records, Date.now()),
  ]);
  const beside = { extras, cards, away, signals: bySignalCompany(signals) };
  return leads.map((lead) =>
    maySeeLead(caller, lead.ownerId) ? describeWhole(lead, beside) : describeHidden(lead, beside),
  );
}

interface Beside {
  readonly extras: ReadonlyMap<number, LeadExtras>;
  readonly cards: ReadonlyMap<number, PersonCard>;
  readonly away: ReadonlyMap<string, Away>;
  readonly signals: ReadonlyMap<number, readonly ListedSignal[]>;
}

function bySignalCompany(signals: readonly ListedSignal[]): ReadonlyMap<number, readonly ListedSignal[]> {
  const found = new Map<number, ListedSignal[]>();
  for (const signal of signals) {
    const known = found.get(signal.companyId);
    if (known === undefined) found.set(signal.companyId, [signal]);
    else known.push(signal);
  }
  return found;
}

function describeWhole(lead: ShownLead, { extras, cards, away, signals }: Beside): LeadRow {
  const { leadId, companyId, companyName, country, isSuggested, stage, source } = lead;
  const card = lead.personId === null ? undefined : cards.get(lead.personId);
  const extra = extras.get(companyId);
  return {
    ...{ leadId, companyId, companyName, country, isSuggested, stage, source, isWhole: true },
    domain: extra?.domain ?? '',
    owner: { id: lead.ownerId, name: lead.ownerName },
    away: describeAway(away, lead.ownerId),
    person: card === undefined ? null : { id: card.id, name: nameOf(card).name },
    ...{ score: lead.score, fit: lead.fit, verdict: lead.verdict, band: lead.band, reasons: lead.reasons },
    ...{ warmSince: momentOf(lead.warmMs), lastVisitAt: momentOf(lead.lastEventMs) },
    ...lastContactOf(extra),
    ...{ nextStep: lead.nextStep, nextStepAt: momentOf(lead.nextStepMs) },
    signals: (signals.get(companyId) ?? []).map(({ id, kind, atMs }) => ({
      ...{ id, kind, at: new Date(atMs).toISOString() },
    })),
    ...{ resultReason: lead.resultReason, closedAt: momentOf(lead.closedMs) },
    ...{ createdAt: momentOf(lead.createdMs), changedAt: momentOf(lead.changedMs), changeId: lead.changeId },
  };
}

function describeHidden(lead: ShownLead, { extras, away }: Pick<Beside, 'extras' | 'away'>): LeadRow {
  const { leadId, companyId, companyName, ownerId, ownerName } = lead;
  const nothing = { score: null, fit: null, verdict: null, band: null, warmSince: null, lastVisitAt: null };
  return {
    ...{ leadId, companyId, companyName, isWhole: false, owner: { id: ownerId, name: ownerName } },
    away: describeAway(away, ownerId),
    ...lastContactOf(extras.get(companyId)),
    ...{ domain: '', country: '', isSuggested: false, stage: null, person: null, source: '', ...nothing },
    ...{ nextStep: '', nextStepAt: null, reasons: [], signals: [], resultReason: '', closedAt: null },
    ...{ createdAt: null, changedAt: null, changeId: null },
  };
}

function lastContactOf(extra: LeadExtras | undefined): Pick<LeadRow, 'lastContactAt' | 'lastContactIn'> {
  return { lastContactAt: momentOf(extra?.contactedMs ?? null), lastContactIn: extra?.contactedIn ?? '' };
}

export function momentOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
