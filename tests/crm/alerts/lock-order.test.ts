// Whoever acts, changes leads, hands them over or merges companies holds what scoring holds as well: all take it in one order.

import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultLeadStages } from '#contract/lead.ts';
import { doAct } from '#stores/records/alerts/do-act.ts';
import { changeLead } from '#stores/records/leads/change-lead.ts';
import { createLead } from '#stores/records/leads/create-lead.ts';
import { handOverLeads } from '#stores/records/leads/hand-over-leads.ts';
import { removeUser } from '#stores/records/questions/access-change-user.ts';
import { lockCompany } from '#stores/records/questions/company-lock.ts';
import { mergeCompany } from '#stores/records/questions/company-merge.ts';
import { companies } from '#stores/records/schema/companies.ts';
import { dueCompanies } from '#stores/records/scores/due-scoring.ts';
import { keepScores, type NewScore } from '#stores/records/scores/keep-scores.ts';
import { holdDue, settleDue, type TakenSubject, takeDue } from '#stores/records/scores/take-due.ts';
import { keepSignals } from '#stores/records/signals/keep-signals.ts';
import { type AlertDesk, alertKeys, author, openAlertDesk, tellMs } from './open-alert-desk.ts';

let desk: AlertDesk;
beforeAll(async () => {
  desk = await openAlertDesk();
});
afterAll(() => desk.close());

const scoreOf = (companyId: number): NewScore => ({
  ...{
    companyId,
    score: 50,
    fit: 0,
    scoredMs: tellMs,
    scoreRules: 0,
    signalRules: 0,
    lines: [],
    linesBefore: [],
  },
  seen: {
    ...{ verdict: 'prospect', band: 'high', warmSinceMs: tellMs, firstEventMs: tellMs, lastEventMs: tellMs },
    reasons: [],
  },
});

test('who acts, changes leads, hands them over or merges companies while these are scored waits, and never for ever', async () => {
  await desk.addUser('olga', 'sales');
  await desk.addUser('pino', 'sales');
  const { records } = desk;
  for (let round = 0; round < 4; round += 1) {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `Rho ${round} ${name}`);
    const ids = await Promise.all(names.map((name) => desk.addCompany(name)));
    const leadOf = (companyId: number) =>
      createLead(records, author, { companyId, stage: 'new', source: 'manual', ownerId: 'olga' });
    const leadIds = await Promise.all(ids.map(leadOf));
    const tellingIds = await Promise.all(ids.map(tellOlga));
    const taken = await takeAll(ids);
    const [first = 0, second = 0] = ids;
    const changing = leadIds.map((leadId) =>
      changeLead(records, author, defaultLeadStages, { leadId, values: { nextStep: `${round}` } }),
    );
    const work: readonly Promise<unknown>[] =
      round % 2 === 0
        ? tellingIds.map((tellingId) => doAct(records, { tellingId, act: 'called', texts, nowMs: tellMs }))
        : [
            handOverLeads(records, author, { fromId: 'olga', toId: 'pino', leadIds }, alertKeys.outbox),
            mergeCompany(records, author, first, second, 'The same'),
          ];
    const results = await Promise.allSettled([scoreAll(ids, taken), ...work, ...changing]);
    expect(results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))).toEqual([]);
  }
});

test('the work of whoever is removed goes over while a merge holds what a lead stands at, and neither waits for ever', async () => {
  await desk.addUser('rita', 'sales');
  await desk.addUser('sara', 'sales');
  const { records } = desk;
  const [standing, rests, merged] = [
    await desk.addCompany('Sigma'),
    await desk.addCompany('Sigma Due'),
    await desk.addCompany('Sigma Tre'),
  ];
  await records.db.update(companies).set({ ownerId: 'rita' }).where(eq(companies.id, rests));
  await createLead(records, author, {
    ...{ companyId: merged, stage: 'new', source: 'manual', ownerId: 'rita' },
  });
  await mergeCompany(records, author, merged, standing, 'The same');

  let removal: Promise<unknown> = Promise.resolve();
  await records.db.transaction(async (db) => {
    // As a merge of these two holds them.
    await lockCompany(db, standing);
    removal = removeUser(records, author, 'rita', { toId: 'sara', keys: alertKeys.outbox });
    // Told below.
    removal.catch(() => undefined);
    const isWaiting = async () => {
      const { rows } = await records.locks.execute(sql`
        SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' LIMIT 1`);
      return rows.length;
    };
    await expect.poll(isWaiting, { timeout: 30_000 }).toBe(1);
    await lockCompany(db, rests);
  });
  expect(await removal).toBe('changed');
  const owners = await records.db
    .select({ ownerId: companies.ownerId })
    .from(companies)
    .where(eq(companies.id, rests));
  expect(owners).toEqual([{ ownerId: 'sara' }]);
});

const texts = { called: 'Called.', notInteresting: 'Not for us.' };

async function tellOlga(companyId: number): Promise<number> {
  const [signal] = await desk.tell(companyId, ['going_quiet'], { ownerId: 'olga' });
  return (await desk.tellings()).find(({ signalId }) => signalId === signal?.id)?.id ?? 0;
}

async function takeAll(ids: readonly number[]): Promise<TakenSubject[]> {
  await desk.records.db.execute('DELETE FROM scoring_due');
  await dueCompanies(desk.records.db, ids);
  return takeDue(desk.records, { limit: 50, leaseMs: 60_000 });
}

/** As the scorer does it: all in one transaction, company after company. */
async function scoreAll(ids: readonly number[], taken: readonly TakenSubject[]): Promise<void> {
  await desk.records.db.transaction(async (db) => {
    const held = await holdDue(db, taken);
    const ours = ids.filter((id) => held.has(`id:${id}`));
    const standing = { score: 1, fit: 1, verdict: 'known', band: 'high', deal: 'open' } as const;
    for (const companyId of ours) {
      const key = `request company ${companyId} x`;
      await keepSignals(db, [{ companyId, kind: 'request', key, at: new Date(), ...standing }]);
    }
    await keepScores(db, ours.map(scoreOf), []);
    await settleDue(db, taken);
  });
}
