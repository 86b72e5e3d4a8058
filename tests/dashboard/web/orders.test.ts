// All orders in the browser: looked for, added up, opened with several products; and a list narrowed by an own field.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaults, findFaultsOf } from './support/find-faults.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';

const long = 240_000;

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('orders in a browser', () => {
  let ui: OpenInterface;
  beforeAll(async () => {
    ui = await openInterface();
    const administrator = await ui.dashboard.administrator();
    const { body } = await administrator.post('/api/companies', { name: 'Officine Bianchi' });
    const order = { companyId: Number(body['id']), kind: 'order', date: '2026-03-02', currency: 'EUR' };
    const lines = [
      { product: 'Pump P40', quantity: 2, amount: 1_000 },
      { product: 'Motor with a name that is rather long for a telephone', quantity: null, amount: 250.5 },
    ];
    await administrator.post('/api/orders', {
      ...order,
      number: '12/2026',
      amount: 1_250.5,
      lines,
      product: 'Pump P40, Motor',
    });
    await administrator.post('/api/orders', { ...order, number: '13/2026', amount: 99, kind: 'invoice' });
    const label = { en: 'Class', it: 'Classe' };
    const choices = [{ id: 'gold', en: 'Gold', it: 'Oro' }];
    const fields = await administrator.post('/api/custom-fields', {
      subject: 'company',
      type: 'choice',
      label,
      choices,
    });
    const [field] = fields.body as unknown as { id: number }[];
    await administrator.post(`/api/companies/${order.companyId}/fields`, {
      fieldId: field?.id,
      value: 'gold',
      seenChangeId: 0,
    });
    await administrator.post('/api/companies', { name: 'Without a class' });
  }, long);
  afterAll(() => ui?.close());

  it(
    'finds an order by its number, says what all come to, and opens and changes one with its products',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/orders');
      await page.getByText('2 found · Orders: €1,250.50 · Invoices less credit notes: €99.00').waitFor();
      await page.getByRole('searchbox', { name: 'Number' }).fill('12');
      await page.getByText('1 found · Orders: €1,250.50').waitFor();
      expect(new URL(page.url()).searchParams.get('search')).toContain('12');
      await page.getByRole('button', { name: 'Open 12/2026' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Product 2' }).waitFor();
      expect(await findFaults(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Remove product 2' }).click();
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.getByText(/Products: .* → Pump P40$/).waitFor();
      await page.context().close();
    },
    long,
  );

  it(
    'narrows a list by an own field, keeps that in the address, and takes it away again',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/companies');
      await page.getByText('Without a class').first().waitFor();
      await page.getByRole('button', { name: 'Own fields' }).click();
      await page.getByRole('dialog').getByRole('combobox', { name: 'Class' }).click();
      await page.getByRole('option', { name: 'Gold' }).click();
      expect(await findFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Apply' }).click();
      await page.getByText('Without a class').first().waitFor({ state: 'detached' });
      await page.reload();
      await page.getByText('Officine Bianchi').first().waitFor();
      expect(await page.getByText('Without a class').count()).toBe(0);
      await page.context().close();
    },
    long,
  );

  it(
    'has no faults of accessibility at any width, in either language',
    async () => {
      for (const [width, locale] of [
        [1440, 'en-GB'],
        [390, 'it-IT'],
      ] as const) {
        const page = await ui.signedIn({ viewport: { width, height: 900 }, locale });
        expect(await findFaultsOf(page, ['/orders', '/orders?search=nothing'])).toEqual([]);
        await page.context().close();
      }
    },
    long,
  );
});
