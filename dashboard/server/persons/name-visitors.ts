// Says whose visits were, as far as anybody said and the caller may know.

import type { VisitPerson } from '#contract/person-report.ts';
import { namedVisits } from '#stores/events/questions/named-visits.ts';
import { type AskedVisit, findHolders, type VisitHolder } from '#stores/records/questions/person-browsers.ts';
import { findCards } from '#stores/records/questions/person-list.ts';
import { maySeeWhole } from '../access/may-see-company.ts';
import type { Viewer } from '../api/route.ts';
import type { VisitStores } from '../routes/visit-stores.ts';
import { companiesOf } from './open-person.ts';
import { nameOf } from './report-person.ts';

interface NamedVisit extends AskedVisit {
  readonly startMs: number;
}

/** In the order of the visits; null where nobody was named or nothing may be put to a name, or the caller may not know. */
export async function nameVisitors(
  { events, records }: VisitStores,
  caller: Viewer,
  visits: readonly NamedVisit[],
): Promise<(VisitPerson | null)[]> {
  const holders = await leaveAllowed(events, visits, await findHolders(records, visits));
  const cards = await findCards(
    records,
    holders.map(({ personId }) => personId),
  );
  const listed = [...cards.values()];
  const companies = await companiesOf(records, listed);
  const seen = new Set(
    listed.filter((_, place) => maySeeWhole(caller, companies[place]?.owner.id ?? null)).map(({ id }) => id),
  );
  const named: (VisitPerson | null)[] = visits.map(() => null);
  for (const { place, personId, strength } of holders) {
    const card = cards.get(personId);
    if (card !== undefined && seen.has(personId)) named[place] = { ...nameOf(card), strength };
  }
  return named;
}

/** More visits than are ever shown at once. */
const askedAtOnce = 500;

/** A browser goes on with its id when whoever uses it takes back the consent to be known. */
async function leaveAllowed(
  events: VisitStores['events'],
  visits: readonly NamedVisit[],
  holders: readonly VisitHolder[],
): Promise<VisitHolder[]> {
  const left: VisitHolder[] = [];
  for (let at = 0; at < holders.length; at += askedAtOnce) {
    const some = holders.slice(at, at + askedAtOnce);
    const held = some.flatMap(({ place }) => visits[place] ?? []);
    const rows = await events.ask(namedVisits, {
      siteIds: [...new Set(held.map(({ siteId }) => siteId))],
      fromMs: Math.min(...held.map(({ startMs }) => startMs)),
      toMs: Math.max(...held.map(({ endMs }) => endMs)) + 1,
      browserSites: held.map(({ siteId }) => siteId),
      browsers: held.map(({ visitor }) => visitor),
      starts: held.map(({ startMs }) => startMs),
      ends: held.map(({ endMs }) => endMs),
    });
    const allowed = new Set(rows.map(({ place }) => place));
    left.push(...some.filter((_, place) => allowed.has(place)));
  }
  return left;
}
