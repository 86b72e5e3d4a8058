// From a visit in a real browser to a party and an opportunity in a real Tryton, and from there back: the whole product as `npm start`
// runs it, and Tryton from Debian's packages.

import { type APIRequestContext, type Browser, chromium, request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoSite, serveDemoSite } from '#run/demo/serve-demo-site.ts';
import { hasChromium } from '#tests/browser/support/start-browser-harness.ts';
import { stubOwner } from '#tests/support/crm/crm-stub.ts';
import {
  isTrytonInstalled,
  startTestTryton,
  type TrytonServer,
  trytonDatabase,
  trytonPassword,
} from '#tests/support/crm/tryton-server.ts';
import {
  makeDataDirectory,
  type RunningProduct,
  removeDataDirectory,
  runProduct,
} from '#tests/support/run-product.ts';
import { startTestHttp, type TestHttp } from '#tests/support/start-test-http.ts';

const executablePath = '/usr/bin/chromium';
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const long = 300_000;
const patience = { timeout: 60_000, interval: 250 };
const companyName = 'Officine Bianchi S.p.A.';
const network = '81.2.0.0/24';
const office = '81.2.0.10';

type Row = Record<string, unknown>;
/** A GET, or with a body a POST; answers the JSON of either. */
type Ask = <T = Row>(path: string, body?: unknown) => Promise<T>;

describe.skipIf(!hasChromium || !isTrytonInstalled())('a visit, and a real Tryton', () => {
  const directory = makeDataDirectory();
  const members: APIRequestContext[] = [];
  let product: RunningProduct;
  let tryton: TrytonServer;
  let browser: Browser;
  let demo: DemoSite;
  let told: TestHttp;
  let gateway: TestHttp;
  let administrator: Ask;
  let sales: Ask;
  let companyId: unknown;
  let crm: Row;

  beforeAll(async () => {
    [product, tryton, browser, told] = await Promise.all([
      runProduct(directory, {
        FIUTO_TRUSTED_PROXIES: '127.0.0.1/32',
        FIUTO_PRIVATE_HOSTS_ALLOWED: '127.0.0.1',
      }),
      startTestTryton(),
      openBrowser(),
      startTestHttp(() => ({ status: 204 })),
    ]);
    gateway = await openGateway(product.collectorUrl);
    demo = await serveDemoSite({
      ...{ port: 0, collectorUrl: gateway.url, siteKey: product.siteKey },
      tagAttributes: 'data-consent="granted"',
    });
    await settleIn();
  }, long);
  afterAll(async () => {
    for (const member of members) await member.dispose();
    await browser?.close();
    await demo?.close();
    await told?.close();
    await gateway?.close();
    await product?.stop();
    await tryton?.stop();
    await removeDataDirectory(directory);
  }, long);

  async function enter(path: string, body: Row): Promise<Ask> {
    const origin = product.dashboardUrl;
    const member = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
    members.push(member);
    const ask: Ask = async (at, data) => {
      const answer = await (data === undefined ? member.get(at) : member.post(at, { data }));
      if (!answer.ok()) throw new Error(`${at} answered ${answer.status()}: ${await answer.text()}`);
      return answer.json();
    };
    await ask(path, { ...body, password: 'a long enough sentence', language: 'en' });
    return ask;
  }

  /** A salesperson whom Tryton knows by the same e-mail, a company that is theirs, somebody to tell at once, and the connection. */
  async function settleIn(): Promise<void> {
    const { name, email } = stubOwner;
    const vera = { token: product.setupToken, name: 'Vera', email: 'vera@example.com' };
    administrator = await enter('/api/setup', vera);
    const { link } = await administrator('/api/users', { email, name, role: 'sales' });
    const token = new URL(String(link)).searchParams.get('token');
    sales = await enter('/api/invitations/accept', { token, name });
    await administrator('/api/alerts/channels', {
      ...{ isOwn: false, kind: 'webhook', name: 'Told', address: told.url, signals: [] },
      ...{ pace: 'at_once', language: 'en', names: false },
    });
    const { id: ownerId } = await sales('/api/me');
    ({ id: companyId } = await administrator('/api/companies', { name: companyName, ownerId }));
    await administrator(`/api/companies/${companyId}/networks`, { range: network });
    crm = await administrator('/api/crms', {
      ...{ provider: 'tryton', name: 'Tryton', baseUrl: tryton.url },
      credentials: { user: 'admin', secret: trytonPassword, database: trytonDatabase },
    });
  }

  /** Somebody in the company's office looks round until it is known whose office it is, reads the prices and sends the form. */
  async function visit(): Promise<void> {
    const context = await browser.newContext({ locale: 'it-IT' });
    const page = await context.newPage();
    const isKnown = async () => {
      await page.goto(demo.url);
      const { visitors } = await administrator<{ visitors: Row[] }>('/api/live');
      return visitors.some(({ company }) => (company as Row | null)?.['name'] === companyName);
    };
    await expect.poll(isKnown, patience).toBe(true);
    await page.goto(`${demo.url}/prezzi`);
    await page.getByRole('link', { name: 'Chiedi un preventivo' }).click();
    await page.getByLabel('Nome e cognome').fill('Carla Bianchi');
    await page.getByLabel('E-mail').fill('carla@officine-bianchi.it');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Invia la richiesta' }).click();
    await page.waitForURL('**/grazie');
    // A browser that is closed takes what it has not sent yet with it.
    await expect
      .poll(() => gateway.requests.some(({ body }) => body.includes('form_submit')), patience)
      .toBe(true);
    await context.close();
  }

  async function readAt(): Promise<unknown> {
    const [row] = await administrator<Row[]>('/api/crms');
    return row?.['pulledAt'];
  }

  const inTryton = async (model: string, domain: readonly unknown[], fields: readonly string[]) =>
    (await tryton.call(`model.${model}.search_read`, domain, 0, 10, null, fields)) as Row[];
  const parties = () => inTryton('party.party', [['name', '=', companyName]], ['name']);

  const leadOf = async (query: string) => {
    const { leads } = await sales<{ leads: Row[] }>(`/api/leads?${query}`);
    return leads.find((row) => row['companyId'] === companyId);
  };

  it(
    'has party and opportunity there, with owner and note, of a lead that a salesperson accepted, as the dry run said',
    async () => {
      await visit();
      // Who looks after what there is known from the first reading on.
      await expect.poll(readAt, patience).not.toBeNull();
      await expect
        .poll(async () => Number((await leadOf('suggested=only'))?.['score']), patience)
        .toBeGreaterThan(40);
      await expect.poll(() => told.requests.length, patience).toBeGreaterThan(0);
      await sales('/api/leads', { companyId });
      const { run } = crm as { run: { id: number } };
      const planned = async () => {
        const page = await administrator<{ writes: Row[] }>(`/api/crms/${crm['id']}/writes?run=${run.id}`);
        return page.writes.map(({ kind, state }) => `${kind} ${state}`);
      };
      await expect.poll(planned, patience).toContain('company planned');
      expect(await parties()).toEqual([]);
      await administrator(`/api/crms/${crm['id']}/mode`, { mode: 'live' });
      const opportunities = () =>
        inTryton('sale.opportunity', [], ['party.rec_name', 'employee.rec_name', 'reference', 'state']);
      // Tasks are opportunities there: one for the accepted lead and the signal that was told at once.
      await expect.poll(async () => (await opportunities()).length, patience).toBeGreaterThan(0);
      expect(await opportunities()).toMatchObject([
        {
          ...{ 'party.': { rec_name: companyName }, 'employee.': { rec_name: stubOwner.name } },
          ...{ reference: expect.stringMatching(/^fiuto_/), state: 'lead' },
        },
      ]);
      const found = await parties();
      expect(found).toHaveLength(1);
      const resource = `party.party,${found[0]?.['id']}`;
      const [note] = await inTryton('ir.note', [['resource', '=', resource]], ['message']);
      expect(note?.['message']).toMatch(/score/i);
    },
    long,
  );

  it(
    'wins the lead here and makes the company a customer, when the opportunity is won there',
    async () => {
      const [opportunity] = await inTryton('sale.opportunity', [], ['state']);
      const now = new Date();
      const today = {
        ...{ __class__: 'date', year: now.getUTCFullYear() },
        ...{ month: now.getUTCMonth() + 1, day: now.getUTCDate() },
      };
      const won = { state: 'won', end_date: today };
      await tryton.call('model.sale.opportunity.write', [opportunity?.['id']], won);
      await administrator(`/api/crms/${crm['id']}/pull`, {});
      await expect.poll(async () => (await leadOf('state=closed'))?.['stage'], patience).toBe('won');
      expect(await administrator(`/api/companies/${companyId}`)).toMatchObject({ status: 'customer' });
    },
    long,
  );
});

function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
  return chromium.launch({
    executablePath,
    args: [...args, `--user-agent=${userAgent}`, '--disable-blink-features=AutomationControlled'],
  });
}

const hopByHop =
  /^(?:host|connection|keep-alive|content-length|content-encoding|accept-encoding|transfer-encoding)$/;

/** The proxy before the collector: whoever asks it sits in the company's office. */
function openGateway(collectorUrl: string): Promise<TestHttp> {
  return startTestHttp(async ({ method, path, headers, body }) => {
    const kept = Object.entries(headers).filter(([name]) => !hopByHop.test(name));
    const response = await fetch(collectorUrl + path, {
      method,
      headers: {
        ...Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
        'x-forwarded-for': office,
      },
      ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
    });
    const answered = [...response.headers].filter(([name]) => !hopByHop.test(name));
    return {
      status: response.status,
      headers: Object.fromEntries(answered),
      body: Buffer.from(await response.arrayBuffer()),
    };
  });
}
