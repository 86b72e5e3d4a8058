// The repeated work of the scores: what fades is added up again, whom time alone may bring something is worked out once a day, and
// won and lost leads are learnt from.

import { newsDays } from '#intelligence/signals/find-standing-signals.ts';
import type { Schedule } from '#stores/queue/open-schedule.ts';
import type { Records } from '#stores/records/open-records.ts';
import { whileHoldingLock } from '#stores/records/questions/hold-lock.ts';
import { readRulesInForce } from '#stores/records/rules/rules-in-force.ts';
import { dueStanding, dueUncontacted } from '#stores/records/scores/due-scoring.ts';
import { refreshFading } from '#stores/records/scores/refresh-fading.ts';
import { learnFromLeads } from './learn-from-leads.ts';

const everyMs = 300_000;
/** Whether there is anything to learn anew is looked at so often. */
const learnEveryMs = 3_600_000;
/** In five minutes; each takes the machine some milliseconds. */
const standingAtOnce = 2_000;
const uncontactedEveryMs = 10_800_000;
const uncontactedAtOnce = 5_000;
const roundsMax = 100;

export async function scheduleScoring(schedule: Schedule, records: Records): Promise<void> {
  await schedule.every('due-standing-scores', everyMs, () => dueStanding(records.db, standingAtOnce));
  await schedule.every('due-uncontacted-customers', uncontactedEveryMs, async () => {
    const { contactDays, silent } = (await readRulesInForce(records)).signal;
    if (!silent.includes('not_contacted'))
      await dueUncontacted(records.db, { contactDays, newsDays, limit: uncontactedAtOnce });
  });
  await schedule.every('refresh-fading-scores', everyMs, async () => {
    await whileHoldingLock(records, 'refresh-fading-scores', async () => {
      const rules = await readRulesInForce(records);
      for (let round = 0; round < roundsMax; round += 1)
        if ((await refreshFading(records, rules, Date.now())) === 0) return;
    });
  });
  await schedule.every('learn-from-leads', learnEveryMs, async () => {
    await whileHoldingLock(records, 'learn-from-leads', () => learnFromLeads(records, Date.now()));
  });
}
