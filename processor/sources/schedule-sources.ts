// The repeated work on outside sources, of which one machine at a time runs each. Files lie on each machine's own disk, so the
// schedule only says that it is time to fetch; every processor does so for itself, a little later than the others.

import type { Schedule } from '#stores/queue/open-schedule.ts';
import type { Records } from '#stores/records/open-records.ts';
import { forgetLookupAnswers } from '#stores/records/questions/keep-lookup-answers.ts';
import { forgetLookupMisses } from '#stores/records/questions/keep-lookup-costs.ts';
import { keepFetchDue } from '#stores/records/questions/keep-source-settings.ts';

const dayMs = 86_400_000;

/** Called once at the start of a processor. */
export async function scheduleSources(schedule: Pick<Schedule, 'every'>, records: Records): Promise<void> {
  await schedule.every('fetch-sources', dayMs, () => keepFetchDue(records, new Date()));
  await schedule.every('forget-look-ups', dayMs, async () => {
    await forgetLookupAnswers(records, new Date());
    await forgetLookupMisses(records, new Date());
  });
}
