// What waits at the gate before it is unpacked.

import { expect, test } from 'vitest';
import { createEventGate } from '#stores/queue/event-gate.ts';

test('lets no more events in than the most, in the order of asking', async () => {
  const gate = createEventGate({ events: 10, bytes: 100 });
  const order: string[] = [];
  const enter = async (name: string, events: number) => {
    const leave = await gate.enter({ events, bytes: 1 });
    order.push(name);
    return leave;
  };
  const first = await enter('first', 6);
  const second = enter('second', 6);
  const third = enter('third', 1);
  await Promise.resolve();
  expect(order).toEqual(['first']);
  first();
  (await second)();
  (await third)();
  expect(order).toEqual(['first', 'second', 'third']);
});

test('lets a batch in that is larger than the most when nothing else is inside', async () => {
  const gate = createEventGate({ events: 10, bytes: 100 });
  const leave = await gate.enter({ events: 500, bytes: 1 });
  let isIn = false;
  const next = gate.enter({ events: 1, bytes: 1 }).then((leaveNext) => {
    isIn = true;
    return leaveNext;
  });
  await Promise.resolve();
  expect(isIn).toBe(false);
  leave();
  (await next)();
  expect(isIn).toBe(true);
});

test('lets few large batches in where many small ones would fit', async () => {
  const gate = createEventGate({ events: 10, bytes: 100 });
  const leave = await gate.enter({ events: 1, bytes: 60 });
  let isIn = false;
  const next = gate.enter({ events: 1, bytes: 60 }).then((leaveNext) => {
    isIn = true;
    return leaveNext;
  });
  await Promise.resolve();
  expect(isIn).toBe(false);
  leave();
  (await next)();
  expect(isIn).toBe(true);
});
