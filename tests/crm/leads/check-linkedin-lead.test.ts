// What somebody says without a signature deletes nothing by itself.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resumeLane } from '#stores/records/outbox/pause-lane.ts';
import { connectionLane } from '#stores/records/reported/lead-record-key.ts';
import { showItems } from '../outbox/open-test-outbox.ts';
import { type LeadDesk, linkedinLead, metaLead, openLeadDesk } from './open-lead-desk.ts';
import { annaOnMeta, brunoOnLinkedin, linkedinForm } from './sample-leads.ts';

let desk: LeadDesk;
beforeAll(async () => {
  desk = await openLeadDesk();
  desk.linkedin.responses.set('abc-7', brunoOnLinkedin);
  desk.linkedin.forms.set('7234246', linkedinForm);
  desk.graph.leads.set('123', annaOnMeta);
});
afterAll(() => desk.close());

test('a deletion that nobody signed takes nothing away while LinkedIn has the lead, and all of it once it has not', async () => {
  const linkedin = await desk.connect('linkedin', 'member-token');
  await desk.deliver(linkedin, 'linkedin', linkedinLead('abc-7'));
  const fetchAll = async () => {
    await desk.understand();
    await desk.fetchLeads();
    await desk.understand();
  };
  await fetchAll();
  const kept = async () => {
    const { rows } = await desk.intake.records.db.execute(sql`SELECT FROM reported_things`);
    return rows.length;
  };
  expect(await kept()).toBe(1);
  const say = async (occurredAt: number) => {
    const body = JSON.stringify({ ...linkedinLead('abc-7', 'DELETED'), occurredAt });
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(linkedin.url, { method: 'POST', headers, body })).status).toBe(200);
    await fetchAll();
  };
  await say(1);
  expect(await kept()).toBe(1);
  expect((await linkedin.deliveries())[0]).toMatchObject({ state: 'ignored', reason: 'deletion_not_proven' });
  desk.linkedin.responses.delete('abc-7');
  await say(2);
  expect(await kept()).toBe(0);
});

test('while LinkedIn still has the lead it is asked again after an hour and after a day, since its API may be behind', async () => {
  desk.linkedin.responses.set('abc-8', brunoOnLinkedin);
  const { id: connectionId } = await desk.connect('linkedin', 'member-token');
  const saidAtMs = 1_790_000_000_000;
  const payload = { leadId: 'urn:li:leadGenFormResponse:abc-8', saidAtMs };
  const { signal } = new AbortController();
  const ask = (afterMs: number) =>
    desk.deliverers.check_linkedin_lead.deliver(payload, {
      ...{ itemId: 1, connectionId, nowMs: saidAtMs + afterMs, attempts: 0, signal },
    });
  const hourMs = 3_600_000;
  expect(await ask(2_000)).toMatchObject({ outcome: 'again', waitMs: hourMs - 2_000 });
  expect(await ask(hourMs)).toMatchObject({ outcome: 'again', waitMs: 23 * hourMs });
  expect(await ask(24 * hourMs)).toMatchObject({ outcome: 'done' });
});

test('a deletion that is told while no token is set is asked about as soon as one is given', async () => {
  desk.linkedin.responses.set('abc-9', brunoOnLinkedin);
  const linkedin = await desk.connect('linkedin', 'member-token');
  await desk.deliver(linkedin, 'linkedin', linkedinLead('abc-9'));
  for (let round = 0; round < 2; round += 1) {
    await desk.understand();
    await desk.fetchLeads();
  }
  const told = async () => {
    const { rows } = await desk.intake.records.db.execute(
      sql`SELECT FROM reported_things WHERE connection_id = ${linkedin.id}`,
    );
    return rows.length;
  };
  expect(await told()).toBe(1);
  await desk.giveToken(linkedin, '');
  desk.linkedin.responses.delete('abc-9');
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(linkedinLead('abc-9', 'DELETED'));
  expect((await fetch(linkedin.url, { method: 'POST', headers, body })).status).toBe(200);
  await desk.understand();
  await desk.fetchLeads();
  expect([await told(), await desk.paused()]).toEqual([1, ['no_token']]);
  await desk.giveToken(linkedin, 'member-token');
  await resumeLane(desk.intake.records.db, connectionLane(linkedin.id));
  await desk.fetchLeads();
  expect(await told()).toBe(0);
});

test('where no owner is named, a lead that the token may not read is set aside and stops no other', async () => {
  const linkedin = await desk.connect('linkedin', 'member-token');
  await desk.deliver(linkedin, 'linkedin', linkedinLead('of-somebody-else'));
  await desk.understand();
  const body = '{"status":403,"code":"ACCESS_DENIED","message":"No permission"}';
  desk.linkedin.faults.push({ status: 403, body });
  await desk.fetchLeads();
  expect(await desk.paused()).toEqual([]);
  expect((await showItems(desk.intake.records)).at(-1)).toMatchObject({
    ...{ state: 'aside', reason: 'permission_missing' },
  });
});

test('a lead that came together with a comment that is gone is still fetched when a token is given', async () => {
  const meta = await desk.connect('meta');
  const comment = (verb: string) => ({
    field: 'feed',
    value: {
      ...{ item: 'comment', comment_id: 'C_9', post_id: 'P_1', verb, message: 'Hello' },
      ...{ from: { id: '42', name: 'Jane Doe' }, created_time: 1_789_000_000 },
    },
  });
  const lead = metaLead('123');
  const [entry] = lead.entry;
  const both = { ...entry, changes: [comment('add'), ...(entry?.changes ?? [])] };
  await desk.deliver(meta, 'meta', { object: 'page', entry: [both] });
  await desk.understand();
  expect(await meta.deliveries()).toMatchObject([{ reason: 'lead_not_fetched', hasBody: true }]);
  await desk.deliver(meta, 'meta', { object: 'page', entry: [{ ...entry, changes: [comment('remove')] }] });
  await desk.understand();
  expect((await meta.deliveries()).at(-1)).toMatchObject({ reason: 'to_be_fetched', hasBody: false });
  await desk.giveToken(meta, 'page-token');
  await resumeLane(desk.intake.records.db, connectionLane(meta.id));
  await desk.fetchLeads();
  await desk.understand();
  expect(desk.told().at(-1)).toMatchObject({ subject: { email: 'anna@acme.example' } });
});
