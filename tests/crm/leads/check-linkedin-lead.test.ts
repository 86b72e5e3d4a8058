// What somebody says without a signature deletes nothing by itself.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LeadDesk, linkedinLead, openLeadDesk } from './open-lead-desk.ts';
import { brunoOnLinkedin, linkedinForm } from './sample-leads.ts';

let desk: LeadDesk;
beforeAll(async () => {
  desk = await openLeadDesk();
  desk.linkedin.responses.set('abc-7', brunoOnLinkedin);
  desk.linkedin.forms.set('7234246', linkedinForm);
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
