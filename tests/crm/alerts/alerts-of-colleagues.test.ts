// Alerts of colleagues: whoever stands in does with one tap what the absent owner would, and what waits for a user who is removed is
// told to whoever has the work then.

import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AlertAct } from '#contract/alert-report.ts';
import { bundleTellings } from '#stores/records/alerts/bundle-tellings.ts';
import { type ActOutcome, doAct } from '#stores/records/alerts/do-act.ts';
import { listTellings } from '#stores/records/alerts/list-tellings.ts';
import { createLead } from '#stores/records/leads/create-lead.ts';
import { listEntries } from '#stores/records/leads/lead-entries.ts';
import { removeUser } from '#stores/records/questions/access-change-user.ts';
import { leads } from '#stores/records/schema/leads.ts';
import { absences } from '#stores/records/schema/teams.ts';
import { type AlertDesk, alertKeys, author, openAlertDesk, tellMs } from './open-alert-desk.ts';

let desk: AlertDesk;
const dayMs = 86_400_000;
/** A Monday, 8:30 in Rome. */
const monday = Date.UTC(2026, 10, 30, 7, 30);
beforeAll(async () => {
  desk = await openAlertDesk();
  for (const id of ['anna', 'bruno', 'dario']) await desk.addUser(id, 'sales');
  await desk.addUser('carla', 'manager');
  await desk.records.db.insert(absences).values({
    ...{ userId: 'anna', substituteId: 'bruno' },
    ...{ startsAt: new Date(tellMs - dayMs), endsAt: new Date(tellMs + dayMs) },
  });
});
afterAll(() => desk.close());

const texts = { called: 'Called.', notInteresting: 'Not for us.' };

test('buttons of whoever stands in write the call and the end, and leave the lead with its owner', async () => {
  const companyId = await desk.addCompany('Eta');
  const leadId = await createLead(desk.records, author, {
    ...{ companyId, stage: 'new', source: 'manual', ownerId: 'anna' },
  });
  const [signal] = await desk.tell(companyId, ['request'], { ownerId: 'anna' });
  const told = (await desk.tellings()).find(
    ({ signalId, userId }) => signalId === signal?.id && userId === 'bruno',
  );
  const act = (wanted: AlertAct, nowMs = tellMs): Promise<ActOutcome> =>
    doAct(desk.records, { tellingId: told?.id ?? 0, act: wanted, texts, nowMs });
  const read = async () => (await desk.records.db.select().from(leads).where(eq(leads.id, leadId)))[0];
  expect(await act('called')).toBe('done');
  expect(await listEntries(desk.records, leadId, 10)).toMatchObject([{ kind: 'call', byName: 'Bruno' }]);
  expect(await read()).toMatchObject({ ownerId: 'anna', closedAt: null });
  expect(await act('not_interesting', tellMs + 2 * dayMs)).toBe('taken');
  expect(await act('not_interesting')).toBe('done');
  expect(await read()).toMatchObject({
    ...{ ownerId: 'anna', stage: 'not_interesting', resultReason: 'Not for us.' },
  });
});

test('what waits for the morning of a removed user is told to whoever has the work, and who was told stays known', async () => {
  const [given, nobodys] = [await desk.addCompany('Theta'), await desk.addCompany('Iota')];
  await createLead(desk.records, author, {
    ...{ companyId: given, stage: 'new', source: 'manual', ownerId: 'dario' },
  });
  const [signal] = await desk.tell(given, ['going_quiet'], { ownerId: 'dario' });
  const [other] = await desk.tell(nobodys, ['going_quiet'], { ownerId: 'dario' });
  const work = { toId: 'bruno', keys: alertKeys.outbox };
  expect(await removeUser(desk.records, author, 'dario', work)).toBe('changed');
  const told = await listTellings(desk.records, [signal?.id ?? 0, other?.id ?? 0]);
  expect(told.get(signal?.id ?? 0)).toMatchObject([
    { to: 'Dario', how: 'not', reason: 'given_away' },
    { to: 'Bruno', how: 'together', reason: 'waits_for_morning' },
  ]);
  expect(told.get(other?.id ?? 0)?.map(({ to }) => to)).toEqual(['Dario', 'Carla']);
  await desk.records.db.execute(sql`DELETE FROM tellings WHERE user_id = 'carla'`);
  await bundleTellings(desk.records, alertKeys.outbox, monday);
  const bruno = (await desk.tellings()).filter(({ userId }) => userId === 'bruno');
  const sent = (await desk.deliveries()).findLast(({ what }) => what === 'together');
  expect(sent?.tellingIds).toContain(bruno.find(({ signalId }) => signalId === signal?.id)?.id);
});
