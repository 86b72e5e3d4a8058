// Signals in the built interface in Chromium: who was told, a webhook whose secret is shown once, and a test that stands in the log.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTellOfSignals } from '#stores/records/alerts/tell-of-signals.ts';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { keepSignals } from '#stores/records/signals/keep-signals.ts';
import { findFaults } from './support/find-faults.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';

const long = 180_000;

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('signals in a browser', () => {
  let ui: OpenInterface;
  beforeAll(async () => {
    ui = await openInterface();
  }, long);
  afterAll(() => ui?.close());

  it(
    'say who was told and why nobody was, and a channel is set up, tried and seen in the log',
    async () => {
      await ui.dashboard.administrator();
      const { records } = ui.dashboard;
      const companyId = await createCompany(
        records,
        { id: '', name: '' },
        { name: 'Acme', source: 'manual' },
      );
      await records.db.transaction(async (db) => {
        const at = new Date();
        const one = { companyId, at, score: 60, fit: 70, band: 'high', deal: 'none' } as const;
        const rows = await keepSignals(db, [
          { ...one, kind: 'request', key: 'a', verdict: 'known' },
          { ...one, kind: 'request', key: 'b', verdict: 'supplier' },
        ]);
        const told = { companyId, companyName: 'Acme', leadId: null, ownerId: null, nowMs: at.getTime() };
        await createTellOfSignals(openOutboxKeys('00'.repeat(32)))(db, rows, told);
      });
      const page = await ui.signedIn({ viewport: { width: 390, height: 844 } });
      await page.goto('/signals');
      await page.getByText(/^Ada Admin: (at once|together)/).waitFor();
      await page.getByRole('switch', { name: /nobody was told/ }).press('Space');
      await expect.poll(() => page.getByText(/^Ada Admin: /).count()).toBe(0);
      await page.getByText(/^Nobody \(Ada Admin\): it is no company for sales/).waitFor();
      expect(await findFaults(page)).toEqual([]);
      await page.getByRole('tab', { name: 'Channels' }).click();
      await page.getByRole('button', { name: 'Add one for everybody' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: 'Kind' }).click();
      await page.getByRole('option', { name: 'Webhook' }).click();
      await dialog.getByLabel('Name', { exact: true }).fill('Warehouse');
      await dialog.getByLabel('URL of the other program').fill('https://hooks.acme.example/x');
      await dialog.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByText(/^whsec_/).waitFor();
      await page.getByRole('button', { name: 'Done' }).click();
      await page.getByText('hooks.acme.example · Everything at once, without quiet hours').waitFor();
      expect(await page.getByText(/whsec_/).count()).toBe(0);
      await page.getByRole('button', { name: 'Send a test' }).last().click();
      expect(await findFaults(page)).toEqual([]);
      await page.getByRole('tab', { name: 'What was sent' }).click();
      await page.getByText('Test · Warehouse').waitFor();
      expect(await findFaults(page)).toEqual([]);
      await page.context().close();
    },
    long,
  );
});
