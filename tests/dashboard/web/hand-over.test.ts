// The pages of hand-over, teams and absences, and of own fields and orders, built and in Chromium, on the real dashboard server.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeadDetail, LeadPage } from '#contract/lead-report.ts';
import type { PersonPage } from '#contract/person-report.ts';
import type { Absence, Team, Territory } from '#contract/team-report.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { findFaultsOf } from './support/find-faults.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';
import { fillLeads, type SampleLeads } from './support/sample-leads.ts';

/** A busy machine takes its time. */
const soon = { timeout: 30_000 };
const long = 240_000;

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('hand-over in a browser', () => {
  let ui: OpenInterface;
  let sample: SampleLeads;
  let personId: number;
  beforeAll(async () => {
    ui = await openInterface();
    sample = await fillLeads(ui.dashboard, ui.siteId);
    const administrator = await ui.dashboard.administrator();
    const seller = String((await (await ui.dashboard.withRole('sales')).get('/api/me')).body['id']);
    await administrator.post('/api/teams', { name: 'North', members: [seller] });
    const codes = { countries: ['IT', 'DE'], provinces: ['MI'], postcodes: ['IT 20'], industries: ['28.1'] };
    await administrator.post('/api/territories', { ...codes, name: 'Pumps', place: 1, owner: seller });
    const until = new Date(Date.now() + 7 * 86_400_000).toISOString();
    await administrator.post('/api/absences', { substitute: seller, from: new Date().toISOString(), until });
    personId = await keepPerson();
    await keepFieldsAndOrders();
    const entries = `/api/leads/${sample.leads.hot}/entries`;
    await administrator.post(entries, { kind: 'agreement', text: '10 % off from 50 pieces' });
    const link = 'https://files.example/offers/2026/may.pdf';
    await administrator.post(entries, { kind: 'file', text: 'The offer of May, @manager', link });
  }, long);
  afterAll(() => ui?.close());

  /** Own fields of each kind of page, and what a customer ordered. */
  async function keepFieldsAndOrders(): Promise<void> {
    const administrator = await ui.dashboard.administrator();
    const gold = { id: 'c1', en: 'Gold', it: 'Oro' };
    const label = { en: 'Customer class', it: 'Classe del cliente' };
    const field = { type: 'choice', label, choices: [gold, { id: 'c2', en: 'Silver', it: 'Argento' }] };
    for (const subject of ['company', 'person', 'lead'])
      await administrator.post('/api/custom-fields', { ...field, subject });
    const companyId = sample.companies.known;
    for (const [at, kind] of ['order', 'invoice'].entries()) {
      const said = { number: `${at + 11}/2026`, date: '2026-03-02', product: 'Ball valve DN 50' };
      await administrator.post('/api/orders', {
        companyId,
        kind,
        ...said,
        amount: 12_500.5,
        currency: 'EUR',
      });
    }
  }

  /** Somebody of a lead's company, who may be called and wants no mails. */
  async function keepPerson(): Promise<number> {
    const key = 'email:carla.neri@officine-bianchi.it';
    const atMs = Date.now() - 3_600_000;
    const value = { key, source: 'hubspot', confidence: 'confirmed' as const, atMs };
    const word = { siteId: ui.siteId, visitor: '00000000000000aa', key, means: key, atMs, id: 'event-1' };
    await keepSaid(ui.dashboard.records, {
      words: [{ ...word, strength: 'claim', how: 'identify' }],
      values: [
        { ...value, field: 'name', value: 'Carla Neri' },
        { ...value, field: 'job_title', value: 'Head of purchasing' },
        { ...value, field: 'phone', value: '+390301234567' },
      ],
      ...{ proofs: [], contacts: [], refusals: [] },
    });
    const id = (await ask<PersonPage>('/api/people?search=carla')).people[0]?.id ?? 0;
    const source = 'Asked for no newsletters';
    const administrator = await ui.dashboard.administrator();
    await administrator.post(`/api/people/${id}/contact`, { channel: 'email', state: 'refused', source });
    return id;
  }

  const pages = () => [
    ...['/hand-over', '/users', '/teams', '/account', '/fields', `/companies/${sample.companies.known}`],
    ...[`/leads/${sample.leads.hot}`, `/people/${personId}`],
  ];
  const ask = async <Body>(path: string) =>
    (await (await ui.dashboard.administrator()).get(path)).body as unknown as Body;

  it.each([
    { name: 'wide and light', options: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' } },
    { name: 'narrow and dark', options: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } },
  ] as const)(
    'has no accessibility fault and no sideways scrolling, $name',
    async ({ options }) => {
      const page = await ui.signedIn(options);
      expect(await findFaultsOf(page, pages())).toEqual([]);
      await page.context().close();
    },
    long,
  );

  it(
    'gives chosen leads to a colleague, and has them back with one press',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/hand-over');
      await page.getByText('10 % off from 50 pieces').waitFor();
      await page.getByRole('checkbox', { name: /^Choose Officine Bianchi/ }).check();
      await page.getByRole('combobox', { name: 'To whom' }).click();
      await page.getByRole('option', { name: 'manager' }).click();
      await page.getByRole('button', { name: 'Hand 1 lead over' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Hand over' }).click();
      await page.getByText('1 lead went to manager').waitFor();
      const owner = async () => (await ask<LeadDetail>(`/api/leads/${sample.leads.hot}`)).owner.name;
      expect(await owner()).toBe('manager');
      await page.getByRole('status').getByRole('button', { name: 'Take it back' }).click();
      await page.getByText('1 lead is back').waitFor();
      // It stands in the list of those that were made.
      await page.getByText('taken back', { exact: true }).waitFor();
      expect(await owner()).toBe('Ada Admin');
      await page.context().close();
    },
    long,
  );

  it(
    'asks who gets what a user looks after, before the account is closed',
    async () => {
      const leaver = await ui.dashboard.withRole('sales', 'leaver');
      const ownerId = String((await leaver.get('/api/me')).body['id']);
      const made = await leaver.post('/api/companies', { name: 'Left Pumps', ownerId });
      const page = await ui.signedIn();
      await page.goto('/users');
      await page.getByRole('button', { name: 'Remove leaver' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
      await dialog.getByText('leaver looks after 1 company.').waitFor();
      await dialog.getByRole('combobox', { name: 'Who gets it' }).click();
      await page.getByRole('option', { name: 'manager' }).click();
      await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByText('Removed', { exact: true }).waitFor();
      const path = `/api/companies/${String(made.body['id'])}`;
      expect((await ask<{ owner: { name: string } }>(path)).owner.name).toBe('manager');
      await page.context().close();
    },
    long,
  );

  it(
    'shows beside each number whether it may be called, as a colleague noted it',
    async () => {
      const page = await ui.signedIn();
      await page.goto(`/leads/${sample.leads.hot}`);
      await page.getByText('no mails').first().waitFor();
      await page.getByRole('button', { name: 'Note whether +390301234567 may be used' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Allowed').click();
      await dialog.getByRole('textbox', { name: 'How you know' }).fill('Said so on the phone');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByText(/^Said so on the phone · Ada Admin/).waitFor();
      await page.goto('/hand-over');
      await page.getByText('calls allowed').waitFor();
      await page.context().close();
    },
    long,
  );

  it(
    'fills an own field in where it stands, and takes it back; opens an order, changes it, and takes that back',
    async () => {
      const page = await ui.signedIn();
      await page.goto(`/companies/${sample.companies.known}`);
      await page.getByRole('button', { name: 'Change: Customer class' }).click();
      await page.getByRole('combobox', { name: 'Customer class' }).click();
      await page.getByRole('option', { name: 'Gold' }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      const own = page.getByRole('region', { name: 'Own fields' });
      await own.getByText('Gold').waitFor();
      await own.getByRole('button', { name: 'History' }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Undo: / })
        .click();
      await page.getByRole('dialog').getByText('taken back').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      await page.getByRole('button', { name: 'Open 11/2026' }).click();
      const order = page.getByRole('dialog');
      await order.getByRole('textbox', { name: 'Product' }).fill('Two valves');
      await order.getByRole('button', { name: 'Save' }).click();
      await order.getByText('Product: Ball valve DN 50 → Two valves').waitFor();
      await order.getByRole('button', { name: /^Undo: .*Two valves/ }).click();
      await order.getByText('Change taken back').waitFor();
      await page.context().close();
    },
    long,
  );

  it(
    'keeps teams and territories, and everybody’s own absence',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/teams');
      await page.getByRole('button', { name: 'Add a team' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('South');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect
        .poll(async () => (await ask<Team[]>('/api/teams')).map(({ name }) => name), soon)
        .toContain('South');
      await page.getByRole('button', { name: 'Remove Pumps' }).click();
      await expect.poll(() => ask<Territory[]>('/api/territories'), soon).toEqual([]);
      await page.goto('/leads');
      await page
        .getByText(/^away until .* sales stands in$/)
        .first()
        .waitFor();
      await page.goto('/account');
      await page.getByRole('button', { name: 'Remove the absence of Ada Admin' }).click();
      await expect.poll(() => ask<Absence[]>('/api/absences'), soon).toEqual([]);
      await page.getByLabel('First day').fill('2036-08-01');
      await page.getByLabel('Last day').fill('2036-08-14');
      await page.getByRole('combobox', { name: 'Who stands in' }).click();
      await page.getByRole('option', { name: 'sales' }).click();
      await page.getByRole('button', { name: 'Enter the absence' }).click();
      await expect.poll(() => ask<Absence[]>('/api/absences'), soon).toMatchObject([{ isNow: false }]);
      expect((await ask<LeadPage>('/api/leads?owner=me')).leads[0]?.away).toBeNull();
      await page.context().close();
    },
    long,
  );
});
