// What the dashboard may ask to replay.

import { describe, expect, it } from 'vitest';
import { readReplayRequest } from '#run/read-replay-request.ts';

const window = { from: '2026-03-10T00:00:00Z', to: '2026-03-11T00:00:00Z' };

describe('a replay asked for by the dashboard', () => {
  it('keeps every part of the filter', () => {
    expect(readReplayRequest({ filter: { ...window, site: 7, reason: 'malformed' } })).toEqual({
      siteId: 7,
      reason: 'malformed',
      fromMs: Date.parse(window.from),
      toMs: Date.parse(window.to),
    });
  });

  it('is refused for a reason that does not exist, instead of replaying everything', () => {
    const ask = () => readReplayRequest({ filter: { ...window, reason: 'malformd' } });
    expect(ask).toThrow(/"malformd".*malformed/);
  });
});
