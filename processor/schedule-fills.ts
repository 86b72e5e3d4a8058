// What an older program that still runs beside this one writes without it: whose its orders and leads are, and by which words its leads are
// found. Filled again and again, and not at the start alone, since that program goes on for as long as it runs.

import type { Schedule } from '#stores/queue/open-schedule.ts';
import { fillLeadOwners, fillLeadWords } from '#stores/records/leads/keep-lead-company.ts';
import type { Records } from '#stores/records/open-records.ts';
import { fillOrderOwners } from '#stores/records/orders/keep-order-owners.ts';
import { whileHoldingLock } from '#stores/records/questions/hold-lock.ts';

const everyMs = 60_000;
/** Of leads, nothing tells those without an owner from those whose company has none; no two programs run beside each other for longer. */
const leadDays = 2;

export async function scheduleFills(schedule: Schedule, records: Records): Promise<void> {
  await schedule.every('fill-kept-of-companies', everyMs, async () => {
    await whileHoldingLock(records, 'fill-kept-of-companies', async () => {
      await fillLeadWords(records);
      await fillOrderOwners(records);
      await fillLeadOwners(records, leadDays);
    });
  });
}
