// A backend whose users share a mailbox: each stays who they are, in the real tables.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSaid, type SayingEvent } from '#processor/person/read-said.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
let siteId: number;
beforeAll(async () => {
  records = await openTestRecords();
  siteId = (await createSite(records, { name: 'Shop' })).site.id;
}, 120_000);
afterAll(() => records?.close());

async function identify(userId: string, email: string, name: string, visitor: string, timeMs: number) {
  const event: SayingEvent = {
    ...{ siteId, id: `event-${userId}`, batch: 'b', timeMs, channel: 'server', consent: 'granted' },
    ...{ purposes: 7, consentVersion: '', visitor, name: '', type: 'identify', isBot: true },
    raw: { type: 'identify', userId, traits: { email, name } },
  };
  const found = readSaid(event, undefined);
  if (found !== undefined) await keepSaid(records, found.said);
}

it('never names one after the other, and gives each their own browser', async () => {
  const atMs = Date.UTC(2026, 4, 1, 8);
  await identify('501', 'family@rossi-valvole.it', 'Ugo', '00000000000000d1', atMs);
  await identify('502', 'family@rossi-valvole.it', 'Lea', '00000000000000d2', atMs + 60_000);
  await identify('601', 'info@acme.it', 'Ida', '00000000000000d3', atMs);
  await identify('602', 'info@acme.it', 'Eva', '00000000000000d4', atMs + 60_000);
  const { rows } = await records.db.execute(sql`
    SELECT c.name, c.email, s.visitor, s.strength FROM visitor_spans s
    JOIN identity_keys k ON k.id = s.key_id JOIN person_cards c ON c.person_id = k.person_id ORDER BY s.visitor`);
  const own = (name: string, email: string, place: number) => ({
    ...{ name, email, visitor: `00000000000000d${place}`, strength: 'proof' },
  });
  expect(rows).toEqual([
    own('Ugo', 'family@rossi-valvole.it', 1),
    own('Lea', 'family@rossi-valvole.it', 2),
    own('Ida', 'info@acme.it', 3),
    own('Eva', 'info@acme.it', 4),
  ]);
});
