// What is read of a body's frame: numbers that cannot be are left out, before anything has to store them.

import { expect, it } from 'vitest';
import { readFrame } from '#collector/read-frame.ts';

const read = (fields: Record<string, unknown>) =>
  readFrame(Buffer.from(JSON.stringify({ site: 's', events: [{}], ...fields })), 10);

it('takes screen sizes and the time of sending only when they can be', () => {
  for (const number of [1e300, -1, '5', null, [7]]) {
    const frame = read({ sent: number, hints: { screenWidth: number, screenHeight: number } });
    expect([frame.sentAtMs, frame.hints]).toEqual([null, {}]);
  }
  const frame = read({ sent: 1.7e12, hints: { screenWidth: 1920, viewportWidth: 1279.6 } });
  expect([frame.sentAtMs, frame.hints]).toEqual([1.7e12, { screenWidth: 1920, viewportWidth: 1280 }]);
});
