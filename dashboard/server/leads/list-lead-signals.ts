// Signals of one company as the API shows them, the newest first.

import type { LeadSignal } from '#contract/lead-report.ts';
import type { Records } from '#stores/records/open-records.ts';
import { findCards } from '#stores/records/questions/person-list.ts';
import { listSignals } from '#stores/records/signals/list-signals.ts';
import { nameOf } from '../persons/report-person.ts';

export async function listLeadSignals(
  records: Records,
  companyId: number,
  page: { beforeId?: number | undefined; limit: number },
): Promise<LeadSignal[]> {
  const found = await listSignals(records, [companyId], page);
  const cards = await findCards(
    records,
    found.flatMap(({ personId }) => personId ?? []),
  );
  return found.map(({ id, kind, atMs, foundMs, personId, eventId, score, fit }) => {
    const card = personId === null ? undefined : cards.get(personId);
    return {
      ...{ id, kind, eventId, score, fit, at: new Date(atMs).toISOString() },
      foundAt: new Date(foundMs).toISOString(),
      person: card === undefined ? null : nameOf(card),
      tellings: [],
    };
  });
}
