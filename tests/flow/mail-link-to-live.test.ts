// From a link in somebody's mail to their name on the salesperson's Live page, in two real browsers on the whole product as
// `npm start` runs it. How long it took is printed; nothing here depends on it.

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoSite, serveDemoSite } from '#run/demo/serve-demo-site.ts';
import { type ServedPage, servePage } from '#tests/browser/support/serve-page.ts';
import { hasChromium } from '#tests/browser/support/start-browser-harness.ts';
import {
  makeDataDirectory,
  type RunningProduct,
  removeDataDirectory,
  runProduct,
} from '#tests/support/run-product.ts';

const executablePath = '/usr/bin/chromium';
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const long = 180_000;

describe.skipIf(!hasChromium)('a link in a mail', () => {
  const directory = makeDataDirectory();
  let product: RunningProduct;
  let browser: Browser;
  let demo: DemoSite;
  let mail: ServedPage | undefined;
  let sales: Page;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    product = await runProduct(directory);
    const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
    browser = await chromium.launch({
      executablePath,
      args: [...args, `--user-agent=${userAgent}`, '--disable-blink-features=AutomationControlled'],
    });
    const { collectorUrl, siteKey } = product;
    demo = await serveDemoSite({
      ...{ port: 0, collectorUrl, siteKey },
      tagAttributes: 'data-consent="granted"',
    });
    sales = await (await open({ baseURL: product.dashboardUrl, locale: 'en-GB' })).newPage();
    await becomeAdministrator(sales, product.setupToken ?? '');
  }, long);
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser?.close();
    await demo?.close();
    await mail?.close();
    await product?.stop();
    await removeDataDirectory(directory);
  }, long);

  async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
    const context = await browser.newContext(options);
    contexts.push(context);
    return context;
  }

  /** A token is carried to the site's own hosts alone; resolves when the collector knows them. */
  async function nameItsHost(): Promise<void> {
    const sites = (await (await sales.request.get('/api/sites')).json()) as { id: number }[];
    const answer = await sales.request.patch(`/api/sites/${sites[0]?.id}`, {
      data: { allowedHosts: [new URL(demo.url).hostname] },
      headers: { origin: new URL(sales.url()).origin },
    });
    expect(answer.status()).toBe(200);
    const mayElsewhereSend = async () => {
      const init = { method: 'OPTIONS', headers: { origin: 'https://elsewhere.example' } };
      return (await fetch(`${product.collectorUrl}/e`, init)).headers.get('access-control-allow-origin');
    };
    await expect.poll(mayElsewhereSend, { timeout: 30_000 }).toBeNull();
  }

  it(
    'shows who came on the Live page while they read, with the name and the company of their e-mail',
    async () => {
      await nameItsHost();
      const address = await makeMailing(sales, `${demo.url}/prezzi`);
      await sales.goto('/live');
      await sales.getByText('Nobody', { exact: false }).first().waitFor();
      mail = await servePage(`<title>Inbox</title><a rel="noreferrer" href="${address}">See the prices</a>`);
      const reader = await (await open({ locale: 'it-IT' })).newPage();
      await reader.goto(mail.url);
      await reader.getByRole('link', { name: 'See the prices' }).click();
      const clickedAtMs = performance.now();
      await sales.getByText('Anna Rossi').first().waitFor({ timeout: 30_000 });
      console.log({ clickToNameMs: Math.round(performance.now() - clickedAtMs) });
      expect(new URL(reader.url()).pathname).toBe('/prezzi');
      await sales.getByText('Anna Rossi').first().click();
      await sales.getByRole('heading', { level: 1, name: 'Anna Rossi' }).waitFor();
      await sales.getByText('anna.rossi@acme-impianti.it').first().waitFor();
    },
    long,
  );
});

async function becomeAdministrator(page: Page, token: string): Promise<void> {
  await page.goto(`/setup?token=${token}`);
  await page.getByLabel('Your name').fill('Vera');
  await page.getByLabel(/^E-mail/).fill('vera@example.com');
  await page.getByRole('textbox', { name: 'Password' }).fill('a long enough sentence');
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.waitForURL((url) => url.pathname !== '/setup');
}

/** Answers what the mailing tool puts into Anna's copy: the ready link of her line in the file of tokens. */
async function makeMailing(page: Page, target: string): Promise<string> {
  const ask = async (path: string, data: unknown, type = 'application/json') => {
    const answer = await page.request.post(path, {
      data: typeof data === 'string' ? Buffer.from(data) : data,
      headers: { 'content-type': type, origin: new URL(page.url()).origin },
    });
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
    const isFile = answer.headers()['content-type']?.includes('csv') === true;
    return isFile ? { text: await answer.text() } : ((await answer.json()) as Record<string, unknown>);
  };
  const sites = (await (await page.request.get('/api/sites')).json()) as { sites: { id: number }[] };
  if (!Array.isArray(sites)) throw new Error(JSON.stringify(sites));
  const siteId = sites[0]?.id;
  const mailing = await ask('/api/mailings', { siteId, name: 'November' });
  const list = 'email,name\nanna.rossi@acme-impianti.it,Anna Rossi\nbruno@bianchi.it,Bruno Bianchi\n';
  await ask(`/api/mailings/${mailing['id']}/recipients`, list, 'text/csv');
  await ask(`/api/mailings/${mailing['id']}/consent`, { statement: 'They agreed when they subscribed.' });
  const link = await ask('/api/links', {
    ...{ siteId, target, title: 'Prices', channel: 'email', mailingId: mailing['id'] },
  });
  const { text: csv } = await ask(`/api/mailings/${mailing['id']}/tokens`, { linkId: link['id'] });
  const line = String(csv)
    .split('\n')
    .find((text) => text.includes('anna.rossi@'));
  return /https?:\/\/[^",\s]+/.exec(line ?? '')?.[0] ?? '';
}
