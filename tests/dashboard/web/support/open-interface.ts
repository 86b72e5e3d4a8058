// The built interface on the real dashboard server with sample data, and a Chromium to drive it.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { build } from 'vite';
import type { Language } from '#contract/report.ts';
import { insertEvents } from '#tests/dashboard/server/support/insert-events.ts';
import {
  adminEmail,
  openTestDashboard,
  type TestDashboard,
  testPassword,
} from '#tests/dashboard/server/support/open-test-dashboard.ts';
import { shareMade } from '#tests/support/share-made.ts';
import { makeSampleVisits } from './sample-visits.ts';

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of the browser, undefined when none is installed. */
export const browserPath = candidates.find((path) => existsSync(path));

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface OpenInterface {
  dashboard: TestDashboard;
  browser: Browser;
  /** Id of the site that has sample visits. */
  siteId: number;
  /** An empty page of a browser that is signed in as the first administrator. */
  signedIn(options?: BrowserContextOptions): Promise<Page>;
  /** A browser that has never been here. */
  stranger(options?: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** `empty`: as after the first start, without administrator and site (`siteId` is 0). */
export async function openInterface({ empty = false } = {}): Promise<OpenInterface> {
  const directory = await shareMade('web', buildInterface);
  const dashboard = await openTestDashboard({ webDirectory: directory });
  const siteId = empty ? 0 : await fillSite(dashboard);
  const browser = await chromium.launch({ ...(browserPath && { executablePath: browserPath }), args: flags });
  const stranger = (options: BrowserContextOptions = {}) =>
    browser.newContext({ baseURL: dashboard.url, locale: 'en-GB', ...options });
  return {
    dashboard,
    browser,
    siteId,
    stranger,
    signedIn: async (options) => {
      const language = options?.locale?.startsWith('it') ? 'it' : 'en';
      return signIn(await (await stranger(options)).newPage(), dashboard.url, language);
    },
    close: async () => {
      await browser.close();
      await dashboard.close();
    },
  };
}

async function buildInterface(directory: string): Promise<void> {
  await build({
    configFile: fileURLToPath(new URL('../../../../dashboard/web/vite.config.ts', import.meta.url)),
    build: { outDir: directory },
    logLevel: 'error',
  });
}

async function fillSite(dashboard: TestDashboard): Promise<number> {
  const administrator = await dashboard.administrator();
  const created = await administrator.post('/api/sites', {
    name: 'Sample Pumps',
    allowedHosts: ['pumps.example'],
  });
  const { id } = created.body['site'] as { id: number };
  await insertEvents(dashboard.events, makeSampleVisits(id, Date.now()));
  return id;
}

/** Without the form, which has a test of its own. What the account says of the language counts more than what the browser says. */
async function signIn(page: Page, url: string, language: Language): Promise<Page> {
  const answer = await page.context().request.post('/api/auth/sign-in/email', {
    data: { email: adminEmail, password: testPassword },
    headers: { origin: new URL(url).origin },
  });
  if (!answer.ok()) throw new Error(`The administrator cannot sign in: ${await answer.text()}`);
  const saved = await page.context().request.patch('/api/me', {
    data: { language },
    headers: { origin: new URL(url).origin },
  });
  if (!saved.ok()) throw new Error(`The language is not saved: ${await saved.text()}`);
  return page;
}
