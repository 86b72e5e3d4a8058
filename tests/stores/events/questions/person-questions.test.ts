// Questions about one person, on the real embedded engine.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { EventStore } from '#stores/events/event-store.ts';
import { openEventStore } from '#stores/events/open-event-store.ts';
import { personConsent } from '#stores/events/questions/person-consent.ts';
import { personEvents } from '#stores/events/questions/person-events.ts';
import { personVisits } from '#stores/events/questions/person-visits.ts';
import { insertEvents } from '#tests/dashboard/server/support/insert-events.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

const directory = mkdtempSync(join(tmpdir(), 'fiuto-test-person-'));
const dayMs = 86_400_000;
const startMs = Date.now() - 60 * dayMs;
const anna = '00000000000000aa';
const annaPhone = 'f0000000000000ab';
const other = '00000000000000cc';
const window = { siteIds: [1, 2], fromMs: startMs - dayMs, toMs: startMs + 50 * dayMs };
const hers = { browserSites: [1, 2], browsers: [anna, annaPhone] };

let events: EventStore;

beforeAll(async () => {
  events = await openEventStore({ kind: 'embedded', path: directory }, quietLog);
  const granted = { consent: 'granted', purposes: 7 };
  await insertEvents(events, [
    { at: startMs, site: 1, visitor: anna, path: '/', ...granted },
    { at: startMs + 1_000, site: 1, visitor: anna, path: '/prezzi', ...granted },
    { at: startMs + dayMs, site: 1, visitor: anna, path: '/', consent: 'limited', purposes: 0 },
    { at: startMs + 2 * dayMs, site: 1, visitor: anna, path: '/', consent: 'granted', purposes: 3 },
    { at: startMs + 3 * dayMs, site: 2, visitor: annaPhone, path: '/app', ...granted, consent_version: 'v2' },
    { at: startMs + 3 * dayMs, site: 1, visitor: annaPhone, path: '/no', ...granted },
    { at: startMs + 3 * dayMs, site: 1, visitor: other, path: '/no', ...granted },
    { at: startMs + 4 * dayMs, site: 1, type: 'engagement', subject: '18446744073709551615', name: 'click' },
    { at: startMs + 5 * dayMs, site: 2, type: 'form_submit', subject: '42', name: 'contact' },
    { at: startMs + 6 * dayMs, site: 2, type: 'form_submit', subject: '43', name: 'contact' },
  ]);
});

afterAll(async () => {
  await events?.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('visits of a person', () => {
  it('are those of their own browsers at their own sites, where they agreed to be known', async () => {
    const visits = await events.ask(personVisits, { ...window, ...hers, bots: 'without', limit: 10 });
    expect(
      visits.map(({ siteId, visitor, entryPath, pages }) => [siteId, visitor, entryPath, pages]),
    ).toEqual([
      [2, annaPhone, '/app', 1],
      [1, anna, '/', 2],
    ]);
  });

  it('are none where there is no browser', async () => {
    const nobody = { browserSites: [], browsers: [] };
    expect(await events.ask(personVisits, { ...window, ...nobody, bots: 'without', limit: 10 })).toEqual([]);
  });
});

describe('events of a person', () => {
  it('are found by any of their hashes, over all sites, the newest first', async () => {
    const subjects = ['18446744073709551615', '42'];
    const found = await events.ask(personEvents, { ...window, subjects, type: '', limit: 10 });
    expect(found.map(({ type, siteId }) => [type, siteId])).toEqual([
      ['form_submit', 2],
      ['engagement', 1],
    ]);
    const forms = await events.ask(personEvents, { ...window, subjects, type: 'form_submit', limit: 10 });
    expect(forms).toHaveLength(1);
  });
});

describe('consent of a person', () => {
  it('is what their newest event says', async () => {
    const [consent] = await events.ask(personConsent, { ...window, ...hers });
    expect(consent).toMatchObject({ consent: 'granted', purposes: 7, version: 'v2' });
  });
});

describe('the indexes', () => {
  it('let most of a long time be skipped', async () => {
    const rows = Array.from({ length: 60_000 }, (_, n) => ({
      ...{
        at: startMs - 40 * dayMs + n * 30_000,
        site: 3,
        consent: 'granted',
        purposes: 7,
        subject: n === 9 ? '77' : '0',
      },
      visitor: (0x1000_0000 + Math.floor(n / 10)).toString(16).padStart(16, '0'),
    }));
    await insertEvents(events, rows);
    await events.command('OPTIMIZE TABLE events_v1 FINAL');
    for (const condition of [
      "visitor_id = reinterpretAsUInt64(reverse(unhex('0000000010000400')))",
      'subject = 77',
    ]) {
      const plan = await events.ask(
        {
          name: 'explain-index',
          sql: `EXPLAIN indexes = 1 SELECT count() FROM events_v1 WHERE site_id = 3 AND ${condition}`,
          parameters: z.object({}),
          row: z.object({ explain: z.string() }),
        },
        {},
      );
      const granules = plan.flatMap(({ explain }) => /Granules: (\d+)\/(\d+)/.exec(explain)?.slice(1) ?? []);
      expect(Number(granules.at(-2))).toBeLessThanOrEqual(3);
      expect(Number(granules.at(-1))).toBeGreaterThanOrEqual(4);
    }
  });
});
