// An update that adds to what a session holds brings it to the days that were cut before it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recutAfterChange } from '#processor/recut-after-change.ts';
import { recutTouchedDays } from '#processor/recut-touched-days.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import { openEventStore } from '#stores/events/open-event-store.ts';
import { listKeptVisits } from '#stores/events/questions/list-visits.ts';
import type { Records } from '#stores/records/open-records.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';

const dayMs = 86_400_000;
const startMs = Date.UTC(2026, 9, 10, 9);
let records: Records;
let events: EventStore;
let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-recut-all-'));
  records = await openTestRecords();
  events = await openEventStore({ kind: 'embedded', path: directory }, quietLog);
});
afterAll(async () => {
  await events.close();
  await records.close();
  rmSync(directory, { recursive: true, force: true });
});

async function insertView(): Promise<void> {
  const facts = { type: 'page_view', outcome: 'stored', consent: 'granted', path: '/', visitor_id: 7 };
  const campaign = { campaign_term: 'pumps', campaign_content: 'button', campaign_id: '42' };
  const row = { ...facts, ...campaign, click_id_name: 'gclid', click_id: 'Cj0K' };
  const keys = { site_id: 1, id: '0192747f-3c00-7000-8000-000000000001', id_time: startMs, time: startMs };
  const all = { ...keys, ...row };
  await events.insert('events_v1', Object.keys(all), [Object.values(all)], 'one-view');
}

const kept = () =>
  events.ask(listKeptVisits, {
    ...{ siteIds: [1], fromMs: startMs - dayMs, toMs: startMs + dayMs, bots: 'without' },
    ...{ channel: '', country: '', device: '', consent: '', minPages: 0, limit: 10 },
    ...{ ofCompany: false, companyIds: [], domain: '', companyName: '' },
    ...{ beforeMs: startMs + dayMs, beforeId: '' },
  });

it('cuts every day of the table again, once', async () => {
  await insertView();
  // As the table was filled before it had the columns.
  await events.command(
    `INSERT INTO sessions_v1 (site_id, visitor_id, started_at, ended_at, consent) VALUES
      (1, 7, fromUnixTimestamp64Milli(${startMs}, 'UTC'), fromUnixTimestamp64Milli(${startMs}, 'UTC'), 'granted')`,
  );
  expect(await kept()).toMatchObject([{ campaignTerm: '', clickId: '' }]);
  expect(await recutAfterChange(events, records)).toBe(1);
  await recutTouchedDays({ events, records, log: quietLog }, Date.now() + dayMs);
  expect(await kept()).toMatchObject([
    {
      campaignTerm: 'pumps',
      campaignContent: 'button',
      campaignId: '42',
      clickIdName: 'gclid',
      clickId: 'Cj0K',
    },
  ]);
  expect(await recutAfterChange(events, records)).toBe(0);
});
