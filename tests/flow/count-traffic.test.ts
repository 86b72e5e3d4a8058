// What is counted on the operator's own traffic: a crowd is noticed by every machine, and an office is asked about, not learned.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { type LiveKnowledge, openCompanyKnowledge } from '#processor/company/company-knowledge.ts';
import { countCrowds } from '#processor/company/count-crowds.ts';
import { suggestOffices } from '#processor/company/suggest-offices.ts';
import { decisionColumns, decisionValues } from '#stores/events/decision-row.ts';
import type { EventStore } from '#stores/events/event-store.ts';
import { openEventStore } from '#stores/events/open-event-store.ts';
import type { Records } from '#stores/records/open-records.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import {
  acceptSuggestion,
  listSuggestions,
  refuseSuggestion,
} from '#stores/records/questions/company-suggestions.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';

const dayMs = 86_400_000;
const now = Date.now();
const today = Math.floor(now / dayMs) * dayMs;
const by = { id: 'u1', name: 'Ada' };
const directory = mkdtempSync(join(tmpdir(), 'fiuto-traffic-'));
let events: EventStore;
let records: Records;
let knowledge: LiveKnowledge;
let other: LiveKnowledge;
let bianchi: number;
let verdi: number;

beforeAll(async () => {
  records = await openTestRecords();
  events = await openEventStore({ kind: 'embedded', path: directory }, quietLog);
  bianchi = await createCompany(records, by, { name: 'Officine Bianchi S.p.A.', source: 'manual' });
  verdi = await createCompany(records, by, { name: 'Valvole Verdi S.r.l.', source: 'manual' });
  knowledge = await openCompanyKnowledge(records, quietLog);
  other = await openCompanyKnowledge(records, quietLog);
});
afterAll(async () => {
  await knowledge.close();
  await other.close();
  await events.close();
  await records.close();
  rmSync(directory, { recursive: true, force: true });
});

let nextDecision = 10;
interface Made {
  network: string;
  kind?: string;
  companyId?: number;
  domain?: string;
  blind?: string;
  blindBand?: string;
}

/** Answers the decision's id. */
async function decide({ network, kind = 'enterprise', ...more }: Made): Promise<string> {
  const decision = String(nextDecision++);
  const row = {
    ...{ decision, version: now, decidedAtMs: now, band: 'high', reason: '', kind, companyId: 0, name: '' },
    ...{ domain: '', country: 'IT', network, probability: 0.9, isOwn: false, isContested: false },
    ...{ blind: '', blindBand: '', blindKind: '', blindReason: '', told: '', trace: '{}' },
    ...{ consent: 'granted' as const, ...more },
  };
  await events.insert('decisions_v1', decisionColumns, [decisionValues(row)], `decision ${decision}`);
  return decision;
}

let nextInsert = 0;

/** Visits, one each day before today and visitor. */
async function visit(
  decision: string,
  visits: readonly { visitor: number; daysAgo: number }[],
  { consent = 'granted', siteId = 1 } = {},
): Promise<void> {
  for (const { visitor, daysAgo } of visits) {
    const at = today - daysAgo * dayMs + 3_600_000;
    await events.insert(
      'sessions_v1',
      ['site_id', 'visitor_id', 'started_at', 'ended_at', 'consent', 'is_bot', 'decision'],
      [[siteId, String(visitor), at, at, consent, false, decision]],
      `visit ${nextInsert++}`,
    );
  }
}

const people = (count: number, from: number, days = 20) =>
  Array.from({ length: count }, (_, at) => ({ visitor: from + at, daysAgo: 1 + (at % days) }));
const crowdOf = (network: LiveKnowledge, first: string, last: string) =>
  network.current().visitorsOf({ first, last });
const count = () => countCrowds({ events, records, knowledge, log: quietLog }, now);

test('a crowd behind a small range is known to every machine, and one change is enough for it', async () => {
  const busy = await decide({ network: '203.1.2.0/29' });
  const busyAgain = await decide({ network: '203.1.2.0/29' });
  await visit(busy, people(16, 1_000));
  await visit(busyAgain, people(16, 1_010));
  // The same few people, new ones each day by their ids.
  await visit(await decide({ network: '203.1.3.0/29' }), people(60, 2_000, 28), { consent: 'limited' });
  // Too few on each of two sites, too wide, too old.
  const split = await decide({ network: '203.1.4.0/29' });
  await visit(split, people(20, 3_000));
  await visit(split, people(20, 3_100), { siteId: 2 });
  await visit(await decide({ network: '203.1.5.0/24' }), people(40, 4_000));
  await visit(
    await decide({ network: '203.1.6.0/29' }),
    people(40, 5_000).map(({ visitor }) => ({ visitor, daysAgo: 40 })),
  );
  const before = knowledge.current();
  expect(crowdOf(knowledge, '203.1.2.0', '203.1.2.7')).toBe(0);
  expect(await count()).toBe(false);
  await visit(busy, people(4, 1_100));
  expect(await count()).toBe(true);
  await Promise.all([knowledge.refresh(), other.refresh()]);
  expect(knowledge.current()).not.toBe(before);
  for (const machine of [knowledge, other]) {
    expect(crowdOf(machine, '203.1.2.0', '203.1.2.7')).toBe(30);
    for (const net of ['203.1.3', '203.1.4', '203.1.6'])
      expect(crowdOf(machine, `${net}.0`, `${net}.7`)).toBe(0);
    expect(crowdOf(machine, '203.1.5.0', '203.1.5.255')).toBe(0);
  }
  const { revision } = knowledge;
  await visit(busy, people(9, 1_200));
  expect(await count()).toBe(false);
  await knowledge.refresh();
  expect(knowledge.revision).toBe(revision);
});

test('a network of which e-mails tell one company is a question, and a yes or a no is remembered', async () => {
  const toldBy = (network: string, companyId: number, more: Partial<Made> = {}) =>
    decide({ network, companyId, blind: 'silent', ...more });
  await visit(await toldBy('198.51.1.0/28', bianchi), people(3, 10_000));
  await visit(await toldBy('198.51.2.0/24', bianchi), people(5, 10_100));
  // Two companies; a household; known already; too few where nobody holds the range; many who told nothing.
  await visit(await toldBy('198.51.3.0/28', bianchi), people(3, 10_200));
  await visit(await toldBy('198.51.3.0/28', verdi), people(1, 10_300));
  await visit(await toldBy('198.51.4.0/28', bianchi, { kind: 'residential' }), people(3, 10_400));
  await visit(
    await toldBy('198.51.5.0/28', bianchi, { blind: 'right', blindBand: 'high' }),
    people(3, 10_500),
  );
  await visit(await toldBy('198.51.6.0/24', bianchi), people(4, 10_600));
  await visit(await toldBy('198.51.7.0/28', verdi), people(3, 10_700));
  await visit(await decide({ network: '198.51.7.0/28' }), people(9, 10_800));
  await visit(await toldBy('198.51.8.0/28', 0, { domain: 'unknown.it' }), people(3, 10_900));
  const ask = () => suggestOffices({ events, records, knowledge }, now);
  expect(await ask()).toBe(2);
  expect(await ask()).toBe(0);
  const open = await listSuggestions(records, { state: 'open', kind: 'office_range', limit: 10 });
  const ranges = open.map(({ first, last, companyId }) => [first, last, companyId]);
  expect(ranges).toContainEqual(['198.51.1.0', '198.51.1.15', bianchi]);
  expect(ranges).toContainEqual(['198.51.2.0', '198.51.2.255', bianchi]);
  const idOf = (range: string) => open.find(({ first }) => first === range)?.id ?? 0;
  await acceptSuggestion(records, by, idOf('198.51.1.0'));
  await refuseSuggestion(records, by, idOf('198.51.2.0'));
  await knowledge.refresh();
  const pinOf = (text: string) => {
    const address = parseClientAddress(text);
    return address === undefined ? undefined : knowledge.current().pinOf(address)?.companyId;
  };
  expect([pinOf('198.51.1.9'), pinOf('198.51.2.9')]).toEqual([bianchi, undefined]);
  expect(await ask()).toBe(0);
});
