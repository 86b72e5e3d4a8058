// Which decision holds for a visit is told by the engine as the dashboard tells it, and what a question about a company or a
// period reads is a small part of all decisions.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chooseDecision } from '#intelligence/company/choose-decision.ts';
import { type DecisionRow, decisionColumns, decisionValues } from '#stores/events/decision-row.ts';
import { decisionsNamingSql } from '#stores/events/decisions/names-company.sql.ts';
import type { EventStore, Question } from '#stores/events/event-store.ts';
import { openEventStore } from '#stores/events/open-event-store.ts';
import { keptCompanyVisits } from '#stores/events/questions/company-visits.ts';
import { keptVisitDays } from '#stores/events/questions/visit-days.ts';
import { keptVisitGroups } from '#stores/events/questions/visit-groups.ts';
import { decided } from '#tests/dashboard/server/support/decided.ts';

const dayMs = 86_400_000;
const now = Date.now();
const window = { siteIds: [1], fromMs: now - 5 * dayMs, toMs: now, bots: 'without' as const };
let directory: string;
let store: EventStore;
let inserts = 0;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-held-'));
  store = await openEventStore({ kind: 'embedded', path: directory }, { info: () => undefined });
});
afterAll(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

async function keep(...rows: DecisionRow[]): Promise<void> {
  inserts += 1;
  await store.insert('decisions_v1', decisionColumns, rows.map(decisionValues), `test-${inserts}`);
}

/** Visits of the site, one for each list of decisions, a day ago. */
async function visit(site: number, lists: readonly (readonly string[])[]): Promise<void> {
  const atMs = now - dayMs;
  const columns = ['site_id', 'visitor_id', 'started_at', 'ended_at', 'pages', 'decision', 'decisions'];
  const rows = lists.map((decisions, place) => {
    const [last = '0'] = decisions.slice(-1);
    const told = decisions.filter((id) => id !== '0' && id !== '1').map(Number);
    return [site, place + 1, atMs, atMs + 1_000, 1, Number(last), told];
  });
  inserts += 1;
  await store.insert('sessions_v1', columns, rows, `test-${inserts}`);
}

describe('the decision that holds for a visit', () => {
  const all: DecisionRow[] = [];
  for (const band of ['verified', 'high', 'medium', 'low', 'none'])
    for (const blind of ['', 'right'])
      for (const isOwn of [false, true])
        all.push(decided(String(101 + all.length), { band, blind, isOwn, name: `c${all.length}` }));

  it('is the one that the dashboard chooses, for every pair of what decisions can say', async () => {
    const ids = [...all.map(({ decision }) => decision), '999'];
    const pairs = ids.flatMap((one) => ids.filter((other) => other !== one).map((other) => [one, other]));
    const lists = [...pairs, ['0'], ['1'], ['105'], ['999']];
    await keep(...all);
    await visit(7, lists);
    const found = new Map(all.map((row) => [row.decision, row as never]));
    const expected = new Map<string, number>();
    for (const decisions of lists) {
      const told = decisions.filter((id) => id !== '0' && id !== '1');
      const id = chooseDecision({ decision: decisions.at(-1) ?? '0', decisions: told }, found);
      const row = all.find(({ decision }) => decision === id);
      const says = row ? `${row.band} ${row.name}` : `none ${id === '1' ? 'not_allowed' : 'no_data'}`;
      expected.set(says, (expected.get(says) ?? 0) + 1);
    }
    const groups = await store.ask(keptVisitGroups, { ...window, siteIds: [7], byNetwork: false });
    const told = groups.map(({ band, name, reason, visitCount }) => [
      `${band} ${name || reason}`,
      visitCount,
    ]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(expected));
    const days = await store.ask(keptVisitDays, { ...window, siteIds: [7] });
    expect(days).toMatchObject([{ visitCount: lists.length }]);
  });

  it('makes a visit the company’s that its newest row names, not one that only an older one names', async () => {
    const at = (days: number) => now - days * dayMs;
    await keep(
      decided('201', { consent: 'granted', version: 5, domain: 'former.example', decidedAtMs: at(40) }),
      decided('201', { consent: 'limited', version: 6, domain: 'newer.example', decidedAtMs: at(2) }),
      decided('202', { consent: 'granted', version: 6, domain: 'former.example' }),
      decided('202', { consent: 'limited', version: 5, domain: 'newer.example' }),
      decided('203', { version: 5, companyId: 9, domain: 'former.example', band: 'medium' }),
    );
    await visit(8, [['201'], ['202'], ['202'], ['203'], ['203', '202']]);
    const of = async (domain: string, companyIds: number[] = []) => {
      const question = { ...window, siteIds: [8], companyIds, domain, companyName: '' };
      const visits = await store.ask(keptCompanyVisits, question);
      return Object.fromEntries(
        visits.map(({ id, visitCount, mixId: _, ...row }) => [`${id} ${row.band}`, visitCount]),
      );
    };
    expect(await of('newer.example')).toEqual({ '201 high': 1 });
    expect(await of('', [9])).toEqual({ '203 medium': 1 });
    expect(
      await store.ask(keptCompanyVisits, {
        ...window,
        siteIds: [8],
        companyIds: [],
        domain: 'former.example',
        companyName: '',
      }),
    ).toMatchObject([
      { id: '202', visitCount: 2 },
      { id: '202', visitCount: 1 },
    ]);
  });
});

it('is looked for in a copy of the decisions that is sorted by company or by time', async () => {
  const explain = (sql: string, parameters: z.ZodObject) =>
    ({
      name: 'explain',
      sql: `EXPLAIN indexes = 1 ${sql}`,
      parameters,
      row: z.object({ explain: z.string() }),
    }) satisfies Question<z.ZodObject, z.ZodType>;
  await store.command(`INSERT INTO decisions_v1 (decision, version, decided_at, band, company_id)
    SELECT cityHash64(number), 1, now64(3, 'UTC') - toIntervalMinute(number * 4), 'high', number FROM numbers(100000)`);
  await store.command(`INSERT INTO sessions_v1 (site_id, visitor_id, started_at, ended_at, decision)
    SELECT 1, number + 1, now64(3, 'UTC') - INTERVAL 1 DAY AS at, at, cityHash64(number) FROM numbers(400)`);
  const ofCompany = explain(
    decisionsNamingSql,
    z.object({ companyIds: z.array(z.number()), domain: z.string(), companyName: z.string() }),
  );
  const company = await store.ask(ofCompany, { companyIds: [77], domain: '', companyName: '' });
  const { sql, parameters } = keptVisitGroups;
  const period = await store.ask(explain(sql, parameters), { ...window, byNetwork: false });
  const text = (lines: { explain: string }[]) => lines.map((line) => line.explain).join('\n');
  const copies = (lines: { explain: string }[]) =>
    [...text(lines).matchAll(/ReadFromMergeTree \((.*)\)/g)].map(([, name]) => name?.split('.').at(-1));
  expect(copies(company)).toEqual(['by_company']);
  expect(copies(period).sort()).toEqual(['by_time', 'sessions_v1']);
});
