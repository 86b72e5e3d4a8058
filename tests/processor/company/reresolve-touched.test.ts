// A change of the records costs what it touches, not all that is kept.

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CompanyKnowledge } from '#intelligence/company/company-knowledge.ts';
import { answerOf } from '#processor/company/decide-company.ts';
import { createReresolver } from '#processor/company/reresolve-decisions.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import type { KeptDecision } from '#stores/events/questions/recent-decisions.ts';
import type { KnownChanges } from '#stores/records/known/known-changes.ts';
import { networkKeys } from '#stores/records/known/network-keys.ts';
import type { Records } from '#stores/records/open-records.ts';
import { sampleCompany, sampleInput, sampleKnowledge } from '#tests/support/sample-resolution.ts';
import { openTestRecords } from '#tests/support/start-test-postgres.ts';

let records: Records;
beforeAll(async () => {
  records = await openTestRecords();
});
afterAll(() => records.close());

const nothing: KnownChanges = { companies: new Set(), domains: new Set(), names: new Set(), ranges: [] };
const company = sampleCompany(7, 'Officine Bianchi S.p.A.');
const addresses = ['203.1.2.3', '203.1.3.3'];
const pinned = sampleKnowledge({
  companies: [company],
  rangePins: [{ first: '203.1.0.0', last: '203.1.255.255', note: { companyId: 7, row: 'pin:1' } }],
});

function keptBy(known: CompanyKnowledge): KeptDecision[] {
  const live = {
    current: () => known,
    staffOf: () => undefined,
    staffOfDomain: () => undefined,
    attachSources: () => undefined,
  };
  return addresses.map((address, at) => {
    const { trace } = answerOf(live, sampleInput(address, []));
    const row = { decision: String(at + 7), decidedAtMs: Date.UTC(2026, 9, 1), version: 1, isOwn: false };
    const rest = { blind: '', told: '', consent: 'granted' as const, network: trace.network.cidr };
    return { ...row, ...rest, trace: JSON.stringify(trace) };
  });
}

/** A store that holds these decisions, and what is known of the records. */
function open(rows: readonly KeptDecision[]) {
  const state = { known: sampleKnowledge(), revision: 1, changes: undefined as KnownChanges | undefined };
  const seen = { looks: 0, written: [] as string[] };
  const events = {
    ask: ({ name }: { name: string }) => {
      if (name !== 'newest-decisions') return Promise.resolve([]);
      seen.looks += 1;
      return Promise.resolve(rows);
    },
    insertText: (_table: string, _columns: unknown, text: string) => {
      for (const line of text.trim().split('\n'))
        seen.written.push(String((JSON.parse(line) as unknown[])[0]));
      return Promise.resolve();
    },
  } as unknown as EventStore;
  const knowledge = {
    current: () => state.known,
    get revision() {
      return state.revision;
    },
    get rules() {
      return state.known.rules;
    },
    ...{ staffOf: () => undefined, staffOfDomain: () => undefined, attachSources: () => undefined },
    changesSince: () => state.changes,
    ...{ refresh: () => Promise.resolve(), close: () => Promise.resolve() },
  };
  const sources = { statements: () => [], datasets: () => [], isOff: () => false, revision: 1 };
  const log = { info: () => undefined, warn: () => undefined };
  const parts = { events, records, knowledge, sources, log } as Parameters<typeof createReresolver>[0];
  return { state, seen, reresolver: createReresolver(parts) };
}

it('looks at no decision when nothing changed that decisions are made from', async () => {
  const { state, seen, reresolver } = open([]);
  await reresolver.run();
  const before = seen.looks;
  Object.assign(state, { revision: state.revision + 1, changes: nothing });
  await reresolver.run();
  await reresolver.run();
  expect(seen.looks).toBe(before);
  await reresolver.stop();
});

it('decides only those again that the change touches, and all when it cannot be told', async () => {
  const { state, seen, reresolver } = open(keptBy(sampleKnowledge()));
  await reresolver.run();
  seen.written = [];
  const keys = networkKeys('203.1.2.0/24');
  const ranges = keys === undefined ? [] : [keys];
  Object.assign(state, { known: pinned, revision: 50, changes: { ...nothing, ranges } });
  await reresolver.run();
  expect(seen.written).toEqual(['7']);
  seen.written = [];
  Object.assign(state, { revision: 51, changes: undefined });
  await reresolver.run();
  expect(seen.written).toEqual(['7', '8']);
  await reresolver.stop();
});

it('writes nothing where new weights change nothing but their own name', async () => {
  const { state, seen, reresolver } = open(keptBy(sampleKnowledge()));
  await reresolver.run();
  seen.written = [];
  state.known = { ...sampleKnowledge(), rules: 'other' };
  const before = seen.looks;
  await reresolver.run();
  expect([seen.looks - before, seen.written]).toEqual([1, []]);
  await reresolver.stop();
});
