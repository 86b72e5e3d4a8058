// A confirmed answer to a form of our own proves whose browser it was, once, and nothing of whoever was erased.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sayConfirmedAnswers } from '#processor/person/say-confirmed-answers.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import type { Records } from '#stores/records/open-records.ts';
import { confirmAnswer } from '#stores/records/questions/confirm-answer.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { keepOwnAnswer } from '#stores/records/questions/keep-own-answer.ts';
import { makeId } from '#tests/support/sample-events.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
let siteId: number;
beforeAll(async () => {
  records = await openTestRecords();
  siteId = (await createSite(records, { name: 'Sample' })).site.id;
});
afterAll(() => records.close());

const visitor = '00112233445566aa';
const nobodyErased = { load: async () => undefined, has: () => false };
const nothingTakenBack = { load: async () => undefined, isWithdrawn: () => false };

async function confirm(email: string, receivedAtMs = Date.now(), inBrowser = visitor): Promise<void> {
  await keepOwnAnswer(records, {
    ...{ siteId, ticketId: makeId(receivedAtMs), receivedAtMs, formKey: 'abcdefghjkmn' },
    ...{ formName: 'Quote', text: 'Ten pumps', answers: [], language: 'en', page: 'a.example/' },
    visitor: inBrowser,
    claims: { name: 'Bo Berg', email, phone: '', company: 'Acme', jobTitle: '' },
    campaign: { source: '', medium: '', name: '' },
    ...{ consent: { text: 'I agree', version: 1 }, confirms: true, isSuspected: false },
  });
  const { rows } = await records.db.execute<{ id: string }>(
    sql`SELECT id FROM requests WHERE said_email = ${email} ORDER BY id DESC LIMIT 1`,
  );
  await confirmAnswer(records, Number(rows[0]?.id));
}

const spans = async () =>
  (
    await records.db.execute(
      sql`SELECT k.key, s.visitor, s.strength FROM visitor_spans s JOIN identity_keys k ON k.id = s.key_id ORDER BY k.key`,
    )
  ).rows;

it('proves whose browser it was, once', async () => {
  await confirm('Bo@acme.it');
  expect(await sayConfirmedAnswers(records, nobodyErased, nothingTakenBack)).toBe(1);
  expect(await spans()).toEqual([{ key: 'email:bo@acme.it', visitor, strength: 'proof' }]);
  const { rows } = await records.db.execute(
    sql`SELECT field, value, confidence FROM person_values ORDER BY field`,
  );
  expect(rows).toEqual([
    { field: 'company', value: 'Acme', confidence: 'claim' },
    { field: 'email', value: 'bo@acme.it', confidence: 'confirmed' },
    { field: 'name', value: 'Bo Berg', confidence: 'claim' },
  ]);
  expect(await sayConfirmedAnswers(records, nobodyErased, nothingTakenBack)).toBe(0);
});

it('says nothing of whoever was erased', async () => {
  await confirm('gone@acme.it');
  const has = (key: string) => key === 'email:gone@acme.it';
  expect(await sayConfirmedAnswers(records, { ...nobodyErased, has }, nothingTakenBack)).toBe(1);
  expect(JSON.stringify(await spans())).not.toContain('gone');
});

it('proves who used the browser when the form was filled in, not when the mail was read', async () => {
  const hourMs = 3_600_000;
  const [filledMs, leaMs] = [Date.now() - 20 * hourMs, Date.now() - 2 * hourMs];
  const shared = '00112233445566bb';
  const lea = 'email:lea@acme.it';
  await confirm('ugo@acme.it', filledMs, shared);
  await keepSaid(records, {
    ...{ proofs: [], values: [], contacts: [], refusals: [] },
    words: [
      ...[
        { siteId, visitor: shared, key: lea, means: lea, strength: 'claim', atMs: leaMs, id: 'lea' } as const,
      ],
    ].map((word) => ({ ...word, how: 'identify' as const })),
  });
  await sayConfirmedAnswers(records, nobodyErased, nothingTakenBack);
  const { rows } = await records.db.execute(sql`
    SELECT k.key, s.from_ms::float8 AS "fromMs", s.strength FROM visitor_spans s JOIN identity_keys k ON k.id = s.key_id
    WHERE s.visitor = ${shared} ORDER BY s.place`);
  expect(rows).toEqual([
    { key: 'email:ugo@acme.it', fromMs: null, strength: 'proof' },
    { key: lea, fromMs: leaMs, strength: 'claim' },
  ]);
});
