// Of what a company's people did, what the signals are found from.

import { expect, it } from 'vitest';
import type { Deed } from '#intelligence/scoring/list-scored-events.ts';
import { type FactParts, gatherFacts } from '#intelligence/signals/gather-facts.ts';
import { nowMs } from '../../support/sample-lead-facts.ts';

const deed = (type: string, minutesAgo: number, more: Partial<Deed> = {}): Deed => ({
  ...{
    eventId: `${type} ${minutesAgo}`,
    siteId: 1,
    visitor: '00000000000000a1',
    type,
    action: '',
    target: '',
  },
  ...{ atMs: nowMs - minutesAgo * 60_000, receivedMs: nowMs, channel: 'browser', pageKind: 'contact' },
  ...{ host: 'www.example.com', path: '/', trafficChannel: 'direct', campaignName: '', name: 'contatto' },
  ...{ engagedMs: 0, scrollPercent: 0, allowsPerson: false, human: '' },
  ...more,
});

function formsLeft(...deeds: Deed[]) {
  const visit = { deeds, personId: undefined, endMs: nowMs };
  const parts = {
    ...{ companyId: 7, deeds: { visits: [visit], outside: [] }, score: { score: 0, fit: { score: 0 } } },
    ...{ scoreBefore: 0, isCustomer: false, deal: 'none', requests: [], newcomers: [], promises: [] },
    ...{ contactedAtMs: undefined, sinceMs: 0, knownSinceMs: 0, newFromMs: nowMs - 60_000 },
  };
  return gatherFacts(parts as unknown as FactParts).formsLeft;
}

it('a form that was begun and left is one, unless it was sent in the same visit, and once however often it was left', () => {
  expect(formsLeft(deed('page_view', 9), deed('form_left', 8))).toEqual([
    { id: 'form_left 8', atMs: nowMs - 8 * 60_000, isNew: true },
  ]);
  expect(formsLeft(deed('form_left', 8), deed('form_submit', 5))).toEqual([]);
  expect(formsLeft(deed('form_left', 8), deed('form_submit', 5, { name: 'ricerca' }))).toHaveLength(1);
  expect(formsLeft(deed('form_left', 8), deed('form_left', 5)).map(({ id }) => id)).toEqual(['form_left 5']);
  expect(formsLeft(deed('form_left', 8, { channel: 'import' }))[0]?.isNew).toBe(false);
});
