// What happened on the lines of a ledger: the events by their ids, those of one day asked for together.

import type { LeadLedgerLine } from '#contract/score-report.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import { eventsByIds } from '#stores/events/questions/events-by-ids.ts';
import type { KeptLine } from '#stores/records/scores/score-row.ts';

type LineEvent = NonNullable<LeadLedgerLine['event']>;

const dayMs = 86_400_000;
/** The time in an id lies within two hours of the event's. */
const idMarginMs = 7_200_000;
/** Days asked for; of lines from before them, what happened is not told. */
const daysMax = 30;

/** By the id of the event; those that are no longer kept are missing. `lines`: the newest first. */
export async function readLineEvents(
  events: EventReader,
  lines: readonly KeptLine[],
): Promise<ReadonlyMap<string, LineEvent>> {
  const days = new Map<number, KeptLine[]>();
  for (const line of lines) {
    const day = Math.floor(line.atMs / dayMs);
    const known = days.get(day);
    if (known !== undefined) known.push(line);
    else if (days.size < daysMax) days.set(day, [line]);
  }
  const found = await Promise.all([...days.values()].map((some) => askDay(events, some)));
  return new Map(found.flat());
}

async function askDay(
  events: EventReader,
  lines: readonly KeptLine[],
): Promise<(readonly [string, LineEvent])[]> {
  const moments = lines.map(({ atMs }) => atMs);
  const rows = await events.ask(eventsByIds, {
    siteIds: [...new Set(lines.map(({ siteId }) => siteId))],
    fromMs: Math.min(...moments) - idMarginMs,
    toMs: Math.max(...moments) + idMarginMs,
    eventIds: [...new Set(lines.map(({ eventId }) => eventId))],
  });
  return rows.map(({ eventId, type, action, name, host, path, title, trafficChannel, campaignName }) => [
    eventId,
    { type, action, name, page: `${host}${path}`, title, channel: trafficChannel, campaign: campaignName },
  ]);
}
