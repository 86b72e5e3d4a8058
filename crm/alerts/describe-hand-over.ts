// What a mail about a hand-over holds: for whoever has the leads now, and for whoever had them.

import type { AlertSheet } from '#intelligence/alerts/alert-sheet.ts';
import type { ReadDelivery } from '#stores/records/alerts/read-delivery.ts';
import { readHandedOver } from '#stores/records/alerts/read-handed-over.ts';
import type { HandOverNews } from '#stores/records/alerts/tell-handed-over.ts';
import type { Records } from '#stores/records/open-records.ts';

const leadsMax = 30;

export async function describeHandOver(
  records: Records,
  { delivery, channel, userRole }: ReadDelivery,
  what: HandOverNews,
  dashboardUrl: string,
): Promise<NonNullable<AlertSheet['handOver']> | undefined> {
  const facts = await readHandedOver(records, { id: delivery.handOverId ?? 0, what }, leadsMax);
  if (facts === undefined) return undefined;
  const { from, to, by, count } = facts;
  const isTheirs = what === 'hand_over';
  // Agents are told nothing of colleagues, and of the leads of others no page.
  const isAgent = userRole === 'agent';
  const leads = facts.leads.map(({ leadId, company, nextStep }) => ({
    company,
    // In a colleague's own words, which may name people; of no use to whoever no longer has the lead.
    nextStep: isTheirs && channel.names ? nextStep : '',
    url: isTheirs || !isAgent ? `${dashboardUrl}/leads/${leadId}` : '',
  }));
  const owner = what === 'leads_taken_back' ? from : to;
  return { what, from, to: isAgent ? '' : owner, by, count, leads };
}
