// Gathers what a message says at the moment at which it goes out, with the links of its buttons.

import type { AlertLine, AlertSheet } from '#intelligence/alerts/alert-sheet.ts';
import { spanOfWeek } from '#intelligence/alerts/last-week.ts';
import { describeLine } from '#stores/records/alerts/describe-line.ts';
import type { ReadDelivery } from '#stores/records/alerts/read-delivery.ts';
import { readOpenLines, readToldLines } from '#stores/records/alerts/read-lines.ts';
import { readMention } from '#stores/records/alerts/tell-mentioned.ts';
import { readHouseRules, readUserTellings } from '#stores/records/alerts/telling-rules.ts';
import { readUnusualRead } from '#stores/records/alerts/unusual-reads.ts';
import { countWeek } from '#stores/records/alerts/week-figures.ts';
import { readLeadStages } from '#stores/records/leads/read-lead-stages.ts';
import type { AlertParts } from './alert-parts.ts';
import { describeHandOver } from './describe-hand-over.ts';

/** So many stand in one message; the page has the rest. */
const linesMax = 15;
const openMax = 5;

/** Undefined when nothing is left to tell. */
export async function makeSheet(
  parts: AlertParts,
  read: ReadDelivery,
  nowMs: number,
): Promise<AlertSheet | undefined> {
  const { records, settings } = parts;
  const { delivery, channel } = read;
  const { dashboardUrl } = settings;
  const { what, messageId, createdAt } = delivery;
  const chosen = channel.userId === null ? undefined : await readUserTellings(records.db, [channel.userId]);
  const rules = chosen?.get(channel.userId ?? '')?.rules ?? (await readHouseRules(records));
  const sheet: AlertSheet = {
    ...{
      what,
      messageId,
      at: createdAt.toISOString(),
      lines: [],
      more: 0,
      week: null,
      handOver: null,
      mention: null,
      unusual: null,
    },
    ...{ settingsUrl: `${dashboardUrl}/signals`, signalsUrl: `${dashboardUrl}/signals?tab=signals` },
    timeZone: rules.timeZone,
  };
  if (what === 'test') return sheet;
  if (what === 'mention') {
    const facts = await readMention(records, delivery.entryId ?? 0);
    if (facts === undefined) return undefined;
    const { leadId, by, company } = facts;
    return { ...sheet, mention: { by, company, url: `${dashboardUrl}/leads/${leadId}` } };
  }
  if (what === 'unusual_read') {
    const facts = await readUnusualRead(records, delivery.auditId ?? 0);
    if (facts === undefined) return undefined;
    const { kind, who, records: count, usual } = facts;
    const unusual = { who, records: count, usual, isExport: kind === 'unusual_export' };
    return { ...sheet, unusual: { ...unusual, url: `${dashboardUrl}/audit` } };
  }
  if (what === 'hand_over' || what === 'leads_given_away' || what === 'leads_taken_back') {
    const handOver = await describeHandOver(records, read, what, dashboardUrl);
    return handOver && { ...sheet, handOver, signalsUrl: `${dashboardUrl}/leads?owner=me` };
  }
  const links = { keys: parts.keys, dashboardUrl, channel, nowMs };
  if (what === 'week') {
    const { figures, open } = await gatherWeek(parts, delivery.week);
    const lines = open.map((facts) => describeLine(facts, links));
    return { ...sheet, lines, week: { ...figures, open: lines } };
  }
  const facts = await readToldLines(records, delivery.tellingIds);
  const lines: AlertLine[] = facts.slice(0, linesMax).map((one) => describeLine(one, links));
  return lines.length === 0 ? undefined : { ...sheet, lines, more: facts.length - lines.length };
}

async function gatherWeek({ records }: AlertParts, monday: string) {
  const { from, to, lastDay } = spanOfWeek(monday);
  const { stages } = await readLeadStages(records);
  const wonStages = stages.filter(({ kind }) => kind === 'won').map(({ id }) => id);
  const counts = await countWeek(records, { from, to, wonStages });
  const open = await readOpenLines(records, { from, to, limit: openMax });
  return { figures: { from: monday, to: lastDay, ...counts }, open };
}
