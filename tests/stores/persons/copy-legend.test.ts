// A copy explains itself: every part of it and every code in it has words in both languages.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyLegend } from '#stores/persons/copy-legend.ts';
import { exportPerson } from '#stores/persons/export-person.ts';
import { findHeld } from '#stores/persons/find-held.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { addRecipients, createMailing } from '#stores/records/links/change-mailings.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { openRightsDesk } from '#stores/records/rights/open-rights-desk.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

const secret = 'ab'.repeat(32);
const email = 'anna@acme.it';
const key = `email:${email}`;
let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
  const siteId = (await createSite(records, { name: 'Acme' })).site.id;
  const atMs = Date.now() - 60_000;
  await keepSaid(records, {
    words: [
      {
        siteId,
        visitor: '00112233445566aa',
        key,
        means: key,
        strength: 'claim',
        atMs,
        id: 'e1',
        how: 'identify',
      },
    ],
    values: [{ key, field: 'name', value: 'Anna', source: 'mailbox', confidence: 'confirmed', atMs }],
    ...{ proofs: [], contacts: [{ key, atMs }], refusals: [] },
  });
  const mailing = await createMailing(records, { id: 'u', name: 'Ada' }, { siteId, name: 'News' });
  await addRecipients(records, mailing.id, [{ email, name: 'Anna', allowsTracking: null }]);
  const desk = openRightsDesk(records, secret);
  await desk.unsubscribe({ id: 1, email });
  await desk.object({ id: 1, email }, 'en');
}, 120_000);
afterAll(() => records?.close());

/** Of somebody who wrote a mail, as the pipeline stores it. */
const mailEvent = {
  ...{ id: 'e9', siteId: 1, atMs: Date.now(), visitor: '', type: 'engagement', channel: 'provider' },
  ...{ consent: 'granted', purposes: 7 },
};

it('has words in both languages for each of its parts and for each code that stands in it', async () => {
  const events = { ask: async () => [mailEvent] as never[] };
  const parts = { events, records, secret, siteIds: [1], nameSubject: () => '7', nowMs: Date.now() };
  const copy = await exportPerson(parts, await findHeld(records, key, 'proven'));
  expect(copy.legend).toBe(copyLegend);
  const sections = Object.entries(copy.records).map(([name, rows]) => [`records.${name}`, rows] as const);
  for (const [name, rows] of [...sections, ['events', copy.events], ['browsers', copy.browsers]] as const) {
    expect(copyLegend[name], name).toBeDefined();
    for (const row of rows)
      for (const [field, value] of Object.entries(row)) {
        const { codes } = copyLegend[`${name}.${field}`] ?? {};
        if (codes === undefined || value === '' || value === null) continue;
        expect(codes[String(value)], `${name}.${field}: ${String(value)}`).toBeDefined();
      }
  }
  const { rows } = await records.db.execute(sql`SELECT count(*)::int AS n FROM rights_requests`);
  expect(rows).toEqual([{ n: 1 }]);
});

it('says of somebody who wrote a mail what was allowed and why', () => {
  expect(copyLegend['events.purposes']?.codes?.['7']).toEqual({
    en: 'measuring, naming the company, putting it down to you by name',
    it: 'misurazione, indicare l’azienda, associarlo al tuo nome',
  });
  expect(copyLegend['events.consent']?.codes?.['granted']?.en).toContain('such as a mail');
  for (const entry of Object.values(copyLegend))
    for (const { en, it: italian } of [entry, ...Object.values(entry.codes ?? {})]) {
      expect(en).not.toBe('');
      expect(italian).not.toBe('');
    }
});
