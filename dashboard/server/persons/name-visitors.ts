// Says whose visits were, as far as anybody said and the caller may know.

import type { VisitPerson } from '#contract/person-report.ts';
import type { Records } from '#stores/records/open-records.ts';
import { type AskedVisit, findHolders } from '#stores/records/questions/person-browsers.ts';
import { findCards } from '#stores/records/questions/person-list.ts';
import { maySeeWhole } from '../access/may-see-company.ts';
import type { Viewer } from '../api/route.ts';
import { companiesOf } from './open-person.ts';
import { nameOf } from './report-person.ts';

/** In the order of the visits; null where nobody was named, or the caller may not know. */
export async function nameVisitors(
  records: Records,
  caller: Viewer,
  visits: readonly AskedVisit[],
): Promise<(VisitPerson | null)[]> {
  const holders = await findHolders(records, visits);
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
