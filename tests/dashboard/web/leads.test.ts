// Leads, two secrets and deletions of a connection in the built interface in Chromium.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOutboxKeys } from '#stores/records/outbox/outbox-keys.ts';
import { pauseLane } from '#stores/records/outbox/pause-lane.ts';
import { settleAside } from '#stores/records/outbox/settle-item.ts';
import { takeOutboxItems } from '#stores/records/outbox/take-items.ts';
import { writeOutboxItems } from '#stores/records/outbox/write-items.ts';
import { connectionLane, leadRecordKey } from '#stores/records/reported/lead-record-key.ts';
import { findFaults } from './support/find-faults.ts';
import { browserPath, type OpenInterface, openInterface } from './support/open-interface.ts';

const long = 180_000;

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('leads of a connection in a browser', () => {
  let ui: OpenInterface;
  let id: number;
  beforeAll(async () => {
    ui = await openInterface();
    const administrator = await ui.dashboard.administrator();
    const made = await administrator.post('/api/connections', {
      ...{ siteId: ui.siteId, provider: 'linkedin', name: 'LinkedIn', secret: 'first' },
    });
    id = Number(made.body['id']);
    await administrator.patch(`/api/connections/${id}`, {
      ...{
        secret: 'second',
        oldSecretHours: 24,
        accessToken: 'token',
        settings: { leadOwner: 'urn:li:organization:42' },
      },
    });
    await setAside(ui, id);
  }, long);
  afterAll(() => ui?.close());

  it(
    'say what stands still and what to do, and have what was set aside tried again',
    async () => {
      const page = await ui.signedIn({ viewport: { width: 1440, height: 1000 } });
      await page.goto(`/connections/${id}`);
      await page.getByRole('heading', { name: 'Fetching leads' }).waitFor();
      await page.getByText('The access token has expired: make a new one').waitFor();
      await page.getByText('Two secrets hold').waitFor();
      await page.getByText('The lead is not there').first().waitFor();
      expect(await findFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Try all again' }).click();
      await page.getByText('2 are in line again.').waitFor();
      await page.getByText('2 leads wait to be fetched').waitFor();
      await page.getByLabel('Access token').first().fill('another-token');
      await page.getByRole('button', { name: 'Replace' }).last().click();
      await page.getByText('Token kept.').waitFor();
      await page.getByText('The access token has expired').waitFor({ state: 'detached' });
      await page.context().close();
    },
    long,
  );

  it(
    'fit a telephone, in Italian',
    async () => {
      await pauseLane(ui.dashboard.records, connectionLane(id), {
        ...{ untilMs: Date.now() + 3_600_000, reason: 'rate_limited', detail: '429 Too many requests' },
      });
      const page = await ui.signedIn({ viewport: { width: 390, height: 844 } });
      const administrator = await ui.dashboard.administrator();
      await administrator.patch('/api/me', { language: 'it' });
      await page.goto(`/connections/${id}`);
      await page.getByRole('heading', { name: 'Scaricare i lead' }).waitFor();
      await page.getByText('Il fornitore chiede pazienza').waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(await findFaults(page)).toEqual([]);
      await page.context().close();
    },
    long,
  );
});

/** Two leads that were tried in vain, and a token that has run out. */
async function setAside(ui: OpenInterface, id: number): Promise<void> {
  const { records } = ui.dashboard;
  const items = ['1', '2'].map((leadId) => ({
    ...{ kind: 'fetch_linkedin_lead' as const, payload: { leadId, formId: '', atMs: 1 }, connectionId: id },
    ...{ recordKey: leadRecordKey(id, leadId), dedupeKey: leadId, lane: connectionLane(id) },
  }));
  await records.db.transaction((tx) => writeOutboxItems(tx, items, openOutboxKeys('x')));
  const taken = await takeOutboxItems(records, { kinds: ['fetch_linkedin_lead'], limit: 9, leaseMs: 60_000 });
  for (const item of taken)
    await settleAside(records, item, { reason: 'lead_not_found', detail: '404 Entity not found' });
  const pause = {
    untilMs: null,
    reason: 'token_expired',
    detail: '401 The token used in the request has expired',
  };
  await pauseLane(records, connectionLane(id), pause);
}
