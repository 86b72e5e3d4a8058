// A salesperson with everything that is theirs: a company, its people and requests, a lead with entries, a visit, a channel. Each
// text that nobody else may read has `zqzq` in it.

import type { LeadDetail } from '#contract/lead-report.ts';
import type { Said } from '#contract/said.ts';
import { decisionColumns, decisionValues } from '#stores/events/decision-row.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { createSite } from '#stores/records/questions/create-site.ts';
import { keepRequests } from '#stores/records/questions/keep-requests.ts';
import type { NewRequest } from '#stores/records/questions/new-request.ts';
import { alertDeliveries } from '#stores/records/schema/alerts.ts';
import { decided } from './decided.ts';
import { insertEvents, makeId } from './insert-events.ts';
import type { TestDashboard } from './open-test-dashboard.ts';
import type { TestClient } from './test-client.ts';

export const secretMark = 'zqzq';
const domain = 'zqzq-pumps.it';
const email = `anna@${domain}`;

/** Ids as they stand in paths. */
export interface ColleagueIds {
  user: string;
  company: string;
  alias: string;
  network: string;
  lead: string;
  entry: string;
  change: string;
  person: string;
  request: string;
  visit: string;
  channel: string;
  delivery: string;
  correction: string;
  key: string;
  export: string;
  absence: string;
  handOver: string;
  order: string;
  orderChange: string;
  savedFilter: string;
}

export async function makeColleague(dashboard: TestDashboard, client: TestClient): Promise<ColleagueIds> {
  const { records } = dashboard;
  const site = (await createSite(records, { name: 'Sample' })).site.id;
  const user = idOf((await client.get('/api/me')).body);
  const company = await makeCompany(client, user);
  const { lead, entry, change } = await makeLead(client, company);
  await keepSaid(records, saidOf(site));
  await keepRequests(records, [requestOf(site)]);
  const { people } = await done<{ people: { id: number; email: string }[] }>(client.get('/api/people'));
  const person = String(people.find((one) => one.email === email)?.id);
  const period = `from=${new Date(Date.now() - 86_400_000).toISOString()}&to=${new Date(Date.now() + 60_000).toISOString()}`;
  const { requests } = await done<{ requests: { id: string }[] }>(client.get(`/api/requests?${period}`));
  const visit = await makeVisit(dashboard, { client, site, company: Number(company), period });
  const channel = await done<{ channel: { id: number } }>(
    client.post('/api/alerts/channels', {
      ...{
        isOwn: true,
        kind: 'slack',
        name: 'zqzq channel',
        address: 'https://hooks.slack.com/services/T1/B1/zqzq',
        signals: [],
      },
      ...{ pace: 'by_rules', language: 'en', names: true },
    }),
  );
  const correction = await done<{ id: number }>(
    client.post('/api/corrections', {
      kind: 'wrong_company',
      wrongCompanyId: Number(company),
      range: '9.9.9.9',
      note: 'zqzq note',
    }),
  );
  const key = await done<{ key: { id: number } }>(
    client.post('/api/keys', { name: 'zqzq key', scopes: ['leads:read'], days: 1 }),
  );
  const exported = await done<{ id: number }>(
    client.post('/api/exports', { kind: 'companies', format: 'csv', filter: { search: 'zqzq' } }),
  );
  const [kept] = await done<{ id: number }[]>(
    client.post('/api/saved-filters', { list: 'leads', name: 'zqzq filter', filter: { search: 'zqzq' } }),
  );
  const detail = await done<Detail>(client.get(`/api/companies/${company}`));
  return {
    ...{ user, company, lead, entry, change, person, request: requests[0]?.id ?? '', visit },
    ...{ alias: String(detail.aliases[0]?.id), network: String(detail.networks[0]?.id) },
    ...{
      channel: idOf(channel.channel),
      delivery: await makeDelivery(dashboard, channel.channel.id),
      correction: idOf(correction),
      key: idOf(key.key),
      export: idOf(exported),
      savedFilter: idOf(kept ?? {}),
    },
    ...(await makeAbsence(dashboard, client, user)),
    ...(await makeOrder(client, company)),
  };
}

/** Somebody stands in for the colleague, and has one of their leads. */
async function makeAbsence(dashboard: TestDashboard, client: TestClient, ownerId: string) {
  const substitute = idOf((await (await dashboard.administrator()).get('/api/me')).body);
  const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
  const absences = await done<{ id: number }[]>(
    client.post('/api/absences', { substitute, from: days(1), until: days(2) }),
  );
  const { id } = await done<Detail>(client.post('/api/companies', { name: 'Handed Pumps', ownerId }));
  const { leadId } = await done<{ leadId: number }>(
    client.post('/api/leads', { companyId: id, owner: 'me' }),
  );
  const handed = await done<{ id: number }>(
    client.post('/api/hand-over', { from: 'me', to: substitute, leadIds: [leadId] }),
  );
  return { absence: idOf(absences[0] ?? {}), handOver: idOf(handed) };
}

async function makeOrder(client: TestClient, company: string) {
  const made = await done<{ order: { id: number; changeId: number } }>(
    client.post('/api/orders', {
      ...{ companyId: Number(company), kind: 'order', number: 'zqzq-12/2026', date: '2026-03-02' },
      ...{ product: 'zqzq pump', amount: 4_711, currency: 'EUR' },
    }),
  );
  return { order: idOf(made.order), orderChange: String(made.order.changeId) };
}

interface Detail {
  id: number;
  aliases: { id: number }[];
  networks: { id: number }[];
}

const idOf = (body: object) => String((body as { id: unknown }).id);

async function done<Body>(answering: Promise<{ status: number; body: unknown }>): Promise<Body> {
  const { status, body } = await answering;
  if (status !== 200) throw new Error(`refused: ${JSON.stringify(body)}`);
  return body as Body;
}

async function makeCompany(client: TestClient, ownerId: string): Promise<string> {
  const { id } = await done<Detail>(
    client.post('/api/companies', {
      ...{ name: 'Theirs Pumps', legalName: 'zqzq Legal', externalId: 'zqzq-1', employees: 4_711, ownerId },
      domains: [domain],
    }),
  );
  await done(client.post(`/api/companies/${id}/aliases`, { name: 'zqzq Alias' }));
  await done(client.post(`/api/companies/${id}/networks`, { range: '5.10.0.0/24', label: 'zqzq net' }));
  await done(client.post(`/api/companies/${id}/handles`, { handle: 'ZQZQ-MNT' }));
  return String(id);
}

async function makeLead(client: TestClient, company: string) {
  const made = await done<LeadDetail>(client.post('/api/leads', { companyId: Number(company), owner: 'me' }));
  const path = `/api/leads/${made.leadId}`;
  const text = 'zqzq text';
  await done(client.post(`${path}/entries`, { kind: 'note', text }));
  await done(client.post(`${path}/entries`, { kind: 'task', text, dueAt: new Date().toISOString() }));
  const seen = await done<LeadDetail>(client.get(path));
  const changed = await done<LeadDetail>(
    client.patch(path, { seenChangeId: seen.changeId, nextStep: 'zqzq step' }),
  );
  return {
    lead: String(made.leadId),
    entry: String(changed.entries[0]?.id),
    change: String(changed.changeId),
  };
}

function saidOf(siteId: number): Said {
  const atMs = Date.now() - 3_600_000;
  const key = `email:${email}`;
  const value = { key, source: `site:${siteId}:identify`, confidence: 'claim' as const, atMs };
  return {
    ...{ words: [], proofs: [], refusals: [] },
    // Without a name, so that whatever calls them by anything tells the address.
    values: [
      { ...value, field: 'job_title', value: 'zqzq buyer' },
      { ...value, field: 'phone', value: '+390212345678' },
    ],
    contacts: [{ key, atMs }],
  };
}

function requestOf(siteId: number): NewRequest {
  const atMs = Date.now() - 3_600_000;
  return {
    ...{ siteId, eventId: makeId(atMs), atMs, receivedAtMs: atMs, way: 'site_form', provider: '', kind: '' },
    ...{ formKey: 'contact', formName: 'Contact', text: 'zqzq request', answers: [], language: 'en' },
    ...{ page: 'a.example/', visitor: '', decision: '0', subject: '0' },
    claims: { name: 'Anna zqzq', email, phone: '', company: '', jobTitle: '' },
    campaign: { source: 'zqzq', medium: '', name: '' },
  };
}

interface ToVisit {
  client: TestClient;
  site: number;
  company: number;
  period: string;
}

async function makeVisit(
  { events }: TestDashboard,
  { client, site, company, period }: ToVisit,
): Promise<string> {
  const row = decided('31', { companyId: company, name: 'Theirs Pumps', domain });
  await events.insert('decisions_v1', decisionColumns, [decisionValues(row)], 'theirs');
  await insertEvents(events, [
    { at: Date.now() - 600_000, site, visitor: 'b1', decision: '31', path: '/zqzq' },
  ]);
  const { visits } = await done<{ visits: { id: string }[] }>(client.get(`/api/visits?${period}`));
  return visits[0]?.id ?? '';
}

/** One that could not be sent. */
async function makeDelivery({ records }: TestDashboard, channelId: number): Promise<string> {
  const failed = { channelId, messageId: 'zqzq message', what: 'test', state: 'failed' } as const;
  const [row] = await records.db.insert(alertDeliveries).values(failed).returning({ id: alertDeliveries.id });
  return idOf(row ?? {});
}
