// Connections to CRMs in the built interface in Chromium: set up, and switched on only after a look at the dry run; asked whether two are
// one; and what was set aside tried again by itself.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultCrmSettings } from '#contract/crm.ts';
import { openConnectionKeys } from '#stores/records/connection-keys.ts';
import { askQuestion } from '#stores/records/crm/crm-questions.ts';
import { createCrmConnection } from '#stores/records/crm/keep-crm-connections.ts';
import { createLead } from '#stores/records/leads/create-lead.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';

const long = 180_000;

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('connections to CRMs in a browser', () => {
  let ui: OpenInterface;
  beforeAll(async () => {
    ui = await openInterface();
  }, long);
  afterAll(() => ui?.close());

  it(
    'are set up with what their kind needs, and switched on after a look at the dry run',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/crms/new');
      await page.getByRole('combobox', { name: 'Kind of CRM' }).click();
      await page.getByRole('option', { name: 'Tryton' }).click();
      await page.getByRole('textbox', { name: 'Address' }).fill('https://erp.example.com');
      await page.getByRole('textbox', { name: 'Database' }).fill('firm');
      await page.getByRole('textbox', { name: 'User name' }).fill('fiuto');
      await page.getByLabel('Password', { exact: true }).fill('very secret');
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await page.waitForURL('**/crms/*');
      await page.getByRole('button', { name: 'Look at each change' }).click();
      await page.getByText('Nothing would be written so far.').waitFor();
      await page.getByRole('checkbox', { name: 'I have looked at what would be written' }).check();
      await page.getByRole('button', { name: 'Switch on' }).click();
      await page.getByRole('heading', { name: 'Take the last run back' }).waitFor();
      await page.goto('/connections');
      await page.getByRole('link', { name: 'Tryton' }).waitFor();
    },
    long,
  );

  it(
    'that no connector of their own have are described on their page, which says what is not written',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/crms/new');
      await page.getByRole('combobox', { name: 'Kind of CRM' }).click();
      await page.getByRole('option', { name: 'REST API' }).click();
      await page.getByRole('textbox', { name: 'Address' }).fill('https://api.example.com');
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await page.waitForURL('**/crms/*');
      await page.getByRole('button', { name: /^Notes Not written It has no path/ }).click();
      const notes = page.getByRole('region', { name: /^Notes/ });
      await notes.getByRole('textbox', { name: 'Path of the list' }).fill('/v1/notes');
      await page.getByRole('button', { name: /^Notes Written/ }).waitFor();
      await notes.getByRole('textbox', { name: 'Of the company’s id' }).fill('');
      await page.getByRole('button', { name: /^Notes Not written Say by what it is found again/ }).waitFor();
      await notes.getByRole('textbox', { name: 'Of the company’s id' }).fill('company');
      const mapping = page.getByRole('region', { name: 'Where everything is' });
      await mapping.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved').first().waitFor();
      await page.reload();
      await page.getByRole('button', { name: /^Notes Written/ }).waitFor();
    },
    long,
  );

  it(
    'take the names of the stages that end a deal, where the CRM does not say it',
    async () => {
      const id = await connect(ui.dashboard.records, 'twenty');
      const page = await ui.signedIn();
      await page.goto(`/crms/${id}`);
      const won = page.getByRole('combobox', { name: 'Stages of a won deal' });
      await won.fill('Firmata');
      await won.press('Enter');
      const settings = page.getByRole('region', { name: 'What goes there and what comes back' });
      await settings.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved').first().waitFor();
      await page.reload();
      await page.getByText('Firmata', { exact: true }).waitFor();
    },
    long,
  );

  it(
    'show two of ours that are one there before they are merged, and try what was set aside one by one',
    async () => {
      const { records } = ui.dashboard;
      const crmId = await connect(records);
      const { from } = await askSame(records, crmId);
      const page = await ui.signedIn();
      await page.goto(`/crms/${crmId}`);
      await page.getByText('Are they one?').waitFor();
      await page.getByRole('button', { name: 'Yes, they are one: merge them' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('IT12345670017').waitFor();
      await dialog.getByRole('button', { name: 'Yes, they are one: merge them' }).click();
      await page.getByText('Answered.').waitFor();
      await page.getByText('Are they one?').waitFor({ state: 'detached' });
      const { rows } = await records.db.execute(
        sql`SELECT merged_into_id IS NOT NULL AS merged FROM companies WHERE id = ${from}`,
      );
      expect(rows).toEqual([{ merged: true }]);
      await page.getByRole('button', { name: 'Try again: Pompe Rossi' }).click();
      await page.getByRole('button', { name: 'Try again: Pompe Rossi' }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Try again: Valvole Verdi' }).waitFor();
    },
    long,
  );

  it(
    'say on a lead’s page when what they hold of it cannot be read, and read it again',
    async () => {
      const { records } = ui.dashboard;
      await connect(records);
      const companyId = await createCompany(records, by, { name: 'Guasti S.r.l.', source: 'manual' });
      const leadId = await createLead(records, by, { companyId, stage: 'new', source: 'visit' });
      const page = await ui.signedIn();
      await page.route('**/api/companies/*/crms', (route) => route.fulfill({ status: 500, body: '{}' }));
      await page.goto(`/leads/${leadId}`);
      const section = page.getByRole('region', { name: 'In the CRM' });
      await section.getByRole('alert').waitFor();
      await page.unroute('**/api/companies/*/crms');
      await section.getByRole('button', { name: 'Try again' }).click();
      await section.getByText('Not there yet.').first().waitFor();
    },
    long,
  );
});

const by = { id: 'u', name: 'U' };
const secret = 'a secret of the tests, long enough to be one';
type TestRecords = OpenInterface['dashboard']['records'];

async function connect(records: TestRecords, provider: 'hubspot' | 'twenty' = 'hubspot'): Promise<number> {
  const credentials = { secret: 'key', user: '', database: '' };
  const crm = { provider, name: 'Our CRM', baseUrl: 'https://crm.example.com' } as const;
  const made = await createCrmConnection(
    records,
    by,
    { ...crm, credentials, settings: defaultCrmSettings },
    openConnectionKeys(secret),
  );
  return made.id;
}

/** Two of ours that are one there, and two pushes that were set aside. */
async function askSame(records: TestRecords, crmId: number): Promise<{ from: number }> {
  const make = (name: string, vatNumber: string) =>
    createCompany(records, by, { name, vatNumber, source: 'manual' });
  const [from, into] = [await make('Pompe Rossi', 'IT12345670017'), await make('Valvole Verdi', 'IT02')];
  await askQuestion(records.db, {
    ...{ crmId, kind: 'company', question: 'same', foundBy: 'merged_there', theirIds: ['7'] },
    ...{ ourId: `fiuto_c_${from}`, otherId: `fiuto_c_${into}`, companyId: from },
  });
  await records.db.execute(sql`
    INSERT INTO outbox_items (kind, record_key, dedupe_key, lane, sealed, state, reason, settled_at)
    SELECT 'push_company', 'crm:' || ${crmId}::int || ':company:' || c, 'aside ' || c, 'crm:' || ${crmId}::int, 'x', 'aside',
      'validation', now() FROM unnest(ARRAY[${from}, ${into}]::int[]) c`);
  return { from };
}
