// The pages of leads, tasks and scoring, built and in Chromium, on the real dashboard server with scores as the processor writes them.

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeadDetail, LeadPage } from '#contract/lead-report.ts';
import { findFaultsOf } from './support/find-faults.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';
import { fillLeads, type SampleLeads } from './support/sample-leads.ts';

/** A busy machine takes its time. */
const soon = { timeout: 30_000 };
const long = 240_000;

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('leads in a browser', () => {
  let ui: OpenInterface;
  let sample: SampleLeads;
  beforeAll(async () => {
    ui = await openInterface();
    sample = await fillLeads(ui.dashboard, ui.siteId);
  }, long);
  afterAll(() => ui?.close());

  const ask = async <Body>(path: string) =>
    (await (await ui.dashboard.administrator()).get(path)).body as unknown as Body;
  const lead = () => ask<LeadDetail>(`/api/leads/${sample.leads.hot}`);

  it.each([
    { name: 'wide and light', options: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' } },
    { name: 'narrow and dark', options: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } },
  ] as const)(
    'have no accessibility fault and no sideways scrolling, $name',
    async ({ options }) => {
      const page = await ui.signedIn(options);
      const faults = await findFaultsOf(page, [
        '/leads',
        '/leads/board',
        `/leads/${sample.leads.hot}`,
        `/leads/company/${sample.companies.warm}`,
        '/tasks?whose=team',
        '/scoring',
        '/scoring?tab=signals',
        '/scoring?tab=stages',
      ]);
      expect(faults).toEqual([]);
      await page.context().close();
    },
    long,
  );

  it(
    'are narrowed with the address, made one’s own by a key, and changed together with the refusals told',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/leads');
      await page.getByRole('link', { name: /^Nordlicht/ }).waitFor();
      await page.getByRole('button', { name: 'Suggested', exact: true }).click();
      await page.waitForURL(/suggested=only/);
      await page.reload();
      const rows = page.locator('table tbody tr');
      await expect.poll(() => rows.count(), soon).toBe(1);
      await page.keyboard.press('j');
      await page.locator('tr[aria-current]').waitFor();
      await page.keyboard.press('m');
      const mine = () => ask<LeadPage>('/api/leads?search=nordlicht&owner=me');
      await expect.poll(async () => (await mine()).leads[0]?.stage, soon).toBe('new');
      await page.goto('/leads?stage=new');
      await page.getByRole('checkbox', { name: /^Choose Nordlicht/ }).check();
      await page.getByRole('checkbox', { name: /^Choose Rossi/ }).check();
      // Meanwhile somebody else changes one of them.
      const manager = await ui.dashboard.withRole('manager');
      const { changeId } = await ask<LeadDetail>(`/api/leads/${sample.leads.known}`);
      await manager.patch(`/api/leads/${sample.leads.known}`, { seenChangeId: changeId, nextStep: 'Call' });
      await page.getByRole('combobox', { name: 'To stage' }).click();
      await page.getByRole('option', { name: 'Not interesting' }).click();
      await page.getByRole('button', { name: 'Change', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('They build their own');
      await dialog.getByRole('button', { name: 'Not interesting' }).click();
      await page.getByRole('alert').filter({ hasText: 'Rossi Valvole' }).waitFor();
      const ended = await ask<LeadPage>('/api/leads?state=closed');
      expect(ended.leads).toMatchObject([{ resultReason: 'They build their own' }]);
      await page.context().close();
    },
    long,
  );

  it(
    'have their filters kept under a name with the keyboard alone, and one way back from a change of many',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/leads?scoreMin=20&sort=newest');
      await page.getByRole('button', { name: 'Saved filters', exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: 'Save these filters …' }).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Name' }).fill('Warm and new');
      await dialog.getByRole('radio', { name: 'Everybody' }).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Saved filters: Warm and new is open' }).waitFor(soon);
      await page.goto('/leads');
      await page.getByRole('button', { name: 'Saved filters', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Warm and new' }).click();
      await page.waitForURL(/scoreMin=20/);
      await page.waitForURL(/sort=newest/);
      const [kept] = await ask<{ sharing: string }[]>('/api/saved-filters?list=leads');
      expect(kept).toMatchObject({ sharing: 'all', filter: { scoreMin: '20', sort: 'newest' } });

      await page.goto('/leads?suggested=without');
      const before = (await lead()).nextStep;
      await page.getByRole('checkbox', { name: /^Choose Officine Bianchi/ }).check();
      const bar = page.getByRole('group').filter({ hasText: '1 lead chosen' });
      await bar.getByRole('textbox', { name: 'Next step' }).fill('Meet them at the fair');
      await bar.getByRole('button', { name: 'Change', exact: true }).click();
      await expect.poll(async () => (await lead()).nextStep, soon).toBe('Meet them at the fair');
      await page.getByRole('button', { name: 'Take back' }).click();
      await expect.poll(async () => (await lead()).nextStep, soon).toBe(before);
      await page.context().close();
    },
    long,
  );

  it(
    'have a ledger that adds up to the score, and every change of theirs is taken back',
    async () => {
      const page = await ui.signedIn();
      await page.goto(`/leads/${sample.leads.hot}`);
      const groups = page.getByRole('region', { name: 'Group' });
      await groups.getByText(/above the cap are not counted/).waitFor();
      const counted = await groups.locator('tr[data-group] td:last-child').allInnerTexts();
      const sum = counted.reduce((points, text) => points + Number(text.replace('−', '-')), 0);
      const score = Number(await groups.locator('[data-sum]').textContent());
      expect(score).toBeGreaterThan(40);
      expect(Math.abs(score - sum)).toBeLessThanOrEqual(0.5);
      await page.getByRole('button', { name: 'Done: set the next' }).click();
      await page.getByRole('textbox', { name: 'Next step' }).fill('Visit them');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect.poll(async () => (await lead()).nextStep, soon).toBe('Visit them');
      await page
        .getByRole('button', { name: /^Undo: .*Visit them/ })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
      await expect.poll(async () => (await lead()).nextStep, soon).toBe('Send the offer');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('checkbox', { name: 'Done: Send the data sheet' }).click();
      const isOpen = async () =>
        (await lead()).entries.some(({ text, doneAt }) => text.startsWith('Send') && !doneAt);
      await expect.poll(isOpen, soon).toBe(false);
      await page.context().close();
    },
    long,
  );

  it(
    'show what was written down long ago when it is asked for',
    async () => {
      const administrator = await ui.dashboard.administrator();
      const company = await administrator.post('/api/companies', { name: 'Scritta S.r.l.' });
      const made = await administrator.post('/api/leads', { companyId: company.body['id'], owner: 'me' });
      const leadId = Number(made.body['leadId']);
      await ui.dashboard.records.db.execute(sql`
        INSERT INTO lead_entries (lead_id, kind, text, at, by_id, by_name, change_id)
        SELECT ${leadId}, 'call', 'Call ' || n, now() - n * interval '1 minute', 'key', 'Key', 0 FROM generate_series(1, 640) AS n`);
      const page = await ui.signedIn({ viewport: { width: 390, height: 844 } });
      await page.goto(`/leads/${leadId}`);
      const entries = page.getByRole('list', { name: 'What was said and done' });
      const older = page.getByRole('button', { name: 'Show older entries' });
      await older.waitFor(soon);
      expect(await entries.getByText('Call 600', { exact: true }).count()).toBe(0);
      await older.focus();
      await page.keyboard.press('Enter');
      await entries.getByText('Call 600', { exact: true }).waitFor(soon);
      await older.click();
      await entries.getByText('Call 640', { exact: true }).waitFor(soon);
      await older.waitFor({ state: 'detached' });
      expect(await entries.getByRole('listitem').count()).toBe(640);
      await page.context().close();
    },
    long,
  );

  it(
    'are moved on the board without a mouse',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/leads/board');
      const menu = page.getByRole('button', { name: 'Move Officine Bianchi S.p.A. to …' });
      await menu.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: 'Qualified' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: 'Qualified: 1' }).getByText('Officine Bianchi').waitFor();
      expect((await lead()).stage).toBe('qualified');
      await page.context().close();
    },
    long,
  );

  it(
    'are scored by rules that are tried on what was before they are saved',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/scoring');
      await page.getByRole('button', { name: /^Quote page looked at/ }).click();
      const rule = page.getByRole('group', { name: 'Rule Quote page looked at' });
      await rule.getByRole('textbox', { name: 'Points' }).fill('0');
      await rule.getByText('From −100 to 100, and not 0.').waitFor();
      await rule.getByRole('textbox', { name: 'Points' }).fill('2');
      const save = page.getByRole('button', { name: 'Save as a new version' });
      expect(await save.isDisabled()).toBe(true);
      await page.getByRole('button', { name: 'Try on the last three months' }).click();
      await page.getByText(/would have become warm \(40 points or more\)/).waitFor(soon);
      await page.getByRole('list', { name: 'Would be warm no more' }).getByText('Nordlicht').waitFor();
      await save.click();
      await page
        .getByRole('dialog')
        .getByRole('textbox', { name: 'Reason' })
        .fill('Quotes are looked at by everybody');
      await page.getByRole('dialog').getByRole('button', { name: 'Save as a new version' }).click();
      await page.getByText('Version 1 holds').first().waitFor();
      await page.getByText('Quotes are looked at by everybody').first().waitFor();
      await page.context().close();
    },
    long,
  );
});
