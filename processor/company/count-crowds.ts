// Counts once an hour how many visitors came from each small range that is a company's own, and keeps those behind which a
// crowd is: what is known of companies follows, and recent decisions are made again when a crowd came or went.

import type { Logger } from 'pino';
import { crowdHostBits } from '#intelligence/company/crowds/crowd-size.ts';
import { countedVisitorsMin, judgeCrowds } from '#intelligence/company/crowds/judge-crowds.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import { smallNetworks } from '#stores/events/questions/small-networks.ts';
import type { Records } from '#stores/records/open-records.ts';
import { changeCrowds, readCrowds } from '#stores/records/questions/keep-crowds.ts';
import type { LiveKnowledge } from './company-knowledge.ts';

export interface CrowdParts {
  events: EventReader;
  records: Records;
  knowledge: Pick<LiveKnowledge, 'current'>;
  log: Pick<Logger, 'info'>;
}

const dayMs = 86_400_000;
/** As the evidence says: visitors in 30 days. */
const countedDays = 30;
const networksMax = 5_000;

/** Answers whether a crowd came or went. Rejects when a store is away. */
export async function countCrowds(
  { events, records, knowledge, log }: CrowdParts,
  nowMs: number,
): Promise<boolean> {
  const { weights } = knowledge.current();
  const toMs = Math.floor(nowMs / dayMs) * dayMs;
  const counted = await events.ask(smallNetworks, {
    ...{ fromMs: toMs - countedDays * dayMs, toMs, limit: networksMax },
    fourPrefixMin: Math.max(1, 32 - Math.min(31, Math.floor(crowdHostBits(4, weights)))),
    sixPrefixMin: 128 - crowdHostBits(6, weights),
    visitorsMin: countedVisitorsMin(weights),
  });
  const before = await readCrowds(records);
  const now = judgeCrowds(counted, before, weights, counted.length < networksMax);
  if (JSON.stringify(now) === JSON.stringify(before)) return false;
  await changeCrowds(records, now);
  log.info({ ranges: now.length }, 'small ranges with many visitors have changed');
  return true;
}
