// Scored events for tests: a page view of a human, with whatever a test wants to be otherwise.

import fc from 'fast-check';
import type { ScoredEvent } from '#intelligence/scoring/scored-event.ts';

export const dayMs = 86_400_000;
export const beginMs = Date.UTC(2026, 0, 10, 9);

export function sampleScoredEvent(more: Partial<ScoredEvent> = {}): ScoredEvent {
  return {
    id: 'e1',
    atMs: beginMs,
    actor: 'visitor:1',
    isHuman: true,
    type: 'page_view',
    action: '',
    pageKind: 'price',
    path: '/prices',
    site: 'acme.example',
    channel: 'direct',
    campaign: '',
    name: '',
    target: '',
    engagedMs: 0,
    scrollPercent: 0,
    ...more,
  };
}

/** Some months of deeds of a few people, by their ids all different. */
export const someScoredEvents = fc
  .array(
    fc.record({
      atMs: fc.integer({ min: 0, max: 120 * 24 }).map((hours) => beginMs + hours * 3_600_000),
      actor: fc.constantFrom('person:1', 'person:2', 'visitor:3'),
      isHuman: fc.constantFrom(true, true, true, false),
      deed: fc.constantFrom<Partial<ScoredEvent>>(
        {},
        { pageKind: 'quote' },
        { pageKind: 'support' },
        { pageKind: 'product' },
        { type: 'form_submit', pageKind: 'other' },
        { type: 'engagement', action: 'email_click', pageKind: 'other' },
        { type: 'engagement', action: 'email_unsubscribe', pageKind: 'other' },
        { type: 'engagement', action: 'meeting_cancelled', pageKind: 'other' },
        { type: 'page_leave', engagedMs: 90_000, pageKind: 'product' },
      ),
    }),
    { maxLength: 40 },
  )
  .map((deeds) =>
    deeds.map(({ deed, ...event }, at) => sampleScoredEvent({ ...event, ...deed, id: `e${at}` })),
  );
