// Suggestions, pins, corrections, rules and sources in the built interface in Chromium, on the real dashboard server.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepSuggestions } from '#stores/records/questions/company-suggestions.ts';
import { keepDataset } from '#stores/records/questions/keep-datasets.ts';
import { findFaultsOf } from './support/find-faults.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';
import { fillCompanies, type SampleCompanies } from './support/sample-companies.ts';

async function fillKnowledge({ dashboard }: OpenInterface, ids: SampleCompanies): Promise<void> {
  await keepSuggestions(dashboard.records, [
    {
      kind: 'possible_duplicate',
      companyId: ids.plants,
      otherId: ids.twin,
      score: 0.9,
      reasons: ['same_name'],
    },
    {
      kind: 'fuzzy_match',
      companyId: ids.valves,
      name: 'ROSSI VALVOLE SPA',
      score: 0.8,
      reasons: ['similar_name'],
    },
    {
      kind: 'office_range',
      companyId: ids.valves,
      first: '62.11.4.0',
      last: '62.11.4.15',
      score: 0.7,
      reasons: [],
    },
  ]);
  const found = { licence: 'operator-supplied', sha256: '', builtAt: new Date('2024-01-02'), rows: 12 };
  await keepDataset(dashboard.records, {
    ...{ ...found, id: 'registry:ripe', kind: 'registry', source: 'ripe.db.gz', health: 'ok' },
    ...{ terms: 'Not for marketing.', healthMessage: '' },
  });
  await keepDataset(dashboard.records, {
    ...{ ...found, id: 'mmdb:x.mmdb', kind: 'mmdb', source: 'x.mmdb', health: 'failing' },
    ...{ terms: '', healthMessage: 'Put a whole file in its place.' },
  });
}

/** A busy machine takes its time. */
const soon = { timeout: 20_000 };
const long = 180_000;

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('decisions in a browser', () => {
  let ui: OpenInterface;
  let ids: SampleCompanies;
  beforeAll(async () => {
    ui = await openInterface();
    ids = await fillCompanies(ui.dashboard);
    await fillKnowledge(ui, ids);
  });
  afterAll(() => ui?.close());

  const ask = async (path: string) => (await (await ui.dashboard.administrator()).get(path)).body;

  it.each([
    { name: 'wide and light', options: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' } },
    { name: 'narrow and dark', options: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } },
  ] as const)(
    'have no accessibility fault and no sideways scrolling, $name',
    async ({ options }) => {
      const page = await ui.signedIn(options);
      const networks = ['/networks', '/networks?tab=corrections'];
      const pages = ['/suggestions', ...networks, '/sources', '/rules', '/rules?tab=weights'];
      expect(await findFaultsOf(page, pages)).toEqual([]);
      await page.context().close();
    },
    180_000,
  );

  it(
    'about suggestions are made by keyboard, and the last answer is undone',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/suggestions');
      await page.getByText('Are Verdi Impianti and Verdi Impianti Srl the same company?').waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog').getByText('next question').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      const current = page.locator('li[aria-current]');
      await current.getByText('ROSSI VALVOLE SPA').waitFor();
      expect(await current.evaluate((card) => card === document.activeElement)).toBe(true);
      await page.keyboard.press('r');
      await current.getByText('62.11.4.0').waitFor();
      await page.keyboard.press('k');
      await current.getByText('Verdi Impianti Srl the same').waitFor();
      await page.keyboard.press('a');
      await expect
        .poll(() => ask(`/api/companies/${ids.twin}`), soon)
        .toMatchObject({ mergedInto: { id: ids.plants } });
      await page.keyboard.press('u');
      await expect.poll(() => ask(`/api/companies/${ids.twin}`), soon).toMatchObject({ mergedInto: null });
      // What was taken back is open again.
      await page.getByRole('button', { name: /^No: Are .*Verdi Impianti Srl the same/ }).click();
      // The last answer is the last one given, also while it is on its way.
      let letGo = () => {};
      const held = new Promise<void>((done) => {
        letGo = done;
      });
      await page.route('**/api/suggestions/*/accept', async (asked) => {
        await held;
        await asked.continue();
      });
      await page.getByText('Taken back: the question is open again.').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: /^Yes: Is 62\.11\.4\.0/ }).click();
      await page.getByText('Nothing to decide').waitFor();
      await page.getByRole('button', { name: 'Undo the last answer' }).click();
      letGo();
      await page.getByText('Taken back: the question is open again.').waitFor();
      await expect.poll(() => ask(`/api/companies/${ids.valves}`), soon).toMatchObject({ networks: [] });
      await page.getByText('Refused', { exact: true }).click();
      await page.getByText('Is “ROSSI VALVOLE SPA” the company').waitFor();
      await page.context().close();
    },
    long,
  );

  it(
    'on networks and domains are pinned, unpinned, corrected and taken back',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/networks');
      await page.getByRole('button', { name: 'Pin a network or domain' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Network' }).fill('nonsense');
      await dialog.getByRole('radio', { name: /A company/ }).check();
      await dialog.getByRole('combobox', { name: 'Company' }).fill('rossi');
      await page.getByRole('option', { name: /S\.r\.l\./ }).click();
      await dialog.getByRole('button', { name: 'Pin a network or domain' }).click();
      await dialog.getByRole('alert').filter({ hasText: 'nonsense is no network' }).waitFor();
      await dialog.getByRole('textbox', { name: 'Network' }).fill('5.10.0.0/24');
      await dialog.getByRole('button', { name: 'Pin a network or domain' }).click();
      const row = page.getByRole('row', { name: /5\.10\.0\.0\/24.*Rossi Valvole S\.r\.l\./ });
      await row.waitFor();
      await page.goto(`/companies/${ids.valves}`);
      await page.getByRole('region', { name: 'Pins' }).getByText('5.10.0.0/24').waitFor();
      await page.goto('/networks');
      await row.getByRole('button', { name: /^Remove the pin/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
      await page.getByText('No pin yet').waitFor();

      await page.getByRole('tab', { name: 'Corrections' }).click();
      await page.getByRole('button', { name: 'Correct a decision' }).click();
      await page.getByRole('dialog').getByText('Domain', { exact: true }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Domain' }).fill('pool-example.it');
      await page
        .getByRole('dialog')
        .getByRole('radio', { name: /Not a company/ })
        .check();
      await page.getByRole('dialog').getByRole('button', { name: 'Correct a decision' }).click();
      await page.getByRole('row', { name: /pool-example\.it.*no company/ }).waitFor();
      await page.getByRole('button', { name: 'Take back: correction of pool-example.it' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
      await page.getByText(/taken back by Ada Admin/).waitFor();
      await page.getByRole('switch', { name: 'Only those in effect' }).press('Space');
      await page.getByText('Nobody has corrected anything yet').waitFor();
      await page.context().close();
    },
    long,
  );

  it(
    'by rules are changed with a reason, tried where the server can, and gone back on',
    async () => {
      const page = await ui.signedIn();
      await page.goto('/rules');
      await page.getByText('The built-in rules hold.').waitFor();
      await page.getByRole('button', { name: 'Try on the last 30 days' }).click();
      await page
        .getByText('This server cannot try rules on past visits yet.')
        .or(page.getByText(/of the last 30 days|visits would get another verdict/))
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Add a rule' }).click();
      const rule = page.getByRole('listitem', { name: 'Rule 9' });
      await rule.getByRole('textbox', { name: 'Rule 9: Name' }).fill('Wrong Name');
      await rule.getByText('Take small letters').waitFor();
      await rule.getByRole('textbox', { name: 'Rule 9: Name' }).fill('german_firms');
      await rule.getByRole('button', { name: 'Rule 9: Add a condition' }).click();
      await rule.getByText('Choose at least one value.').waitFor();
      expect(await page.getByRole('button', { name: 'Save as a new version' }).isDisabled()).toBe(true);
      await rule.getByRole('combobox', { name: 'Rule 9, 1: Values' }).click();
      await page.getByRole('option', { name: 'Customer', exact: true }).click();
      await page.keyboard.press('Escape');
      await rule.getByRole('button', { name: 'Rule 9: Move up' }).click();
      // A window that becomes a telephone's, and one again, keeps what was written.
      await page.setViewportSize({ width: 390, height: 800 });
      await page.getByRole('textbox', { name: 'Rule 8: Name' }).waitFor();
      await page.setViewportSize({ width: 1440, height: 900 });
      expect(await page.getByRole('textbox', { name: 'Rule 8: Name' }).inputValue()).toBe('german_firms');
      const save = page.getByRole('button', { name: 'Save as a new version' });
      await page.getByText('Try them on the last 30 days first.').waitFor();
      expect(await save.isDisabled()).toBe(true);
      await page.getByRole('button', { name: 'Try on the last 30 days' }).click();
      await save.click();
      await page
        .getByRole('dialog')
        .getByText(/will be judged otherwise/)
        .waitFor();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('We sell in Germany');
      await page.getByRole('dialog').getByRole('button', { name: 'Save as a new version' }).click();
      await page.getByText(/Version 1 holds, by Ada Admin/).waitFor();
      expect(await ask('/api/rules/verdict_rules')).toMatchObject({
        versions: [
          {
            reason: 'We sell in Germany',
            value: {
              rules: expect.arrayContaining([
                {
                  id: 'german_firms',
                  verdict: 'prospect',
                  when: [{ field: 'status', how: 'is', values: ['customer'] }],
                },
              ]),
            },
          },
        ],
      });
      await page.getByRole('button', { name: 'Go back to the built-in ones' }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('It was a test');
      await page.getByRole('dialog').getByRole('button', { name: 'Go back to the built-in ones' }).click();
      await page.getByText(/Version 2 holds/).waitFor();
      await page.getByRole('button', { name: 'Go back to version 1' }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Better after all');
      await page.getByRole('dialog').getByRole('button', { name: 'Go back to it' }).click();
      await page.getByText(/Version 3 holds/).waitFor();
      await page.getByText('as version 1').waitFor();
      await page.context().close();
    },
    long,
  );

  it('by weights keep to their bounds, and a changed value says why', async () => {
    const page = await ui.signedIn();
    await page.goto('/rules?tab=weights');
    const value = page.getByRole('textbox', { name: 'Value of E6', exact: true });
    await value.fill('99');
    await page.getByRole('alert').filter({ hasText: 'Mend what is marked first.' }).waitFor();
    await value.fill('9.5');
    await page.getByText('1 value changed').waitFor();
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Calibrated on March');
    await page.getByRole('dialog').getByRole('button', { name: 'Save as a new version' }).click();
    await page.getByText(/Version 1 holds/).waitFor();
    expect(await ask('/api/rules/evidence_weights')).toMatchObject({
      versions: [{ value: { bits: { E6: { value: 9.5, source: 'Calibrated on March' } } } }],
    });
    await page.context().close();
  });

  it('use a source only after its terms were read and accepted', async () => {
    const page = await ui.signedIn();
    await page.goto('/sources');
    const registry = page.getByRole('article', { name: 'ripe.db.gz' });
    await registry.getByText('Old').waitFor();
    expect(await registry.getByRole('switch').isDisabled()).toBe(true);
    await registry.getByRole('button', { name: 'Read and accept the terms' }).click();
    await page.getByRole('dialog').getByText('Not for marketing.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'I have read it and accept' }).click();
    await registry.getByText(/Terms accepted by Ada Admin/).waitFor();
    await registry.getByRole('switch').press('Space');
    await registry.getByText('Not in use').waitFor();
    await page.getByRole('article', { name: 'x.mmdb' }).getByText('Put a whole file in its place.').waitFor();
    await page.getByRole('button', { name: 'Network databases (.mmdb)' }).click();
    await page.getByText('FIUTO_MMDB_DIR=').waitFor();
    await page.context().close();
  });
});
