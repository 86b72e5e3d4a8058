// The real product in one process (embedded engines, processor, collector), the sample site and Chromium, for tests
// whose last assertion is a stored row. Every test gets a site, a browser context and a network gate of its own.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { startCollector } from '#collector/start-collector.ts';
import { loadConfig } from '#config/config.ts';
import type { Site } from '#contract/site.ts';
import { type DemoSite, serveDemoSite } from '#run/demo/serve-demo-site.ts';
import { openDataDirectory } from '#run/open-data-directory.ts';
import { openStores, type Stores, startEngines } from '#run/open-stores.ts';
import { startProcessing } from '#run/start-processing.ts';
import { createSite, type SiteValues } from '#stores/records/questions/create-site.ts';
import { bundleSnippet } from '../../../snippet/build.ts';
import { type CollectorGate, startCollectorGate } from './collector-gate.ts';
import { type ServedPage, servePage } from './serve-page.ts';
import { outcomesOfSite, rowsOfSite, type StoredRow } from './stored-row.ts';

const executablePath = '/usr/bin/chromium';
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
export const hasChromium = existsSync(executablePath) || process.env['CI'] === 'true';

export interface VisitOptions {
  site?: Partial<SiteValues>;
  /** Of the script tag, such as `data-consent="granted"`. */
  tagAttributes?: string;
  /** Runs in every page before anything of the page does. */
  initScript?: string;
  headers?: Record<string, string>;
  /** A browser that says of itself that it is steered. */
  automated?: boolean;
}

export interface Visit {
  site: Site;
  demo: DemoSite;
  gate: CollectorGate;
  context: BrowserContext;
  page: Page;
  /** What the pages' console said that is an error, and what was thrown in them. */
  pageErrors: string[];
  rows(): Promise<StoredRow[]>;
  /** The stored rows as soon as `enough` holds; throws with what is there after ten seconds. */
  rowsWhen(enough: (rows: StoredRow[]) => boolean): Promise<StoredRow[]>;
  /** Opens a page of the test's own making at `/pagina`. */
  showPage(html: string, headers?: Record<string, string>): Promise<void>;
  outcomes(): Promise<{ outcome: string; reason: string; events: number }[]>;
  close(): Promise<void>;
}

export interface BrowserHarness {
  collectorUrl: string;
  stores: Stores;
  startVisit(options?: VisitOptions): Promise<Visit>;
  close(): Promise<void>;
}

/** `settings`: beside the data directory, such as FIUTO_SMTP_URL. */
export async function startBrowserHarness(settings: NodeJS.ProcessEnv = {}): Promise<BrowserHarness> {
  const path = mkdtempSync(join(tmpdir(), 'fiuto-browser-'));
  const log = pino({ level: 'error' });
  const config = loadConfig({ ...settings, FIUTO_DATA_DIR: path });
  const directory = openDataDirectory(path);
  const engines = await startEngines(config.stores, directory, log);
  const stores = await openStores(engines.choice, log);
  const processor = await startProcessing(config, stores, engines.choice.masterKey, log);
  const collector = await startCollector({
    queue: stores.queue,
    sites: stores.sites,
    daySecrets: stores.daySecrets,
    links: stores.links,
    ownForms: stores.ownForms,
    rights: stores.rights,
    takenBackOf: stores.withdrawnBrowsers.purposesOf,
    settings: {
      host: '127.0.0.1',
      port: 0,
      scriptPath: '/s.js',
      eventPath: '/e',
      pixelPath: '/p.gif',
      trustedProxies: [],
      bodyBytesMax: 512_000,
      eventsPerRequestMax: 500,
      requestsPerMinuteMax: 0,
    },
    assets: await bundleSnippet(),
    log,
  });
  const browsers = { plain: await launch(false), automated: await launch(true) };
  return {
    stores,
    collectorUrl: collector.url,
    startVisit: (options = {}) =>
      startVisit(stores, collector.url, options.automated ? browsers.automated : browsers.plain, options),
    close: async () => {
      await browsers.plain.close();
      await browsers.automated.close();
      await collector.close();
      await processor.stop();
      await stores.close();
      await engines.stop();
      directory.release();
      rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

function launch(automated: boolean): Promise<Browser> {
  const args =
    '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
  // Set for the whole browser: a context's own user agent does not reach beacons that outlive their page.
  const disguise = [`--user-agent=${userAgent}`, '--disable-blink-features=AutomationControlled'];
  return chromium.launch({ executablePath, args: [...args.split(' '), ...(automated ? [] : disguise)] });
}

async function startVisit(
  stores: Stores,
  collectorUrl: string,
  browser: Browser,
  options: VisitOptions,
): Promise<Visit> {
  const { site } = await createSite(stores.records, { name: 'Sample', ...options.site });
  await stores.sites.refresh();
  const gate = await startCollectorGate(collectorUrl);
  const demo = await serveDemoSite({
    port: 0,
    collectorUrl: gate.url,
    siteKey: site.publicKey,
    tagAttributes: options.tagAttributes ?? '',
  });
  const context = await browser.newContext({
    ...(options.headers && { extraHTTPHeaders: options.headers }),
  });
  if (options.initScript) await context.addInitScript(options.initScript);
  const pageErrors: string[] = [];
  const ownPages: ServedPage[] = [];
  context.on('weberror', (error) => pageErrors.push(String(error.error())));
  const page = await context.newPage();
  const rows = () => stores.events.ask(rowsOfSite, { site: site.id });
  const outcomes = () => stores.events.ask(outcomesOfSite, { site: site.id });
  return {
    site,
    demo,
    gate,
    context,
    page,
    pageErrors,
    rows,
    rowsWhen: (enough) =>
      rowsWhen(rows, enough, async () => [
        ...(await outcomes()),
        ...pageErrors,
        ...gate.requests().map(({ body }) => body),
      ]),
    outcomes,
    showPage: async (html, headers) => {
      const served = await servePage(html, headers);
      ownPages.push(served);
      await page.goto(`${served.url}/pagina`);
    },
    close: async () => {
      await context.close();
      for (const served of ownPages) await served.close();
      await demo.close();
      await gate.close();
    },
  };
}

async function rowsWhen(
  rows: () => Promise<StoredRow[]>,
  enough: (rows: StoredRow[]) => boolean,
  explain: () => Promise<unknown[]>,
): Promise<StoredRow[]> {
  const giveUpAtMs = Date.now() + 10_000;
  for (;;) {
    const found = await rows();
    if (enough(found)) return found;
    if (Date.now() > giveUpAtMs) {
      const facts = [...found, ...(await explain())].map((fact) => JSON.stringify(fact));
      throw new Error(`Not what was waited for:\n${facts.join('\n')}`);
    }
    await wait(50);
  }
}
