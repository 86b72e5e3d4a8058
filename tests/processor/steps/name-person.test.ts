// Who took consent back is not known any more, and is answered all the same when they write again; what a provider took back is gone.

import { expect, test } from 'vitest';
import type { MatchedEvent } from '#contract/event-stages.ts';
import { createNamePerson } from '#processor/steps/name-person.ts';
import { sampleDescribedEvent } from '#tests/support/sample-events.ts';

const withdrawnMs = Date.UTC(2026, 0, 10);
const sites = { byId: () => undefined } as unknown as Parameters<typeof createNamePerson>[0]['sites'];
const name = (raw: object, timeMs: number, isGone = false, tookBackMs = withdrawnMs) => {
  const event = sampleDescribedEvent({
    ...{
      type: 'engagement',
      channel: 'provider',
      consent: 'granted',
      purposes: 7,
      consentAtMs: 0,
      timeMs,
      raw,
    },
  });
  const step = createNamePerson({
    ...{ sites, nameSubject: () => '7', isErased: () => false, isGone: () => isGone },
    isWithdrawn: (_, purpose, chosenAtMs) =>
      purpose === 'person' && tookBackMs > 0 && chosenAtMs <= tookBackMs,
  });
  return step(event as MatchedEvent) as ReturnType<typeof sampleDescribedEvent>;
};
const message = {
  ...{ type: 'engagement', provider: 'mailbox', kind: 'message', word: 'mail', human: 'human' },
  ...{ at: withdrawnMs, subject: { email: 'anna@acme.it' }, text: 'A quote, please' },
};

test('a new enquiry of somebody who took consent back keeps the request and names nobody', () => {
  const { said, subject } = name(message, withdrawnMs + 1);
  expect(subject).toBe('0');
  expect(said).toMatchObject({ keepsRequest: true, contacts: [], values: [], words: [] });
});

test('a mail whose sender is not proven names nobody', () => {
  expect(name(message, withdrawnMs + 1, false, 0).subject).toBe('7');
  const { said, subject } = name({ ...message, reasons: ['sender_unproven'] }, withdrawnMs + 1, false, 0);
  expect(subject).toBe('0');
  expect(said?.refusals).toEqual([]);
  expect(said).toMatchObject({ contacts: [], values: [], words: [] });
});

test('what they wrote before they took it back stays away', () => {
  expect(name(message, withdrawnMs - 1).said).toMatchObject({ keepsRequest: false });
});

test('what a provider took back is refused, also when it names nobody', () => {
  const { said } = name({ ...message, subject: {} }, withdrawnMs + 1, true);
  expect(said?.refusals).toMatchObject([{ kind: 'person', reason: 'erased' }]);
});
