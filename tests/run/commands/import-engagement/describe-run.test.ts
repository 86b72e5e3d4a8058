// What the terminal says when an import is brought in and taken back: whole sentences, in the singular where there is one.

import { expect, test } from 'vitest';
import { describeBroughtIn, describeTakenBack } from '#run/commands/import-engagement/describe-run.ts';
import type { EngagementRun } from '#stores/records/engagement-import/import-runs.ts';

const run = (over: object) => ({ id: 7, counts: { new: 1 }, undone: null, ...over }) as EngagementRun;

test('says what was brought in', () => {
  expect(describeBroughtIn(run({}))).toContain('Brought in 1 row as run 7.');
  expect(describeBroughtIn(run({ counts: { new: 2_000 } }))).toContain('2,000 rows');
});

test('says what is gone, telephone numbers and profiles with the addresses', () => {
  expect(describeTakenBack(run({ undone: { events: 1, people: 1, requests: 1, kept: 1 } }))).toBe(
    'Run 7 is taken back: 1 event, 1 e-mail address, telephone number or profile, 1 request. 1 row stays, since another import holds it.\n',
  );
  expect(describeTakenBack(run({ undone: { events: 2, people: 3, requests: 0, kept: 0 } }))).toBe(
    'Run 7 is taken back: 2 events, 3 e-mail addresses, telephone numbers and profiles, 0 requests.\n',
  );
});
