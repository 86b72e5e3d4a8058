// Looks people up again and again, on one machine at a time.

import type { Schedule } from '#stores/queue/open-schedule.ts';
import { whileHoldingLock } from '#stores/records/questions/hold-lock.ts';
import { lookUpPersons, type PersonLookupParts } from './look-up-persons.ts';

const everyMs = 30_000;

export async function schedulePersonLookups(
  schedule: Pick<Schedule, 'every'>,
  parts: PersonLookupParts,
): Promise<void> {
  let isRunning = false;
  await schedule.every('look-up-persons', everyMs, async () => {
    if (isRunning) return;
    isRunning = true;
    try {
      await whileHoldingLock(parts.records, 'look-up-persons', () => lookUpPersons(parts));
    } finally {
      isRunning = false;
    }
  });
}
