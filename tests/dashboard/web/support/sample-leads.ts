// Companies that were seen, scored as the processor does it, with leads, tasks and people of some: for the tests of the pages of leads.

import type { LeadDetail } from '#contract/lead-report.ts';
import { scoreBatch } from '#processor/scoring/score-batch.ts';
import { decisionColumns, decisionValues } from '#stores/events/decision-row.ts';
import { createSubjectNamer } from '#stores/records/name-subject.ts';
import { dueCompanies } from '#stores/records/scores/due-scoring.ts';
import { takeDue } from '#stores/records/scores/take-due.ts';
import { decided } from '#tests/dashboard/server/support/decided.ts';
import { insertEvents, type TestEvent } from '#tests/dashboard/server/support/insert-events.ts';
import type { TestDashboard } from '#tests/dashboard/server/support/open-test-dashboard.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Ids of companies by short name, and of the leads that were made of some. */
export interface SampleLeads {
  companies: Record<'hot' | 'warm' | 'known' | 'theirs', number>;
  leads: Record<'hot' | 'known' | 'theirs', number>;
}

/** Pages that visitors of a company look at, one after the other, and how many days ago. */
type Visits = readonly (readonly [days: number, visitor: number, pages: readonly string[]])[];

const seen = {
  hot: [
    [5, 1, ['product', 'price', 'quote']],
    [2, 2, ['price', 'quote', 'documentation']],
    [0.1, 3, ['product', 'price', 'quote']],
  ],
  warm: [
    [1, 4, ['product', 'price', 'quote']],
    [0.2, 5, ['price', 'quote']],
  ],
  known: [
    [3, 6, ['price', 'quote']],
    [0.5, 7, ['quote', 'price']],
  ],
  theirs: [[1, 8, ['quote', 'price', 'product']]],
} as const satisfies Record<keyof SampleLeads['companies'], Visits>;

export async function fillLeads(dashboard: TestDashboard, siteId: number): Promise<SampleLeads> {
  const manager = await dashboard.withRole('manager');
  const administrator = await dashboard.administrator();
  const add = async (body: object) => Number((await manager.post('/api/companies', body)).body['id']);
  const companies = {
    hot: await add({
      ...{ name: 'Officine Bianchi S.p.A.', country: 'IT', province: 'BS', status: 'prospect' },
      ...{ domains: ['officine-bianchi.it'], employees: 310 },
    }),
    warm: await add({ name: 'Nordlicht Anlagenbau GmbH und Co. KG', country: 'DE', status: 'prospect' }),
    known: await add({ name: 'Rossi Valvole S.r.l.', country: 'IT', status: 'customer' }),
    theirs: await add({ name: 'Verdi Impianti', country: 'IT', status: 'prospect' }),
  };
  await keepVisits(dashboard, siteId, companies);
  await scoreAll(dashboard, Object.values(companies));
  const accept = async (client: typeof manager, companyId: number) =>
    (await client.post('/api/leads', { companyId, owner: 'me' })).body as unknown as LeadDetail;
  const leads = {
    hot: (await accept(administrator, companies.hot)).leadId ?? 0,
    known: (await accept(administrator, companies.known)).leadId ?? 0,
    theirs: (await accept(manager, companies.theirs)).leadId ?? 0,
  };
  await workOn(dashboard, leads);
  return { companies, leads };
}

async function keepVisits(dashboard: TestDashboard, siteId: number, companies: SampleLeads['companies']) {
  const names = Object.keys(seen) as (keyof typeof seen)[];
  const decisions = names.map((name, place) =>
    decided(String(9_000 + place), { companyId: companies[name] }),
  );
  await dashboard.events.insert(
    'decisions_v1',
    decisionColumns,
    decisions.map(decisionValues),
    'sample-leads',
  );
  const nowMs = Date.now();
  const events = names.flatMap((name, place) =>
    (seen[name] as Visits).flatMap(([days, visitor, pages]) =>
      pages.map(
        (kind, step): TestEvent => ({
          ...{ site: siteId, visitor: (0xb00 + visitor).toString(16), decision: String(9_000 + place) },
          ...{ at: Math.round(nowMs - days * dayMs) + step * 20_000, type: 'page_view', page_kind: kind },
          ...{ host: 'pumps.example', path: `/${kind}`, title: `Sample Pumps: ${kind}`, gesture: true },
        }),
      ),
    ),
  );
  await insertEvents(dashboard.events, events);
}

/** As the processor's scorer does, once. */
async function scoreAll({ events, records }: TestDashboard, ids: readonly number[]) {
  await dueCompanies(records.db, ids);
  const taken = await takeDue(records, { limit: 100, leaseMs: 60_000 });
  const nameSubject = createSubjectNamer('a secret of the tests, long enough to be one');
  await scoreBatch({ events, records, nameSubject, now: Date.now }, taken);
}

async function workOn(dashboard: TestDashboard, leads: SampleLeads['leads']): Promise<void> {
  const administrator = await dashboard.administrator();
  const write = (body: object) => administrator.post(`/api/leads/${leads.hot}/entries`, body);
  const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString();
  await write({ kind: 'call', text: 'They want to replace two pumps before the summer.' });
  await write({
    kind: 'agreement',
    text: 'A price by the end of the month, for two pumps and their fitting.',
  });
  await write({
    ...{ kind: 'task', text: 'Send the data sheet', dueAt: inDays(-2), assignee: 'me', isPromise: true },
  });
  await write({ kind: 'task', text: 'Call the buyer', dueAt: inDays(3), assignee: 'me' });
  const { changeId } = (await administrator.get(`/api/leads/${leads.hot}`)).body;
  const step = { nextStep: 'Send the offer', nextStepAt: inDays(-1), stage: 'contacted' };
  await administrator.patch(`/api/leads/${leads.hot}`, { seenChangeId: changeId, ...step });
}
