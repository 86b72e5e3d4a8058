// By when whoever got a lead is to get in touch.

import { expect, test } from 'vitest';
import { describeLeadTask } from '#intelligence/sync/describe-lead-task.ts';

test('the task of a lead is due on the next working day, on the wall of the CRM', () => {
  const house = { workingDays: [1, 2, 3, 4, 5], minute: 510 };
  const due = (since: string) =>
    new Date(
      describeLeadTask(
        { id: 4, sinceMs: Date.parse(since) },
        { language: 'en', timeZone: 'Europe/Rome' },
        house,
      ).dueMs,
    ).toISOString();
  // Thursday, and Friday evening.
  expect(due('2026-11-26T06:00:00Z')).toBe('2026-11-27T07:30:00.000Z');
  expect(due('2026-11-27T18:00:00Z')).toBe('2026-11-30T07:30:00.000Z');
});
