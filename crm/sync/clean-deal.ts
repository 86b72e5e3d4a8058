// What PostgreSQL cannot hold of a deal is left out of it, so that one deal does not keep back those behind it: an amount or a moment beyond
// all measure, letters that are none.

import type { RemoteDeal } from '../connectors/connector.ts';

/** As the table holds it: 16 digits before the point. */
const amountMax = 1e15;
const [earliestMs, latestMs] = [Date.UTC(1970, 0, 1), Date.UTC(2200, 0, 1)];
const textMax = 1_000;
/** An index holds no longer ones. */
const idMax = 300;

/** Undefined when it has no id by which it could be told from others. */
export function cleanDeal(deal: RemoteDeal): RemoteDeal | undefined {
  const id = cleanText(deal.id);
  if (id === '' || id.length > idMax) return undefined;
  const unread = [...(deal.unread ?? [])];
  const keep = <T extends number | undefined>(name: string, value: T, fits: boolean): T | undefined => {
    if (value === undefined || fits) return value;
    unread.push(`${name}: ${value}`);
    return undefined;
  };
  const { amount, openedMs = earliestMs, closedMs = earliestMs } = deal;
  const isMoment = (ms: number) => ms >= earliestMs && ms <= latestMs;
  return {
    ...deal,
    ...{ id, companyId: cleanText(deal.companyId).slice(0, idMax), name: cleanText(deal.name) },
    ...{
      stageId: cleanText(deal.stageId),
      currency: cleanText(deal.currency),
      version: cleanText(deal.version),
    },
    ...{ ownerId: cleanText(deal.ownerId), lostReason: cleanText(deal.lostReason) },
    amount: keep('amount', amount, Math.abs(amount ?? 0) < amountMax),
    openedMs: keep('opened', deal.openedMs, isMoment(openedMs)),
    closedMs: keep('closed', deal.closedMs, isMoment(closedMs)),
    unread,
  };
}

/** Without NUL, nor halves of letters. */
function cleanText(text: string): string {
  return text
    .replace(/\0|\p{Surrogate}/gu, '')
    .slice(0, textMax)
    .replace(/\p{Surrogate}/gu, '');
}
