// Asks people whether a network is an office of a known company, where visitors' own work e-mails all speak of that one. It
// stays a question: nothing is learned onto an address before somebody has said yes, and a no is remembered.

import { numberOfAddress, readNetworkEnds, writeAddress } from '#intelligence/networks/read-network-ends.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import { officeNetworks } from '#stores/events/questions/office-networks.ts';
import type { Records } from '#stores/records/open-records.ts';
import { keepSuggestions, type NewSuggestion } from '#stores/records/questions/company-suggestions.ts';
import type { LiveKnowledge } from './company-knowledge.ts';

export interface OfficeParts {
  events: EventReader;
  records: Records;
  knowledge: Pick<LiveKnowledge, 'current'>;
}

const dayMs = 86_400_000;
const countedDays = 90;
/** Three colleagues on three days are no chance; where nobody holds the range it takes more of them. */
const toldMin = 3;
const toldMinUnheld = 5;
const daysMin = 3;
const networksMax = 500;
/** A larger network is a carrier's, whoever visits from it. */
const fourSizeMax = 256n;
const sixSizeMax = 1n << 80n;

/** Answers how many are new. Rejects when a store is away. */
export async function suggestOffices(
  { events, records, knowledge }: OfficeParts,
  nowMs: number,
): Promise<number> {
  const toMs = Math.floor(nowMs / dayMs) * dayMs;
  const found = await events.ask(officeNetworks, {
    ...{ fromMs: toMs - countedDays * dayMs, toMs, limit: networksMax },
    ...{ toldMin, daysMin },
  });
  const known = knowledge.current();
  const made = found.flatMap(({ network, companyId, told, known: all }): NewSuggestion[] => {
    const range = readRange(network);
    // What was merged or removed since is not asked about.
    if (range === undefined || known.company(companyId)?.id !== companyId) return [];
    if (range.isUnheld && told < toldMinUnheld) return [];
    if (known.pinOf(range.from) !== undefined) return [];
    const { first, last } = range;
    const score = Math.round((told / Math.max(told, all)) * 100) / 100;
    return [
      { kind: 'office_range', companyId, first, last, score, reasons: ['work_email', 'steady_visits'] },
    ];
  });
  return keepSuggestions(records, made);
}

/** `isUnheld`: the /24 or /48 that is kept of any address. Undefined where it is too large to be an office. */
function readRange(network: string) {
  const ends = readNetworkEnds(network);
  if (ends === undefined) return undefined;
  const [from, to] = ends;
  const size = numberOfAddress(to) - numberOfAddress(from) + 1n;
  const most = from.version === 4 ? fourSizeMax : sixSizeMax;
  if (size > most) return undefined;
  return { from, first: writeAddress(from), last: writeAddress(to), isUnheld: size === most };
}
