// From a form in Chromium to a request that people see: a form of the site by the visitor's choice, a form of our own whatever
// the choice, with a real mail server between.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OwnFormValues } from '#contract/form-report.ts';
import { changeForm } from '#stores/records/questions/change-form.ts';
import { findRequest, listRequests } from '#stores/records/questions/list-requests.ts';
import { createOwnForm, listOwnForms } from '#stores/records/questions/own-forms.ts';
import { recordFormsSeen } from '#stores/records/questions/record-form-seen.ts';
import { confirmedAnswers } from '#stores/records/schema/own-forms.ts';
import { openPostBox, type PostBox } from '#tests/support/open-post-box.ts';
import {
  type BrowserHarness,
  hasChromium,
  startBrowserHarness,
  type Visit,
} from './support/start-browser-harness.ts';

const form: OwnFormValues = {
  name: 'Preventivi',
  fields: [
    { name: 'f1', kind: 'name', label: { en: 'Name', it: 'Nome' }, required: true },
    { name: 'f2', kind: 'email', label: { en: 'E-mail', it: 'E-mail' }, required: true },
    {
      ...{ name: 'f3', kind: 'choice', label: { en: 'About', it: 'Argomento' }, required: false },
      options: [
        { en: 'Sales', it: 'Vendite' },
        { en: 'Support', it: 'Assistenza' },
      ],
    },
    { name: 'f4', kind: 'message', label: { en: 'Message', it: 'Messaggio' }, required: true },
  ],
  consentText: { en: 'I agree to be contacted.', it: 'Accetto di essere contattato.' },
  thanks: { en: '', it: 'Grazie mille!' },
  confirms: true,
  enabled: true,
};

describe.skipIf(!hasChromium)('requests from a browser', () => {
  let postBox: PostBox;
  let harness: BrowserHarness;
  const visits: Visit[] = [];
  beforeAll(async () => {
    postBox = await openPostBox();
    harness = await startBrowserHarness({
      FIUTO_SMTP_URL: postBox.url,
      FIUTO_MAIL_FROM: 'Fiuto <fiuto@pumps.example>',
    });
  });
  afterEach(async () => {
    for (const visit of visits.splice(0)) await visit.close();
  });
  afterAll(async () => {
    await harness?.close();
    await postBox?.close();
  });

  const start = async (options: Parameters<BrowserHarness['startVisit']>[0] = {}) => {
    const visit = await harness.startVisit(options);
    visits.push(visit);
    return visit;
  };
  const requestsOf = ({ site }: Visit) =>
    listRequests(harness.stores.records, {
      ...{ siteIds: [site.id], from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 60_000) },
      limit: 10,
    });
  const ownForm = async (visit: Visit, over: Partial<OwnFormValues> = {}) => {
    const { key } = await createOwnForm(harness.stores.records, visit.site.id, { ...form, ...over });
    const tag = `<script async src="${harness.collectorUrl}/f.js" data-form="${key}"></script>`;
    const snippet = `<script async src="${harness.collectorUrl}/s.js" data-site="${visit.site.publicKey}"></script>`;
    return {
      key,
      html: `<!doctype html><html lang="it"><title>Contatti</title><h1>Contatti</h1>${tag}`,
      snippet,
    };
  };
  const fillOwn = async ({ page }: Visit) => {
    await page.getByLabel('Nome').fill('Anna Verdi');
    await page.getByLabel('E-mail').fill('anna@acme.example');
    await page.getByLabel('Argomento').selectOption('Assistenza');
    await page.getByLabel('Messaggio').fill('Vorrei un preventivo\nper dieci valvole');
    await page.getByLabel('Accetto di essere contattato.').check();
  };

  it('of a form of the site: nothing but that it was sent while consent is refused or not asked, then a request', async () => {
    const visit = await start();
    const { page, demo, rowsWhen, site } = visit;
    // Switched on before the first page, whose settings the browser keeps for a minute.
    const { records } = harness.stores;
    const fields = ['nome', 'email', 'messaggio'].map((name) => ({
      name,
      type: name === 'email' ? name : 'text',
    }));
    const seen = {
      siteId: site.id,
      key: 'contatto',
      name: 'Contatto',
      page: '',
      fields,
      lastSeenAtMs: Date.now(),
    };
    await recordFormsSeen(records, [seen]);
    await changeForm(records, site.id, 'contatto', { enabled: true, mapping: { messaggio: 'text' } });
    await harness.stores.sites.refresh();
    const send = async () => {
      await page.goto(`${demo.url}/contatti?utm_source=news&utm_campaign=spring`);
      const fill = (name: string, text: string) => page.locator(`#contatto [name=${name}]`).fill(text);
      await fill('nome', 'Anna Verdi');
      await fill('email', 'anna@acme.example');
      await fill('messaggio', 'Vorrei dieci pompe');
      await page.locator('#contatto [name=privacy]').check();
      await page.locator('#contatto button').click();
      await page.waitForURL(/grazie/);
    };
    const submits = (rows: { type: string }[]) => rows.filter(({ type }) => type === 'form_submit').length;
    await send();
    await rowsWhen((rows) => submits(rows) === 1);
    expect(await requestsOf(visit)).toEqual([]);
    await page.locator('#consent-grant').click();
    await send();
    await rowsWhen((rows) => submits(rows) === 2);
    await expect.poll(() => requestsOf(visit), { timeout: 10_000 }).toHaveLength(1);
    const [request] = await requestsOf(visit);
    expect(request).toMatchObject({
      ...{
        way: 'site_form',
        formKey: 'contatto',
        text: 'Vorrei dieci pompe',
        saidEmail: 'anna@acme.example',
        campaignSource: 'news',
      },
      ...{ state: 'new', confirmation: 'not_asked' },
    });
    expect(request?.visitor).toMatch(/^[0-9a-f]{16}$/);
  }, 120_000);

  it('of a form of ours: names what is missing at its field, takes it without consent to tracking, and knows no visitor', async () => {
    const visit = await start({
      initScript: "Object.defineProperty(navigator, 'doNotTrack', { get: () => '1' })",
    });
    const { html } = await ownForm(visit, { confirms: false });
    await visit.showPage(html, {
      'content-security-policy': `script-src ${harness.collectorUrl}; style-src 'none'`,
    });
    const { page } = visit;
    await page.getByLabel('Nome').waitFor();
    await page.getByRole('button', { name: 'Invia' }).press('Enter');
    const name = page.getByLabel('Nome');
    await expect.poll(() => page.evaluate<string>('document.activeElement.name')).toBe('f1');
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    const error = await name.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${error}"]`).textContent()).toContain('Compila questo campo.');
    await fillOwn(visit);
    await page.getByLabel('Nome').press('Enter');
    await page.getByText('Grazie mille!').waitFor();
    const [request, ...more] = await requestsOf(visit);
    expect(more).toEqual([]);
    expect(request).toMatchObject({
      ...{ way: 'own_form', formName: 'Preventivi', saidName: 'Anna Verdi', saidEmail: 'anna@acme.example' },
      ...{ text: 'Vorrei un preventivo\nper dieci valvole', visitor: '', language: 'it' },
      answers: [{ question: 'Argomento', answer: 'Assistenza' }],
      ...{ consentText: 'Accetto di essere contattato.', consentVersion: 1, confirmation: 'not_asked' },
    });
    expect(await visit.context.cookies()).toEqual([]);
    expect(postBox.mails).toEqual([]);
  }, 120_000);

  it('of a form of ours with confirmation: the mail’s link asks, a look confirms nothing, the button does', async () => {
    const visit = await start();
    const { html, snippet } = await ownForm(visit);
    const { page } = visit;
    await visit.showPage(
      html.replace('<title>', `${snippet.replace('<script', '<script data-consent="granted"')}<title>`),
    );
    await page.getByLabel('Nome').waitFor();
    await fillOwn(visit);
    await expect
      .poll(async () => (await visit.context.cookies()).map(({ name }) => name), { timeout: 15_000 })
      .toContain('fiuto_id');
    await page.getByRole('button', { name: 'Invia' }).click();
    await page.getByText(/apri il link/).waitFor();
    await expect.poll(() => postBox.mails.length, { timeout: 15_000 }).toBe(1);
    const mail = (postBox.mails[0] ?? '').replace(/=\r\n/g, '').replace(/=3D/g, '=');
    expect(mail).toMatch(/^To: .*anna@acme\.example/m);
    expect(mail).not.toContain('preventivo');
    const path = /\/f\/confirm\/[\w.-]+/.exec(mail)?.[0] ?? '';
    const link = `${harness.collectorUrl}${path}`;
    const [request] = await requestsOf(visit);
    expect(request?.confirmation).toBe('waiting');
    for (const method of ['GET', 'HEAD']) expect((await fetch(link, { method })).status).toBe(200);
    expect((await requestsOf(visit))[0]?.confirmation).toBe('waiting');
    await page.goto(link);
    await page.getByRole('button', { name: 'Conferma' }).click();
    await page.getByRole('heading', { name: 'Confermato' }).waitFor();
    const confirmed = await findRequest(harness.stores.records, visit.site.id, request?.id ?? 0);
    expect(confirmed?.request.confirmation).toBe('confirmed');
    const proofs = await harness.stores.records.db.select().from(confirmedAnswers);
    expect(proofs).toMatchObject([
      {
        siteId: visit.site.id,
        requestId: request?.id,
        email: 'anna@acme.example',
        visitor: request?.visitor,
      },
    ]);
    expect(request?.visitor).toMatch(/^[0-9a-f]{16}$/);
    await fetch(link, { method: 'POST' });
    expect(await harness.stores.records.db.select().from(confirmedAnswers)).toHaveLength(1);
    expect((await fetch(`${link}x`)).status).toBe(410);
  }, 120_000);

  it('of a form of ours: a ticket counts once, what fills in the trap is counted and not kept, other hosts are refused', async () => {
    const visit = await start({ site: { allowedHosts: ['pumps.example'] } });
    const { key } = await ownForm(visit, { confirms: false });
    const address = `${harness.collectorUrl}/f/${key}`;
    const headers = { origin: 'https://www.pumps.example' };
    expect((await fetch(address, { headers: { origin: 'https://evil.example' } })).status).toBe(403);
    const told = (await (await fetch(`${address}?l=en`, { headers })).json()) as {
      ticket: string;
      waitMs: number;
    };
    const answer = {
      ...{
        ticket: told.ticket,
        language: 'en',
        page: 'https://www.pumps.example/quote?utm_source=x&mail=a@b.it',
        website: '',
      },
      ...{ agreed: 1, values: { f1: 'Bo', f2: 'bo@acme.example', f4: 'Hello' } },
    };
    const post = async (over: object) => {
      const sent = await fetch(address, {
        method: 'POST',
        headers,
        body: JSON.stringify({ ...answer, ...over }),
      });
      return [sent.status, ((await sent.json()) as { error?: { code: string } }).error?.code];
    };
    expect(await post({})).toEqual([409, 'too_soon']);
    await expect
      .poll(() => post({ agreed: 2 }), { timeout: 10_000, interval: 500 })
      .toEqual([409, 'text_changed']);
    expect(await post({ agreed: undefined })).toEqual([422, 'faults']);
    expect(await post({ website: 'https://spam.example' })).toEqual([202, undefined]);
    expect(await requestsOf(visit)).toEqual([]);
    expect(await post({ visitor: '00112233445566aa' })).toEqual([202, undefined]);
    expect(await post({ values: { f1: 'Other', f2: 'x@acme.example', f4: 'Again' } })).toEqual([
      202,
      undefined,
    ]);
    expect(await requestsOf(visit)).toMatchObject([
      { saidName: 'Bo', page: 'www.pumps.example/quote', campaignSource: 'x', visitor: '' },
    ]);
    expect(await listOwnForms(harness.stores.records, visit.site.id)).toMatchObject([
      { trapped: 1, answers: 1 },
    ]);
  }, 120_000);
});
