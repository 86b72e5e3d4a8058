// What a provider takes back is gone from events, requests and people, also when the processor ends in between, and nothing else is.

import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { deleteReported } from '#processor/connections/delete-reported.ts';
import { openConnectionKeys } from '#stores/records/connection-keys.ts';
import { createConnection, findConnection } from '#stores/records/questions/keep-connections.ts';
import { keepDeliveries } from '#stores/records/questions/keep-deliveries.ts';
import { keepFetchedDelivery } from '#stores/records/questions/keep-fetched-delivery.ts';
import { sealDelivery } from '#stores/records/seal-delivery.ts';
import { linkedinLead } from '#tests/crm/leads/open-lead-desk.ts';
import { brunoOnLinkedin, linkedinForm } from '#tests/crm/leads/sample-leads.ts';
import { type Flow, makeFlowPlace, openFlow, readOutcomes } from './start-flow.ts';

const hourMs = 3_600_000;

async function connect(flow: Flow, secret: string): Promise<number> {
  const connection = {
    ...{
      siteId: flow.site.id,
      provider: 'linkedin' as const,
      name: 'LinkedIn',
      token: 't'.repeat(32),
      settings: {},
    },
    ...{ trackingConsent: false, secrets: { secret: 's', verifyToken: '' }, by: { id: 'u1', name: 'Ada' } },
  };
  const row = await createConnection(flow.records, connection, openConnectionKeys(secret));
  return row?.id ?? 0;
}

/** As the intake keeps it. */
async function tell(flow: Flow, secret: string, connectionId: number, body: unknown): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(body));
  const hash = createHash('sha256').update(bytes).digest('hex');
  const keys = openConnectionKeys(secret);
  await keepDeliveries(flow.records, [
    {
      ...{
        connectionId,
        receivedAt: new Date(),
        dedupeKey: hash,
        bodyHash: hash,
        bytes: bytes.length,
        isTest: false,
      },
      sealed: await sealDelivery({ headers: { 'x-li-signature': 'checked' }, body: bytes }, keys.deliveries),
      bodyUntil: new Date(Date.now() + hourMs),
    },
  ]);
}

/** A lead with its answers, as the outbox keeps it. */
async function tellLead(
  flow: Flow,
  secret: string,
  connectionId: number,
  id: string,
  email: string,
): Promise<void> {
  const answers = brunoOnLinkedin.formResponse.answers.map((one) =>
    one.questionId === 3 ? { questionId: 3, answerDetails: { textQuestionAnswer: { answer: email } } } : one,
  );
  const response = { ...brunoOnLinkedin, submittedAt: Date.now() - hourMs, formResponse: { answers } };
  const leadId = `urn:li:leadGenFormResponse:${id}`;
  const body = { response, form: linkedinForm, notice: { leadId, formId: '', atMs: Date.now() - hourMs } };
  const delivery = {
    ...{ connectionId, what: 'lead', thing: leadId, body: Buffer.from(JSON.stringify(body)) },
    ...{ receivedAt: new Date(), bodyUntil: new Date(Date.now() + hourMs) },
  };
  await keepFetchedDelivery(flow.records.db, delivery, openConnectionKeys(secret));
}

const countOf = async (flow: Flow, what: ReturnType<typeof sql>) =>
  (await flow.records.db.execute<{ n: number }>(sql`SELECT count(*)::int AS n FROM ${what} LIMIT 1`)).rows[0]
    ?.n ?? -1;

const requestsOf = (flow: Flow, email: string) => countOf(flow, sql`requests WHERE said_email = ${email}`);
const keysOf = (flow: Flow, email: string) =>
  countOf(flow, sql`identity_keys WHERE key = ${`email:${email}`}`);
const valuesOf = (flow: Flow, email: string) =>
  countOf(
    flow,
    sql`person_values v JOIN identity_keys k ON k.id = v.key_id WHERE k.key = ${`email:${email}`}`,
  );

test('a lead that the platform deletes leaves no event, no request and no person, and its neighbours stay', {
  timeout: 120_000,
}, async () => {
  const { place, remove } = await makeFlowPlace();
  let flow = await openFlow(place);
  const secret = place.masterKey;
  const connection = await connect(flow, secret);
  let processor = await flow.startProcessor();
  const [bruno, carla] = ['bruno@beta-macchine.it', 'carla@gamma-impianti.it'];
  await tellLead(flow, secret, connection, 'gone-1', bruno);
  await tellLead(flow, secret, connection, 'stays-1', carla);
  // Of one person two: the second still tells the same afterwards.
  await tellLead(flow, secret, connection, 'gone-2', carla);
  const leads = async () =>
    (await readOutcomes(flow)).filter(({ raw }) => raw.includes('lead_form') || raw === '').length;
  await expect.poll(leads, { timeout: 60_000 }).toBe(3);
  await expect.poll(() => requestsOf(flow, carla), { timeout: 20_000 }).toBe(2);
  expect(await requestsOf(flow, bruno)).toBe(1);
  for (const email of [bruno, carla])
    await expect.poll(() => valuesOf(flow, email), { timeout: 20_000 }).toBeGreaterThan(3);
  const carlaKnown = await valuesOf(flow, carla);
  for (const id of ['gone-1', 'gone-2']) await tell(flow, secret, connection, linkedinLead(id, 'DELETED'));
  await expect.poll(() => countOf(flow, sql`event_deletions`), { timeout: 20_000 }).toBe(2);
  // Ended before anything was deleted, or in the middle of it: what is left to do stands in the records.
  await processor.stop();
  await flow.close();
  flow = await openFlow(place);
  processor = await flow.startProcessor();
  await expect
    .poll(() => countOf(flow, sql`event_deletions WHERE done_at IS NULL`), { timeout: 60_000 })
    .toBe(0);
  expect(await requestsOf(flow, bruno)).toBe(0);
  expect(await keysOf(flow, bruno)).toBe(0);
  expect(await requestsOf(flow, carla)).toBe(1);
  expect(await valuesOf(flow, carla)).toBe(carlaKnown);
  const rows = await readOutcomes(flow);
  // The lead that stays, and that two were deleted.
  expect(rows).toHaveLength(3);
  expect(JSON.stringify(rows)).not.toContain('bruno');
  const record = await findConnection(flow.records, connection);
  expect(record?.deletedCount).toBe(2);
  await processor.stop();
  // The same once more finds nothing and changes nothing; after the last look nothing is remembered.
  const parts = { events: flow.events, records: flow.records, secret };
  const days = (count: number) => new Date(Date.now() + count * 24 * hourMs);
  for (const day of [1, 2, 3, 8, 30]) await deleteReported(parts, days(day));
  expect(await countOf(flow, sql`event_deletions`)).toBe(0);
  expect(await readOutcomes(flow)).toHaveLength(3);
  await flow.close();
  await remove();
});
