// The page that waits for somebody's data shows them by itself once they are there, in Chromium under the page's own policy and
// without a script.

import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Collector, startCollector } from '#collector/start-collector.ts';
import { answerRights } from '#processor/rights/answer-rights.ts';
import { createBackoff } from '#processor/rights/backoff.ts';
import { mailRightsLinks } from '#processor/rights/mail-rights-links.ts';
import { deriveKey } from '#stores/records/derive-key.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import { openRightsDesk } from '#stores/records/rights/open-rights-desk.ts';
import { createRightsContents } from '#stores/records/rights/rights-contents.ts';
import { createWithdrawalHashes } from '#stores/records/rights/withdrawal-hashes.ts';
import { openTestIntake, type TestIntake } from '#tests/support/open-test-intake.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';
import { hasChromium } from './support/start-browser-harness.ts';

const secret = 'ab'.repeat(32);
const email = 'anna.rossi@acme-impianti.it';

describe.skipIf(!hasChromium)('the page that waits', () => {
  let intake: TestIntake;
  let collector: Collector;
  let link: string;
  beforeAll(async () => {
    intake = await openTestIntake();
    const { records, sites, daySecrets, queue } = intake.stores;
    const desk = openRightsDesk(records, secret);
    collector = await startCollector({
      ...{ queue, sites, daySecrets, assets: [], log: quietLog, rights: desk },
      settings: {
        ...{ host: '127.0.0.1', port: 0, scriptPath: '/s.js', eventPath: '/e', pixelPath: '/p.gif' },
        ...{ trustedProxies: [], bodyBytesMax: 100_000, eventsPerRequestMax: 50, requestsPerMinuteMax: 600 },
      },
    });
    const contacts = [{ key: `email:${email}`, atMs: Date.now() }];
    await keepSaid(records, { words: [], proofs: [], values: [], contacts, refusals: [] });
    await desk.ask(email, 'en');
    let text = '';
    await mailRightsLinks({
      ...{ records, contents: createRightsContents(secret), key: deriveKey(secret, 'rights links') },
      ...{ collectorUrl: collector.url, log: quietLog },
      send: async (mail) => {
        text = mail.text;
      },
    });
    link = /http:\/\/\S+\/rights\/\S+/.exec(text)?.[0] ?? '';
  }, 120_000);
  afterAll(async () => {
    await collector?.close();
    await intake?.close();
  });

  it('loads itself anew until the data are there, and shows nothing to whoever never tapped', async () => {
    const early = await (await fetch(`${link}?wait=1`)).text();
    expect(early).toContain('Show my data');
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
    const page = await browser.newPage();
    await page.goto(`${link}?l=en`);
    await page.getByRole('button', { name: 'Show my data' }).click();
    await page.getByRole('heading', { name: 'One moment' }).waitFor();
    await page.waitForURL(/[?&]wait=1\b/);
    const { records } = intake.stores;
    await answerRights({
      ...{ records, events: { ask: async () => [] }, contents: createRightsContents(secret), log: quietLog },
      ...{ hashes: createWithdrawalHashes(secret), secret, nameSubject: () => '7', backoff: createBackoff() },
    });
    await page.getByText('Names and addresses by which you are known').waitFor();
    expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(0);
    // A tap there is a tap all the same.
    await page.getByRole('button', { name: 'Stop measuring' }).click();
    await page.getByRole('heading', { name: 'Done' }).waitFor();
    await browser.close();
  }, 120_000);

  it('stops by itself after a while', async () => {
    await fetch(link, { method: 'POST', body: new URLSearchParams({ do: 'show' }) });
    const waiting = await (await fetch(`${link}?l=en&wait=29`)).text();
    expect(waiting).toContain('content="2;url=?l=en&#38;wait=30"');
    const last = await (await fetch(`${link}?l=en&wait=30`)).text();
    expect(last).not.toContain('http-equiv');
    expect(last).toContain('Look again');
  }, 120_000);
});
