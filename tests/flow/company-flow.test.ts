// From a batch on the queue to the company of a visit: consent and setting decide whether, evidence decides who, and an
// operator's word changes what is past.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { plainDecisions } from '#contract/event-stages.ts';
import type { QueuedEvent, QueuedRequest } from '#contract/queued-batch.ts';
import { findVisitPage } from '#dashboard/server/routes/find-visit-page.ts';
import { defaultSignalRules } from '#intelligence/signals/default-signal-rules.ts';
import type { Processor } from '#processor/start-processor.ts';
import { createCorrection, undoCorrection } from '#stores/records/questions/company-corrections.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { newestRevision } from '#stores/records/questions/company-load-known.ts';
import { createPin, removePin } from '#stores/records/questions/company-pins.ts';
import { acceptSuggestion, listSuggestions } from '#stores/records/questions/company-suggestions.ts';
import { keepRules } from '#stores/records/questions/keep-rule-versions.ts';
import { readSetting } from '#stores/records/questions/keep-setting.ts';
import { listResolutionRuns } from '#stores/records/questions/resolution-runs.ts';
import { signAssessment } from '#stores/records/questions/sign-assessment.ts';
import { makeId, sampleBatch, samplePageView, sampleRequest } from '#tests/support/sample-events.ts';
import { writeMmdb } from '#tests/support/write-mmdb.ts';
import { type Flow, type FlowPlace, makeFlowPlace, openFlow } from './start-flow.ts';

let place: { place: FlowPlace; remove(): Promise<void> };
let flow: Flow;
let processor: Processor;
const directory = mkdtempSync(join(tmpdir(), 'fiuto-company-'));
const office = '38.105.0.70';
const by = { id: 'u1', name: 'Ada' };

beforeAll(async () => {
  const record = {
    organization: 'Officine Bianchi S.p.A.',
    isp: 'Cogent Communications',
    user_type: 'business',
  };
  writeFileSync(join(directory, 'isp.mmdb'), writeMmdb('38.105.0.0', 24, record));
  place = await makeFlowPlace();
  flow = await openFlow(place.place);
  // Whoever is warm gets a record; these companies are to have none but those that the tests make.
  const cold = { ...defaultSignalRules, warmScoreMin: 100 };
  await keepRules(flow.records, by, 'signal_rules', cold, 'No visit makes a record here.');
  processor = await flow.startProcessor({ mmdbDirectory: directory });
});

afterAll(async () => {
  await processor.stop();
  await flow.close();
  await place.remove();
  rmSync(directory, { recursive: true, force: true });
});

let nextVisitor = 0x1000;
const newVisitor = () => (nextVisitor++).toString(16).padStart(16, '0');

/** Sends events of one visitor and waits until nothing is on its way. Answers what the visit is told as. */
async function visit(
  visitor: string,
  events: QueuedEvent[],
  over: Partial<QueuedRequest> = {},
): Promise<Awaited<ReturnType<typeof readVisit>>> {
  const siteId = flow.site.id;
  await flow.queue.add([sampleBatch([sampleRequest(events, { siteId, visitor, address: office, ...over })])]);
  await expect.poll(async () => (await flow.queue.waitingEvents()).size, { timeout: 20_000 }).toBe(0);
  return readVisit(visitor);
}

async function readVisit(visitor: string) {
  const now = Date.now();
  const window = {
    from: new Date(now - 3_600_000).toISOString(),
    to: new Date(now + 3_600_000).toISOString(),
  };
  const { visits } = await findVisitPage(
    flow,
    [flow.site],
    { ...window, limit: 200 },
    { id: 'u1', role: 'manager', standsInFor: [] },
  );
  const found = visits.find((row) => row.visitor === visitor);
  if (found === undefined) throw new Error(`there is no visit of ${visitor}`);
  return found;
}

const eventRows = {
  name: 'flow-event-rows',
  sql: `SELECT toString(decision) AS decision, network_name AS networkName FROM events_v1
WHERE lower(hex(visitor_id)) = {visitor: String} OR leftPad(lower(hex(visitor_id)), 16, '0') = {visitor: String} LIMIT 10`,
  parameters: z.object({ visitor: z.string() }),
  row: z.object({ decision: z.string(), networkName: z.string() }),
};

const formWith = (email: string): QueuedEvent => {
  // After the view before it, of which it says more.
  const atMs = Date.now() - 1_000;
  const id = makeId(atMs);
  const form = { key: 'contact', name: 'Contact', fields: [{ name: 'email', type: 'email' }] };
  const page = { url: 'https://www.example.com/contatti' };
  return { id, raw: { type: 'form_submit', id, at: atMs, page, form, values: { email } } };
};

test('names the company of who agreed, with its evidence beside the event', async () => {
  const { company, networkName } = await visit(newVisitor(), [samplePageView(Date.now())]);
  expect(company).toMatchObject({
    name: 'Officine Bianchi S.p.A.',
    reason: '',
    companyId: null,
    verdict: 'prospect',
  });
  expect(company.decision).toMatch(/^\d{5,20}$/);
  expect(networkName).toBe('Officine Bianchi S.p.A.');
});

test('names nobody who was not asked or allowed other purposes alone, and keeps no name of a network', async () => {
  for (const consent of [
    { state: 'limited' as const },
    { state: 'granted' as const, purposes: { measure: true, company: false, person: true } },
  ]) {
    const visitor = newVisitor();
    const { company, networkName } = await visit(visitor, [samplePageView(Date.now())], { consent });
    expect(company).toMatchObject({ name: '', reason: 'not_allowed', decision: plainDecisions.notAllowed });
    expect(networkName).toBe('');
    expect(await flow.events.ask(eventRows, { visitor })).toEqual([
      { decision: plainDecisions.notAllowed, networkName: '' },
    ]);
  }
});

test('names who was not asked only while an assessment is signed', async () => {
  const signed = { version: 1, text: 'We have weighed it.', byId: 'u1', byName: 'Ada', atMs: Date.now() };
  await signAssessment(flow.records, flow.site.id, signed);
  const limited = { consent: { state: 'limited' as const } };
  await expect
    .poll(async () => (await visit(newVisitor(), [samplePageView(Date.now())], limited)).company.name, {
      timeout: 20_000,
    })
    .toBe('Officine Bianchi S.p.A.');
  await signAssessment(flow.records, flow.site.id, null);
  await expect
    .poll(async () => (await visit(newVisitor(), [samplePageView(Date.now())], limited)).company.name, {
      timeout: 20_000,
    })
    .toBe('');
});

test('takes the word of a visitor for this visitor alone, of medium weight, and judges the network by it', async () => {
  const visitor = newVisitor();
  const told = await visit(visitor, [samplePageView(Date.now() - 2_000), formWith('anna@lariosystems.it')]);
  expect(told.company).toMatchObject({ name: 'lariosystems.it', domain: 'lariosystems.it', band: 'medium' });
  const after = await visit(visitor, [samplePageView(Date.now())]);
  expect(after.company.domain).toBe('lariosystems.it');
  const other = await visit(newVisitor(), [samplePageView(Date.now())]);
  expect(other.company.name).toBe('Officine Bianchi S.p.A.');
  const free = await visit(newVisitor(), [samplePageView(Date.now() - 2_000), formWith('anna@gmail.com')]);
  expect(free.company.name).toBe('Officine Bianchi S.p.A.');
});

test('follows an operator: past visits change at once, and back when it is taken back', async () => {
  const visitor = newVisitor();
  await visit(visitor, [samplePageView(Date.now())]);
  const nameNow = async () => (await readVisit(visitor)).company;
  const subject = { domain: '', first: '38.105.0.0', last: '38.105.0.255' };
  const wrong = {
    wrongCompanyId: null,
    wrongName: 'Officine Bianchi S.p.A.',
    rightCompanyId: null,
    note: '',
  };
  const id = await createCorrection(flow.records, by, { kind: 'not_a_company', subject, ...wrong });
  await expect.poll(nameNow, { timeout: 20_000 }).toMatchObject({ name: '', reason: 'suppressed' });
  await undoCorrection(flow.records, by, id);
  await expect.poll(nameNow, { timeout: 20_000 }).toMatchObject({ name: 'Officine Bianchi S.p.A.' });
  const lastRun = async () => (await listResolutionRuns(flow.records, { limit: 1 }))[0];
  const moved = { before: { name: '' }, after: { name: 'Officine Bianchi S.p.A.' } };
  await expect.poll(async () => (await lastRun())?.samples[0], { timeout: 20_000 }).toMatchObject(moved);
  expect(await lastRun()).toMatchObject({ cause: 'records' });
});

test('attaches past visits to a company as soon as it is known, with its status as the verdict', async () => {
  const visitor = newVisitor();
  await visit(visitor, [samplePageView(Date.now())]);
  const companyId = await createCompany(flow.records, by, {
    name: 'Officine Bianchi',
    status: 'customer',
    source: 'test',
  });
  const pin = await createPin(flow.records, by, {
    subject: { domain: '', first: '38.105.0.0', last: '38.105.0.255' },
    target: 'company',
    companyId,
    note: '',
  });
  const now = async () => (await readVisit(visitor)).company;
  await expect
    .poll(now, { timeout: 20_000 })
    .toMatchObject({ companyId, name: 'Officine Bianchi', band: 'verified', verdict: 'known' });
  await removePin(flow.records, by, pin);
});

test('asks a person whether a company that is called alike is the same, and follows the answer', async () => {
  const visitor = newVisitor();
  const isAsked = async () => (await listSuggestions(flow.records, { state: 'open', limit: 20 }))[0];
  // The pin of the test before is forgotten within seconds.
  const visitAndAsk = async () => {
    await visit(visitor, [samplePageView(Date.now())]);
    return isAsked();
  };
  await expect
    .poll(visitAndAsk, { timeout: 20_000 })
    .toMatchObject({ kind: 'fuzzy_match', companyName: 'Officine Bianchi', name: 'Officine Bianchi S.p.A.' });
  expect((await readVisit(visitor)).company.companyId).toBeNull();
  const asked = await isAsked();
  await acceptSuggestion(flow.records, by, asked?.id ?? 0);
  const now = async () => (await readVisit(visitor)).company;
  await expect
    .poll(now, { timeout: 20_000 })
    .toMatchObject({ companyId: asked?.companyId, verdict: 'known' });
});

test('an own office is staff, whoever holds the network', async () => {
  const visitor = newVisitor();
  const pin = await createPin(flow.records, by, {
    subject: { domain: '', first: '38.105.0.0', last: '38.105.0.255' },
    target: 'staff',
    companyId: null,
    note: 'Headquarters',
  });
  await visit(visitor, [samplePageView(Date.now())]);
  await expect
    .poll(async () => (await readVisit(visitor)).company.verdict, { timeout: 20_000 })
    .toBe('staff');
  await removePin(flow.records, by, pin);
});

test('follows a source that changes: past visits move, what moved is listed, and a purge takes its effects back', async () => {
  const visitor = newVisitor();
  await visit(visitor, [samplePageView(Date.now())]);
  const nameNow = async () => (await readVisit(visitor)).company.name;
  await expect.poll(nameNow, { timeout: 20_000 }).toBe('Officine Bianchi');
  // All that was changed before must have been followed.
  const state = z.object({ revision: z.number() });
  const newest = await newestRevision(flow.records);
  await expect
    .poll(async () => (await readSetting(flow.records, 'resolution_state', state))?.revision, {
      timeout: 30_000,
    })
    .toBe(newest);
  const record = {
    organization: 'Valvole Verdi S.r.l.',
    isp: 'Cogent Communications',
    user_type: 'business',
  };
  writeFileSync(join(directory, 'isp.mmdb'), writeMmdb('38.105.0.0', 24, record));
  await expect.poll(nameNow, { timeout: 40_000 }).toBe('Valvole Verdi S.r.l.');
  const lastRun = async () => (await listResolutionRuns(flow.records, { limit: 1 }))[0];
  await expect.poll(lastRun, { timeout: 20_000 }).toMatchObject({ cause: 'sources' });
  expect((await lastRun())?.samples.some(({ after }) => after.name === 'Valvole Verdi S.r.l.')).toBe(true);
  rmSync(join(directory, 'isp.mmdb'));
  await expect.poll(nameNow, { timeout: 40_000 }).toBe('');
});
