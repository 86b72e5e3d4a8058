// Scores in the records: a cause is never lost, nobody works on what another has, signals are written once, and a person who is
// erased is in no ledger.

import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noteContacted } from '#stores/records/crm/note-contacted.ts';
import { changeIdentity } from '#stores/records/identity/change-identity.ts';
import { createLead } from '#stores/records/leads/create-lead.ts';
import { findLeadOfCompany } from '#stores/records/leads/find-lead.ts';
import { type FindSort, type FoundPlace, findLeads } from '#stores/records/leads/find-leads.ts';
import type { LeadSearch } from '#stores/records/leads/lead-conditions.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { mergeCompany } from '#stores/records/questions/company-merge.ts';
import { readRulesInForce } from '#stores/records/rules/rules-in-force.ts';
import { companies } from '#stores/records/schema/companies.ts';
import { crmDeals, crmLinks } from '#stores/records/schema/crm-records.ts';
import { leads } from '#stores/records/schema/leads.ts';
import { companyScores, scoringDue } from '#stores/records/schema/scores.ts';
import { signals } from '#stores/records/schema/signals.ts';
import { dueScoring, dueStanding, dueUncontacted } from '#stores/records/scores/due-scoring.ts';
import { eraseLines } from '#stores/records/scores/erase-lines.ts';
import { findCompanyLeads } from '#stores/records/scores/find-company-leads.ts';
import { keepScores, type NewScore } from '#stores/records/scores/keep-scores.ts';
import { readLines } from '#stores/records/scores/read-lines.ts';
import { refreshFading } from '#stores/records/scores/refresh-fading.ts';
import type { KeptLine } from '#stores/records/scores/score-row.ts';
import { failDue, holdDue, settleDue, takeDue } from '#stores/records/scores/take-due.ts';
import { keepSignals } from '#stores/records/signals/keep-signals.ts';
import { listSignals } from '#stores/records/signals/list-signals.ts';
import { makeId } from '#tests/support/sample-events.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
const by = { id: 'u1', name: 'Ada' };
const dayMs = 86_400_000;
const nowMs = Date.now();
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

let made = 0;
function makeCompany(): Promise<number> {
  made += 1;
  return createCompany(records, by, { name: `Sample ${made}`, source: 'manual' });
}

const line = (more: Partial<KeptLine> = {}): KeptLine => ({
  ...{
    eventId: makeId(nowMs),
    rule: 'quote_page',
    ruleVersion: 0,
    group: 'buying',
    actor: 'person:7',
    siteId: 1,
  },
  ...{ atMs: nowMs, fadesAtMs: nowMs + 30 * dayMs, replacedAtMs: Number.POSITIVE_INFINITY, points: 20 },
  ...more,
});

const scoreOf = (companyId: number, score: number, lines: readonly KeptLine[] = []): NewScore => ({
  ...{ companyId, score, fit: 0, scoredMs: nowMs, scoreRules: 0, signalRules: 0, lines, linesBefore: [] },
  seen: {
    ...{ verdict: 'prospect', band: 'high', warmSinceMs: score >= 40 ? nowMs : undefined },
    ...{ firstEventMs: nowMs, lastEventMs: nowMs, reasons: [] },
  },
});
const keep = (...scores: NewScore[]) => records.db.transaction((db) => keepScores(db, scores, []));
const take = () => takeDue(records, { limit: 10, leaseMs: 60_000 });
const settle = (taken: Awaited<ReturnType<typeof take>>) =>
  records.db.transaction(async (db) => {
    const held = await holdDue(db, taken);
    await settleDue(
      db,
      taken.filter(({ subject }) => held.has(subject)),
    );
    return held.size;
  });

test('a cause that comes while somebody is at work is worked on afterwards, with the moment of its own events', async () => {
  await records.db.delete(scoringDue);
  await dueScoring(records.db, [{ subject: 'id:1', freshFromMs: nowMs }]);
  await dueScoring(records.db, [{ subject: 'id:1', freshFromMs: nowMs - 5_000 }]);
  const taken = await take();
  expect(taken).toEqual([{ subject: 'id:1', causes: 2, freshFromMs: nowMs - 5_000 }]);
  expect(await take()).toEqual([]);
  await dueScoring(records.db, [{ subject: 'id:1', freshFromMs: nowMs + 9_000 }]);
  expect(await settle(taken)).toBe(1);
  await records.db.update(scoringDue).set({ takenUntil: null });
  expect(await take()).toEqual([{ subject: 'id:1', causes: 3, freshFromMs: nowMs + 9_000 }]);
});

test('whoever was overtaken writes nothing, and a try that failed has its new events once more', async () => {
  await records.db.delete(scoringDue);
  await dueScoring(records.db, [{ subject: 'domain:acme.example', freshFromMs: nowMs }]);
  const first = await take();
  await dueScoring(records.db, [{ subject: 'domain:acme.example', freshFromMs: null }]);
  await records.db.update(scoringDue).set({ takenUntil: null });
  const second = await take();
  expect(second).toEqual([{ subject: 'domain:acme.example', causes: 2, freshFromMs: nowMs }]);
  expect(await settle(first)).toBe(0);
  await failDue(records, second);
  await records.db.update(scoringDue).set({ takenUntil: null });
  const third = await take();
  expect(third[0]?.freshFromMs).toBe(nowMs);
  expect(await settle(third)).toBe(1);
  expect(await records.db.select().from(scoringDue)).toEqual([]);
});

test('writes the ledger that is given in place of the one before, and the score of the open lead', async () => {
  const companyId = await makeCompany();
  const leadId = await createLead(records, by, { companyId, stage: 'new', source: 'manual' });
  const [stays, goes, changes] = [line(), line(), line({ rule: 'price_page', points: 12 })];
  await keep(scoreOf(companyId, 52, [stays, goes, changes]));
  const linesBefore = (await readLines(records, [companyId])).get(companyId) ?? [];
  const replaced = { ...changes, replacedAtMs: nowMs + 1_000 };
  await keep({ ...scoreOf(companyId, 41, [replaced, stays]), linesBefore });
  const kept = (await readLines(records, [companyId])).get(companyId) ?? [];
  const byEvent = (one: KeptLine, other: KeptLine) => (one.eventId < other.eventId ? -1 : 1);
  expect(kept.toSorted(byEvent)).toEqual([replaced, stays].toSorted(byEvent));
  const [lead] = await records.db.select().from(leads).where(eq(leads.id, leadId));
  expect(lead?.score).toBe(41);
  await keep({ ...scoreOf(companyId, 0), seen: undefined });
  expect((await readLines(records, [companyId])).get(companyId)).toBeUndefined();
});

test('the lead of a company that was merged has the score of what it stands as, which is not suggested beside it', async () => {
  const [companyId, middle, into] = [await makeCompany(), await makeCompany(), await makeCompany()];
  const leadId = await createLead(records, by, { companyId, stage: 'new', source: 'manual' });
  await keep(scoreOf(into, 77));
  expect(await findLeadOfCompany(records, into)).toMatchObject({ leadId: null, isSuggested: true });
  await mergeCompany(records, by, middle, into, 'The same');
  const suggested = async () =>
    (await findLeads(records, { suggested: 'only', state: 'open' }, { sort: 'score', limit: 100 })).map(
      (row) => row.companyId,
    );
  expect(await suggested()).toContain(into);
  await mergeCompany(records, by, companyId, into, 'The same');
  expect(await suggested()).not.toContain(into);
  await records.db
    .update(leads)
    .set({ scoredAt: new Date(0) })
    .where(eq(leads.id, leadId));
  await records.db.delete(scoringDue);
  await dueStanding(records.db, 1_000);
  expect((await take()).map(({ subject }) => subject)).toContain(`id:${companyId}`);
  await keep(scoreOf(into, 78));
  const [lead] = await records.db.select().from(leads).where(eq(leads.id, leadId));
  expect(lead?.score).toBe(78);
  expect(await findLeadOfCompany(records, into)).toMatchObject({ leadId, companyId: into, score: 78 });
  const rows = await findLeads(
    records,
    { suggested: 'without', state: 'open' },
    { sort: 'score', limit: 100 },
  );
  expect(rows.find((row) => row.leadId === leadId)).toMatchObject({ companyId: into, score: 78 });
  const rules = await readRulesInForce(records);
  await refreshFading(records, rules, nowMs + 15 * dayMs);
  const [faded] = await records.db.select().from(leads).where(eq(leads.id, leadId));
  expect(faded?.score).toBe(0);
  await records.db.delete(scoringDue);
  await dueStanding(records.db, 1_000);
  expect((await take()).map(({ subject }) => subject)).not.toContain(`id:${companyId}`);
});

test('what was told of a company is not told again of the one that it was merged into', async () => {
  const [companyId, into] = [await makeCompany(), await makeCompany()];
  const standing = { score: 60, fit: 70, verdict: 'known', band: 'high', deal: 'open' } as const;
  const signalOf = (id: number, scope: string) => ({
    ...{ companyId: id, kind: 'request' as const, at: new Date(nowMs), ...standing },
    key: `request company ${id} ${scope}`,
  });
  const write = (id: number, scopes: readonly string[], members: readonly number[]) =>
    records.db.transaction((db) =>
      keepSignals(
        db,
        scopes.map((scope) => signalOf(id, scope)),
        members,
      ),
    );
  expect(await write(companyId, ['1-7'], [companyId])).toHaveLength(1);
  expect(await write(into, ['1-8'], [into])).toHaveLength(1);
  await mergeCompany(records, by, companyId, into, 'The same');
  const found = await write(into, ['1-7', '1-8', '1-9'], [into, companyId]);
  expect(found.map(({ key }) => key)).toEqual([`request company ${into} 1-9`]);
});

test('a customer whom nobody ever saw is looked at when nobody has spoken to them for long, unless a CRM knows of business', async () => {
  const customer = async (createdDaysAgo: number) => {
    const id = await makeCompany();
    const createdAt = new Date(nowMs - createdDaysAgo * dayMs);
    await records.db.update(companies).set({ status: 'customer', createdAt }).where(eq(companies.id, id));
    return id;
  };
  const [silent, longSilent, dealing] = [await customer(91), await customer(181), await customer(91)];
  // Not for so long yet; and when it was for so long, nobody was told: that is history.
  await Promise.all([customer(89), customer(120)]);
  const { rows } = await records.db.execute<{ id: number }>(sql`
    INSERT INTO crm_connections (provider, name, base_url, sealed_credentials, settings, created_by_id, created_by_name)
    VALUES ('hubspot', 'Sample', '', '', '{}', 'u1', 'Ada') RETURNING id`);
  await records.db.insert(crmDeals).values({
    ...{
      crmId: rows[0]?.id ?? 0,
      theirId: 'd1',
      theirCompanyId: 'c1',
      companyId: dealing,
      name: '',
      stageId: '',
    },
    ...{
      state: 'won',
      currency: '',
      ownerId: '',
      lostReason: '',
      version: '',
      closedAt: new Date(nowMs - dayMs),
    },
  });
  // A colleague called and wrote it down in the CRM; what lies ahead there is no contact.
  const called = await customer(91);
  const link = (companyId: number) => ({
    ...{ crmId: rows[0]?.id ?? 0, kind: 'company' as const, ourId: `fiuto_c_${companyId}`, companyId },
    ...{ theirId: `c${companyId}`, foundBy: 'domain' },
  });
  await records.db.insert(crmLinks).values([link(called), link(silent)]);
  const note = (companyId: number, atMs: number) =>
    noteContacted(records, { crmId: rows[0]?.id ?? 0, theirId: `c${companyId}`, atMs });
  await note(called, nowMs - 2 * dayMs);
  await note(called, nowMs + 2 * dayMs);
  await note(silent, nowMs + 2 * dayMs);
  const due = async () => {
    await records.db.delete(scoringDue);
    await dueUncontacted(records.db, { contactDays: 90, newsDays: 7, limit: 1_000 });
    return (await take()).map(({ subject }) => Number(subject.slice('id:'.length))).sort((a, b) => a - b);
  };
  expect(await due()).toEqual([silent, longSilent]);
  const facts = await findCompanyLeads(records, new Map([[dealing, [dealing]]]));
  expect(facts.get(dealing)?.contactedMs).toBe(nowMs - dayMs);
  const told = await findCompanyLeads(records, new Map([[called, [called]]]));
  expect(told.get(called)?.contactedMs).toBe(nowMs - 2 * dayMs);
  const signal = { score: 0, fit: 0, verdict: 'known', band: 'verified', deal: 'none' } as const;
  await records.db.insert(signals).values({
    ...{ companyId: silent, kind: 'not_contacted', key: `not_contacted company ${silent} 1`, at: new Date() },
    ...signal,
  });
  expect(await due()).toEqual([longSilent]);
});

test('a score fades by itself, and what is no longer warm says so', async () => {
  const companyId = await makeCompany();
  await keep(scoreOf(companyId, 40, [line(), line()]));
  const rules = await readRulesInForce(records);
  expect(await refreshFading(records, rules, nowMs)).toBe(0);
  expect(await refreshFading(records, rules, nowMs + 15 * dayMs)).toBeGreaterThan(0);
  const [row] = await records.db.select().from(companyScores).where(eq(companyScores.companyId, companyId));
  expect(row).toMatchObject({ score: 20, warmSince: null });
  expect(row?.reasons).toMatchObject([{ rule: 'quote_page', points: 20, pointsAtFirst: 40, times: 2 }]);
});

test('the same news is one signal, which stays as it was', async () => {
  const companyId = await makeCompany();
  const news = {
    ...{
      companyId,
      kind: 'several_people' as const,
      key: `several_people ${companyId}`,
      at: new Date(nowMs),
    },
    ...{ score: 50, fit: 0, verdict: 'known' as const, band: 'high' as const, deal: 'none' as const },
  };
  const write = (score: number) => records.db.transaction((db) => keepSignals(db, [{ ...news, score }]));
  expect(await write(50)).toHaveLength(1);
  expect(await write(90)).toEqual([]);
  expect(await listSignals(records, [companyId], { limit: 5 })).toMatchObject([{ score: 50, atMs: nowMs }]);
});

test('a person who is erased is in no ledger, and their companies are worked out anew', async () => {
  await records.db.delete(scoringDue);
  const companyId = await makeCompany();
  await keep(
    scoreOf(companyId, 40, [
      line({ actor: 'person:9' }),
      line({ actor: 'visitor:00000000000000aa' }),
      line(),
    ]),
  );
  await changeIdentity(records, (db) => eraseLines(db, { personIds: [9], visitors: ['00000000000000aa'] }));
  const actors = ((await readLines(records, [companyId])).get(companyId) ?? []).map(({ actor }) => actor);
  expect(actors).toEqual(['person:7']);
  expect(await take()).toMatchObject([{ subject: `id:${companyId}` }]);
  expect(await records.db.select().from(signals).where(eq(signals.kind, 'new_employer'))).toEqual([]);
});

test('pages of leads and suggested ones together have each once, in order, whatever the order and the page', async () => {
  for (const score of [0, 40, 40, 70, 90]) {
    const companyId = await makeCompany();
    await keep(scoreOf(companyId, score));
    if (score === 70 || made % 2 === 0)
      await createLead(records, by, { companyId, stage: 'new', source: 'manual' });
  }
  const search: LeadSearch = { suggested: 'with', state: 'open' };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<FindSort>('score', 'newest', 'changed'),
      fc.integer({ min: 1, max: 4 }),
      async (sort, limit) => {
        const whole = await findLeads(records, search, { sort, limit: 100 });
        const paged: typeof whole = [];
        for (let after: FoundPlace | undefined; ; after = paged.at(-1)?.place) {
          const page = await findLeads(records, search, { sort, after, limit });
          paged.push(...page);
          if (page.length < limit) break;
        }
        expect(paged).toEqual(whole);
        expect(new Set(whole.map(({ companyId }) => companyId)).size).toBe(whole.length);
        expect(whole.some(({ isSuggested }) => isSuggested)).toBe(true);
        const values = whole.map(({ place }) => place.value);
        expect(values).toEqual(values.toSorted((one, other) => other - one));
      },
    ),
    { numRuns: 12 },
  );
});
