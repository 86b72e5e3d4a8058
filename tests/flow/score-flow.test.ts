// From a page view on the queue to score and signal: what people of a company do is scored within a second, in any order, by evidence
// of humans alone, and worked out anew when an operator or the rules say otherwise.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultCrmSettings } from '#contract/crm.ts';
import type { QueuedEvent } from '#contract/queued-batch.ts';
import { defaultScoreRules } from '#intelligence/scoring/default-score-rules.ts';
import { addUp } from '#intelligence/scoring/score-ledger.ts';
import type { Processor } from '#processor/start-processor.ts';
import { openConnectionKeys } from '#stores/records/connection-keys.ts';
import { createCrmConnection } from '#stores/records/crm/keep-crm-connections.ts';
import { createPushScored } from '#stores/records/crm/push-scored.ts';
import { createLead } from '#stores/records/leads/create-lead.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { createCorrection, undoCorrection } from '#stores/records/questions/company-corrections.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { mergeCompany, unmergeCompany } from '#stores/records/questions/company-merge.ts';
import { keepRules } from '#stores/records/questions/keep-rule-versions.ts';
import { companies } from '#stores/records/schema/companies.ts';
import { leads } from '#stores/records/schema/leads.ts';
import { outboxItems } from '#stores/records/schema/outbox.ts';
import { companyScores, scoringDue } from '#stores/records/schema/scores.ts';
import { signals } from '#stores/records/schema/signals.ts';
import { dueCompanies } from '#stores/records/scores/due-scoring.ts';
import { readLines } from '#stores/records/scores/read-lines.ts';
import { makeId, sampleBatch, sampleRequest } from '#tests/support/sample-events.ts';
import { writeMmdb } from '#tests/support/write-mmdb.ts';
import { type Flow, type FlowPlace, makeFlowPlace, openFlow } from './start-flow.ts';

let place: { place: FlowPlace; remove(): Promise<void> };
let flow: Flow;
let processor: Processor;
const directory = mkdtempSync(join(tmpdir(), 'fiuto-score-'));
const office = '38.105.0.70';
const by = { id: 'u1', name: 'Ada' };
const dayMs = 86_400_000;

beforeAll(async () => {
  const record = {
    organization: 'Officine Bianchi S.p.A.',
    isp: 'Cogent Communications',
    user_type: 'business',
  };
  writeFileSync(join(directory, 'isp.mmdb'), writeMmdb('38.105.0.0', 24, record));
  place = await makeFlowPlace();
  flow = await openFlow(place.place);
  const pushScored = createPushScored(openOutboxKeys(place.place.masterKey));
  processor = await flow.startProcessor({ mmdbDirectory: directory, pushScored });
});

afterAll(async () => {
  await processor.stop();
  await flow.close();
  await place.remove();
  rmSync(directory, { recursive: true, force: true });
});

function view(path: string, atMs: number): QueuedEvent {
  const id = makeId(atMs);
  return { id, raw: { type: 'page_view', id, at: atMs, page: { url: `https://www.example.com${path}` } } };
}

async function send(visitor: string, events: QueuedEvent[]): Promise<void> {
  const siteId = flow.site.id;
  await flow.queue.add([sampleBatch([sampleRequest(events, { siteId, visitor, address: office })])]);
}

async function readScore() {
  const [row] = await flow.records.db
    .select({ score: companyScores, company: companies })
    .from(companyScores)
    .innerJoin(companies, eq(companies.id, companyScores.companyId))
    .limit(1);
  return row;
}

/** Nothing is on its way, and nobody is due. */
async function settle(): Promise<void> {
  await expect.poll(async () => (await flow.queue.waitingEvents()).size, { timeout: 20_000 }).toBe(0);
  await expect
    .poll(async () => (await flow.records.db.select().from(scoringDue).limit(1)).length, { timeout: 20_000 })
    .toBe(0);
}

const kindsOf = async (companyId: number) =>
  (await flow.records.db.select().from(signals).where(eq(signals.companyId, companyId)))
    .map(({ kind }) => kind)
    .sort();

test('keeps no record of a company that only looks round, and makes one when it is warm, with its signal', async () => {
  await send('00000000000000a1', [view('/preventivo', Date.now() - 5_000)]);
  await settle();
  expect(await readScore()).toBeUndefined();
  await send('00000000000000a2', [
    view('/prezzi', Date.now() - 4_000),
    view('/preventivo', Date.now() - 3_000),
  ]);
  await expect.poll(async () => (await readScore())?.score.score, { timeout: 20_000 }).toBe(40);
  const row = await readScore();
  expect(row?.company).toMatchObject({
    name: 'Officine Bianchi S.p.A.',
    source: 'visit',
    status: 'prospect',
  });
  expect(row?.score).toMatchObject({ verdict: 'prospect', scoreRules: 0 });
  expect(row?.score.warmSince).not.toBeNull();
  expect(await kindsOf(row?.company.id ?? 0)).toEqual(['new_warm_company']);
});

test('has a ledger that adds up to the score, in whichever order and however often events come', async () => {
  const companyId = (await readScore())?.company.id ?? 0;
  const now = Date.now();
  const old = [view('/prodotti/pompa', now - 3 * dayMs), view('/preventivo', now - 2 * dayMs)];
  for (const event of [...old].reverse()) await send('00000000000000a3', [event]);
  await send('00000000000000a3', old);
  await settle();
  const lines = (await readLines(flow.records, [companyId])).get(companyId) ?? [];
  expect(lines.filter(({ actor }) => actor === 'visitor:00000000000000a3').map(({ rule }) => rule)).toEqual([
    'quote_page',
    'product_page',
  ]);
  const { score } = addUp(lines, defaultScoreRules.groups, Date.now());
  expect((await readScore())?.score.score).toBe(score);
});

test('gives nothing for support, careers and login, and tells nothing of what became known late', async () => {
  const before = await readScore();
  const companyId = before?.company.id ?? 0;
  const told = await kindsOf(companyId);
  const now = Date.now();
  await send('00000000000000a4', [view('/assistenza', now - 2_000), view('/lavora-con-noi', now - 1_000)]);
  await send('00000000000000a5', [view('/prodotti/valvola', now - 20 * dayMs)]);
  await settle();
  const lines = (await readLines(flow.records, [companyId])).get(companyId) ?? [];
  expect(lines.some(({ actor }) => actor === 'visitor:00000000000000a4')).toBe(false);
  expect(lines.some(({ actor }) => actor === 'visitor:00000000000000a5')).toBe(true);
  expect(await kindsOf(companyId)).toEqual(told);
});

test('scores an accepted lead, follows a correction, and has everything again when it is taken back', async () => {
  const companyId = (await readScore())?.company.id ?? 0;
  const leadId = await createLead(flow.records, by, { companyId, stage: 'new', source: 'visit' });
  const scoreOfLead = async () =>
    (
      await flow.records.db
        .select()
        .from(leads)
        .where(and(eq(leads.id, leadId)))
    )[0]?.score;
  const before = await scoreOfLead();
  expect(before).toBeGreaterThanOrEqual(40);
  const id = await createCorrection(flow.records, by, {
    ...{
      kind: 'not_a_company',
      wrongCompanyId: null,
      wrongName: 'Officine Bianchi S.p.A.',
      rightCompanyId: null,
    },
    ...{ subject: { domain: '', first: '38.105.0.0', last: '38.105.0.255' }, note: '' },
  });
  await expect.poll(async () => (await readScore())?.score.score, { timeout: 30_000 }).toBeUndefined();
  await expect.poll(scoreOfLead, { timeout: 20_000 }).toBe(0);
  await undoCorrection(flow.records, by, id);
  await expect.poll(scoreOfLead, { timeout: 30_000 }).toBe(before);
  expect((await kindsOf(companyId)).filter((kind) => kind === 'new_warm_company')).toHaveLength(1);
});

test('moves with a merge and comes back with it', async () => {
  const companyId = (await readScore())?.company.id ?? 0;
  const intoId = await createCompany(flow.records, by, { name: 'Gruppo Bianchi', source: 'manual' });
  await mergeCompany(flow.records, by, companyId, intoId, 'the same');
  await expect.poll(async () => (await readScore())?.company.id, { timeout: 30_000 }).toBe(intoId);
  await unmergeCompany(flow.records, by, companyId, 'it is not');
  await expect.poll(async () => (await readScore())?.company.id, { timeout: 30_000 }).toBe(companyId);
});

test('works everybody out anew under rules that were saved, and names their version on each line', async () => {
  const companyId = (await readScore())?.company.id ?? 0;
  const engagement = defaultScoreRules.engagement.map((rule) =>
    rule.id === 'quote_page' ? { ...rule, points: 5 } : rule,
  );
  const version = await keepRules(
    flow.records,
    by,
    'score_rules',
    { ...defaultScoreRules, engagement },
    'too much',
  );
  await expect.poll(async () => (await readScore())?.score.scoreRules, { timeout: 20_000 }).toBe(version);
  const lines = (await readLines(flow.records, [companyId])).get(companyId) ?? [];
  expect(new Set(lines.map(({ ruleVersion }) => ruleVersion))).toEqual(new Set([version]));
  expect(lines.find(({ rule }) => rule === 'quote_page')?.points).toBe(5);
});

test('puts a lead in line for the CRM though nobody was ever seen of its company, and no company without one', async () => {
  const { records } = flow;
  const crm = await createCrmConnection(
    records,
    by,
    {
      ...{ provider: 'hubspot', name: 'CRM', baseUrl: 'https://crm.example.com' },
      credentials: { secret: 'key', user: '', database: '' },
      settings: { ...defaultCrmSettings, filter: { ...defaultCrmSettings.filter, scoreMin: 0 } },
    },
    openConnectionKeys(place.place.masterKey),
  );
  const [accepted, other] = [
    await createCompany(records, by, { name: 'Mai vista S.r.l.', source: 'manual' }),
    await createCompany(records, by, { name: 'Mai vista, senza lead', source: 'manual' }),
  ];
  await createLead(records, by, { companyId: accepted, stage: 'new', source: 'manual' });
  await dueCompanies(records.db, [other]);
  await settle();
  const inLine = await records.db
    .select({ kind: outboxItems.kind, record: outboxItems.recordKey })
    .from(outboxItems)
    .limit(9);
  // The company, and the task of whoever has the lead.
  const push = { kind: 'push_company', record: `crm:${crm.id}:company:${accepted}` };
  expect(inLine).toEqual([push, push]);
});
