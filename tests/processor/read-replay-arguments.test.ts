// What `npx fiuto replay` understands.

import { expect, test } from 'vitest';
import { readReplayArguments } from '#run/commands/replay.ts';

test.each([
  [[], { site: undefined, reason: undefined, sinceMs: undefined }],
  [['--since', '24h'], { site: undefined, reason: undefined, sinceMs: 86_400_000 }],
  [['--since=90m', '--site', 'abc'], { site: 'abc', reason: undefined, sinceMs: 5_400_000 }],
  [['--reason', 'malformed'], { site: undefined, reason: 'malformed', sinceMs: undefined }],
])('understands %j', (args, wanted) => {
  expect(readReplayArguments(args)).toEqual(wanted);
});

test.each([
  [['--reason', 'because'], /"because" is no reason: choose one of malformed/],
  [['--since', 'yesterday'], /"yesterday" is no time: write it as 90m, 24h or 7d/],
  [['--everything'], /--everything/],
])('says what is wrong with %j', (args, message) => {
  expect(readReplayArguments(args)).toMatch(message);
});
