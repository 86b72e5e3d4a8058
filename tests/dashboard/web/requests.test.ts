// Requests and forms of our own in the built interface in Chromium, on the real dashboard server.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepRequests } from '#stores/records/questions/keep-requests.ts';
import type { NewRequest } from '#stores/records/questions/new-request.ts';
import { createOwnForm, listOwnForms } from '#stores/records/questions/own-forms.ts';
import { makeId } from '#tests/support/sample-events.ts';
import { findFaultsOf } from './support/find-faults.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';

const long = 180_000;

function sample(siteId: number, place: number, over: Partial<NewRequest> = {}): NewRequest {
  const atMs = Date.now() - (place + 1) * 3_600_000;
  return {
    ...{ siteId, eventId: makeId(atMs), atMs, receivedAtMs: atMs, way: 'site_form', provider: '', kind: '' },
    ...{ formKey: 'contatto', formName: 'Richiesta di contatto', answers: [], language: 'it-IT' },
    text: 'Buongiorno,\nvorremmo un preventivo per dieci pompe. Vedi https://acme.example/capitolato',
    page: 'pumps.example/contatti',
    claims: { name: 'Anna Verdi', email: 'anna@acme.example', phone: '', company: 'Acme', jobTitle: '' },
    campaign: { source: 'newsletter', medium: 'email', name: 'primavera' },
    ...{ visitor: '', decision: '0', subject: '0' },
    ...over,
  };
}

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('requests in a browser', () => {
  let ui: OpenInterface;
  beforeAll(async () => {
    ui = await openInterface();
    const answers = [{ question: 'How many employees?', answer: '<b>120</b>' }];
    await keepRequests(ui.dashboard.records, [
      sample(ui.siteId, 0),
      sample(ui.siteId, 1, { way: 'provider', provider: 'typeform', kind: 'form_answer', text: '', answers }),
      sample(ui.siteId, 2, { text: 'Auftrag '.repeat(200), claims: { ...sample(1, 1).claims, name: '' } }),
    ]);
    await createOwnForm(ui.dashboard.records, ui.siteId, {
      ...{ name: 'Quotes', confirms: false, enabled: true, thanks: { en: '', it: '' } },
      fields: [{ name: 'f1', kind: 'email', label: { en: 'E-mail', it: 'E-mail' }, required: true }],
      consentText: { en: 'I agree to be contacted.', it: 'Accetto di essere contattato.' },
    });
  });
  afterAll(() => ui?.close());

  it.each([
    { name: 'wide and light', options: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' } },
    {
      name: 'narrow and dark, in Italian',
      options: { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'it-IT' },
    },
  ] as const)(
    'have no accessibility fault and no sideways scrolling, $name',
    async ({ options }) => {
      const page = await ui.signedIn(options);
      const list = await (await ui.dashboard.administrator()).get(
        `/api/requests?from=${new Date(Date.now() - 86_400_000).toISOString()}&to=${new Date().toISOString()}`,
      );
      const [first] = list.body['requests'] as { id: string }[];
      const pages = ['/requests', `/requests/${first?.id}`, `/sites/${ui.siteId}?tab=forms`];
      expect(await findFaultsOf(page, pages)).toEqual([]);
      await page.context().close();
    },
    long,
  );

  it(
    'are found by their words, opened, taken, and the e-mail is told to be a claim',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/requests');
      await page.getByRole('searchbox').fill('capitolato');
      await expect.poll(() => page.getByRole('row').count(), { timeout: 20_000 }).toBe(2);
      await page.getByRole('row').nth(1).getByRole('link').first().click();
      await page.getByText('anna@acme.example').waitFor();
      await page.getByText('claimed').first().waitFor();
      await page.getByRole('button', { name: 'Set to: Taken' }).click();
      await page.getByText(/Taken, by Ada Admin/).waitFor();
      expect(await page.getByRole('link', { name: /capitolato/ }).count()).toBe(0);
      await page.context().close();
    },
    long,
  );

  it(
    'come through a form that is made here, with a preview and the line to paste',
    async () => {
      const page = await ui.signedIn();
      await page.goto(`/sites/${ui.siteId}?tab=forms`);
      await page.getByRole('button', { name: 'New form' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name', { exact: true }).first().fill('Contact us');
      await dialog.getByRole('button', { name: 'Add a field' }).click();
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.getByText('Write a label in at least one language.').waitFor();
      await dialog.getByLabel('Label in English').last().fill('Budget');
      await dialog.getByLabel('Budget (optional)').waitFor();
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'detached' });
      const made = (await listOwnForms(ui.dashboard.records, ui.siteId)).find(
        ({ name }) => name === 'Contact us',
      );
      expect(made?.fields.map(({ kind }) => kind)).toEqual(['name', 'email', 'company', 'message', 'text']);
      await page.getByText(`data-form="${made?.key}"`).waitFor();
      await page.context().close();
    },
    long,
  );
});
