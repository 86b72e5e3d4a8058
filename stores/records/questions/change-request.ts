// Changes the state of a request and keeps who did it.

import { and, eq, ne } from 'drizzle-orm';
import type { Author } from '#contract/company.ts';
import type { RequestState } from '#contract/request-report.ts';
import type { Records } from '../open-records.ts';
import { requestStates, requests } from '../schema/requests.ts';

/** The state that it has already leaves no trace. */
export async function changeRequest(
  records: Records,
  by: Author,
  { siteId, id, state }: { siteId: number; id: number; state: RequestState },
): Promise<void> {
  await records.db.transaction(async (db) => {
    const changed = await db
      .update(requests)
      .set({ state })
      .where(and(eq(requests.siteId, siteId), eq(requests.id, id), ne(requests.state, state)))
      .returning({ id: requests.id });
    if (changed.length === 0) return;
    await db.insert(requestStates).values({ requestId: id, state, byId: by.id, byName: by.name });
  });
}
