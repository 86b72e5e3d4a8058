// Takes pictures of the page Signals.

import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { makeActToken } from '#stores/records/alerts/act-token.ts';
import { openAlertKeys } from '#stores/records/alerts/alert-keys.ts';
import { createTellOfSignals } from '#stores/records/alerts/tell-of-signals.ts';
import { createCompany } from '#stores/records/questions/company-create.ts';
import { keepSignals } from '#stores/records/signals/keep-signals.ts';
import { findFaults } from './support/find-faults.ts';
import { openInterface } from './support/open-interface.ts';

it('takes pictures', async () => {
  const ui = await openInterface();
  const { records } = ui.dashboard;
  const keys = openAlertKeys('a secret of the tests, long enough to be one');
  const admin = await ui.dashboard.administrator();
  const names = [
    'Acme Pumps S.p.A.',
    'Officine Meccaniche Riunite della Valle del Po e Figli S.r.l.',
    'Beta',
  ];
  const kinds = ['request', 'going_quiet', 'new_warm_company', 'customer_back'] as const;
  let n = 0;
  for (const name of names) {
    const companyId = await createCompany(
      records,
      { id: '', name: '' },
      { name, source: 'manual', country: 'IT', province: 'MI' },
    );
    await records.db.transaction(async (db) => {
      const rows = await keepSignals(
        db,
        kinds.map((kind) => {
          n += 1;
          return {
            companyId,
            kind,
            key: `${n}`,
            at: new Date(),
            score: 50 + n,
            fit: 60 + n,
            verdict: n % 5 ? 'known' : 'supplier',
            band: 'high',
            deal: 'open',
          } as const;
        }),
      );
      await createTellOfSignals(keys.outbox)(db, rows, {
        companyId,
        companyName: name,
        leadId: null,
        ownerId: null,
        nowMs: Date.now(),
      });
    });
  }
  const add = (more: object) =>
    admin.post('/api/alerts/channels', {
      isOwn: false,
      kind: 'webhook',
      name: 'Warehouse program',
      address: 'https://hooks.example.com/x',
      signals: ['request'],
      pace: 'at_once',
      language: 'en',
      names: false,
      ...more,
    });
  await add({});
  await add({
    isOwn: true,
    kind: 'slack',
    name: 'Room of the sales team',
    address: 'https://hooks.slack.com/services/T/B/x',
    pace: 'by_rules',
  });
  await admin.post('/api/alerts/channels/3/test', {});
  await records.db.execute(
    sql`UPDATE alert_deliveries SET state = 'failed', status = 410, reason = 'gone', attempts = 3, last_try_at = now() WHERE what = 'test'`,
  );
  await records.db.execute(
    sql`UPDATE alert_deliveries SET state = 'sent', status = 250, attempts = 1, last_try_at = now() WHERE what = 'together' AND id < 3`,
  );
  await records.db.execute(sql`UPDATE tellings SET told_at = now() WHERE id < 3`);
  const { rows } = await records.db.execute<{ id: number; channel: number }>(
    "SELECT t.id::int AS id, c.id::int AS channel FROM tellings t JOIN alert_channels c ON c.user_id = t.user_id WHERE c.kind = 'mail' LIMIT 1",
  );
  const token = makeActToken(
    keys.acts,
    { tellingId: rows[0]?.id ?? 0, channelId: rows[0]?.channel ?? 0, act: 'mine' },
    Date.now(),
  );
  for (const language of ['en', 'it']) {
    await admin.patch('/api/me', { language });
    for (const width of [1440, 390]) {
      const page = await ui.signedIn({ viewport: { width, height: 900 } });
      for (const tab of ['signals', 'times', 'channels', 'log']) {
        await page.goto(`/signals?tab=${tab}`);
        await page.getByRole('tab', { selected: true }).waitFor();
        await page.waitForLoadState('networkidle');
        await page.screenshot({ path: `/tmp/alert-shots/${tab}-${language}-${width}.png`, fullPage: true });
        const faults = await findFaults(page);
        if (faults.length > 0) console.log(tab, language, width, faults);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (wide > 0) console.log('scrolls sideways', tab, language, width, wide);
      }
      await page.goto('/signals?tab=channels');
      await page
        .getByRole('button', { name: /^(Preview|Anteprima)$/ })
        .first()
        .click();
      await page.getByText(/newest|recenti/).waitFor();
      await page.waitForTimeout(500);
      await page.screenshot({ path: `/tmp/alert-shots/preview-${language}-${width}.png` });
      await page.goto('/signals?tab=channels');
      await page.getByRole('button', { name: /^(Add a channel|Aggiungi un canale)$/ }).click();
      await page.getByRole('dialog').waitFor();
      await page.waitForTimeout(400);
      console.log(language, width, await findFaults(page));
      await page.screenshot({ path: `/tmp/alert-shots/form-${language}-${width}.png` });
      await page.goto(`/a/${token}`);
      await page.screenshot({ path: `/tmp/alert-shots/act-${language}-${width}.png` });
      const mail = await admin.get(
        `/api/alerts/preview?kind=mail&what=together&language=${language}&names=yes`,
      );
      await page.setContent(String(mail.body['html']));
      await page.screenshot({ path: `/tmp/alert-shots/mail-${language}-${width}.png`, fullPage: true });
      const week = await admin.get(`/api/alerts/preview?kind=mail&what=week&language=${language}&names=yes`);
      await page.setContent(String(week.body['html']));
      await page.screenshot({ path: `/tmp/alert-shots/week-${language}-${width}.png`, fullPage: true });
      await page.context().close();
    }
  }
  expect(1).toBe(1);
  await ui.close();
}, 600_000);
