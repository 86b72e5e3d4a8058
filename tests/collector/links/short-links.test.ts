// Short links through the collector: where they lead, what is counted, and who may refuse.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { engagementSchema } from '#contract/engagement.ts';
import { archiveLink } from '#stores/records/links/change-links.ts';
import { countOpens } from '#stores/records/links/change-mailings.ts';
import { listRecipients } from '#stores/records/links/list-recipients.ts';
import { withdrawTracking } from '#stores/records/links/refuse-mail.ts';
import { updateSite } from '#stores/records/questions/update-site.ts';
import { by, type LinkCollector, startLinkCollector } from './start-link-collector.ts';

const browser = {
  'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
};
const tagged =
  'https://www.acme.example/offer?x=1&utm_source=news&utm_medium=email&utm_campaign=autumn&utm_id=';
let collector: LinkCollector;

beforeAll(async () => {
  collector = await startLinkCollector();
});
afterEach(() => collector.take());
afterAll(() => collector.close());

describe('a short link', () => {
  test('leads to the stored target with tags, and is on the queue as an engagement that names nobody', async () => {
    const { id, code } = await collector.link();
    const answer = await collector.open(`/l/${code}`, { headers: browser });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(`${tagged}${code}#top`);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const [request] = await collector.take();
    expect(request).toMatchObject({
      channel: 'provider',
      visitor: '',
      consent: { state: 'limited' },
      hit: { kind: 'click', linkId: id, recipientId: null, method: 'GET' },
    });
    const engagement = engagementSchema.parse(request?.events[0]?.raw);
    expect(engagement).toMatchObject({ kind: 'email_click', human: 'unsure', provider: 'fiuto' });
    expect(engagement.subject).toBeUndefined();
  });

  test('never leads where the request says', async () => {
    const { code } = await collector.link();
    for (const query of [
      '?url=https://evil.example',
      '?t=//evil.example',
      '?target=x&next=https://evil.example',
    ]) {
      const answer = await collector.open(`/l/${code}${query}`);
      expect(answer.headers.get('location')).toBe(`${tagged}${code}#top`);
    }
    for (const path of [
      `/l/${code}/https://evil.example`,
      '/l/https://evil.example',
      '/l//evil.example',
      '/l/',
    ]) {
      expect((await collector.open(path)).status).toBe(404);
    }
  });

  test.each(['HEAD', 'OPTIONS'])('leads on for %s, which no person sends', async (method) => {
    const { code } = await collector.link();
    const answer = await collector.open(`/l/${code}`, { method });
    expect(answer.status).toBe(302);
    const [request] = await collector.take();
    expect(request?.events[0]?.raw).toMatchObject({ human: 'machine', reasons: ['head_request'] });
    expect(request?.hit).toMatchObject({ method });
  });

  test('that is unknown or archived answers a page in the language of the reader', async () => {
    const italian = { 'accept-language': 'it-IT,it;q=0.9,en;q=0.8' };
    const unknown = await collector.open('/l/abcdefgh', { headers: italian });
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toContain('Qui non c’è nulla');
    const { id, code } = await collector.link();
    await archiveLink(collector.intake.stores.records, by, {
      id,
      siteIds: [collector.site.id],
      archived: true,
    });
    const archived = await collector.open(`/l/${code}`, { headers: { 'accept-language': 'de, en;q=0.5' } });
    expect(archived.status).toBe(410);
    expect(await archived.text()).toContain('no longer in use');
    expect(await collector.take()).toEqual([]);
  });

  test('is for opening alone', async () => {
    const { code } = await collector.link();
    expect((await collector.open(`/l/${code}`, { method: 'POST', body: 'x' })).status).toBe(405);
  });
});

describe('a recipient’s token', () => {
  test('names the recipient who agreed, and goes on to the page', async () => {
    const { code } = await collector.link();
    const { id, recipientId, token } = await collector.mailing();
    const answer = await collector.open(`/l/${code}?t=${token}`, { headers: browser });
    expect(answer.headers.get('location')).toBe(`${tagged}${code}&fiuto_link=${token}#top`);
    const [request] = await collector.take();
    expect(request).toMatchObject({ consent: { state: 'granted' }, hit: { mailingId: id, recipientId } });
    const raw = engagementSchema.parse(request?.events[0]?.raw);
    expect(raw).toMatchObject({ subject: { email: 'anna.rossi@acme-impianti.it' }, title: 'November' });
    expect(JSON.stringify(request)).not.toContain(token);
  });

  test('is carried to the pages of the site alone', async () => {
    const { code } = await collector.link({ target: 'https://elsewhere.example/' });
    const { token } = await collector.mailing();
    const answer = await collector.open(`/l/${code}?t=${token}`);
    expect(answer.headers.get('location')).not.toContain('fiuto_link');
  });

  test('is carried nowhere while nobody has said which pages are the site’s', async () => {
    const { records, sites } = collector.intake.stores;
    const { code } = await collector.link();
    const { token, recipientId } = await collector.mailing('no.hosts@acme-impianti.it');
    const setHosts = async (allowedHosts: string[]) => {
      await updateSite(records, collector.site.id, { allowedHosts });
      await sites.refresh();
    };
    await setHosts([]);
    const answer = await collector.open(`/l/${code}?t=${token}`, { headers: browser });
    await setHosts(collector.site.allowedHosts);
    expect(answer.headers.get('location')).toBe(`${tagged}${code}#top`);
    expect((await collector.take())[0]).toMatchObject({ hit: { recipientId } });
  });

  test.each(['forged', 'expired', 'withdrawn', 'gpc'])(
    'that is %s names nobody and still leads on',
    async (how) => {
      const { code } = await collector.link();
      const { id, token, expired } = await collector.mailing(`${how}@acme-impianti.it`);
      const sent =
        how === 'forged' ? `${token.slice(0, 5)}AAAA${token.slice(9)}` : how === 'expired' ? expired : token;
      if (how === 'withdrawn') {
        const email = 'withdrawn@acme-impianti.it';
        await withdrawTracking(collector.intake.stores.records, {
          siteId: collector.site.id,
          email,
          mailingId: id,
        });
      }
      const headers = how === 'gpc' ? { 'sec-gpc': '1' } : {};
      const answer = await collector.open(`/l/${code}?t=${sent}`, { headers: { ...browser, ...headers } });
      expect(answer.headers.get('location')).toBe(`${tagged}${code}#top`);
      const [request] = await collector.take();
      expect(request?.hit?.recipientId).toBeNull();
      expect(JSON.stringify(request)).not.toContain('@acme-impianti.it');
      if (how === 'gpc')
        expect(request).toMatchObject({ consent: { state: 'denied' }, address: '', userAgent: '' });
    },
  );

  test('at the hidden link tells of a machine, and is not handed on', async () => {
    const { code } = await collector.link();
    const { token } = await collector.mailing();
    const answer = await collector.open(`/l/${code}/x?t=${token}`, { headers: browser });
    expect(answer.headers.get('location')).toBe('https://www.acme.example/offer?x=1#top');
    const [request] = await collector.take();
    expect(request?.hit?.kind).toBe('trap');
    expect(request?.events[0]?.raw).toMatchObject({ human: 'machine', reasons: ['hidden_link'] });
  });

  test('from the browser script goes on under consent for the person alone', async () => {
    const { token, recipientId } = await collector.mailing();
    const send = (consent: unknown, text = token) =>
      fetch(`${collector.url}/e`, {
        method: 'POST',
        body: JSON.stringify({
          ...{ v: 1, site: collector.site.publicKey, consent, visitor: '0011223344556677', token: text },
          events: [
            {
              type: 'page_view',
              at: Date.now(),
              page: { url: `https://www.acme.example/?fiuto_link=${token}` },
            },
          ],
        }),
      });
    const carried = async (consent: unknown, text?: string) => {
      expect((await send(consent, text)).status).toBe(202);
      const requests = await collector.take();
      expect(JSON.stringify(requests)).not.toContain(token);
      return requests[0]?.token;
    };
    expect(await carried({ state: 'granted' })).toMatchObject({ recipientId });
    expect(await carried({ state: 'limited' })).toBeUndefined();
    expect(await carried({ state: 'denied' })).toBeUndefined();
    const noPerson = { measure: true, company: true, person: false };
    expect(await carried({ state: 'granted', purposes: noPerson })).toBeUndefined();
    expect(await carried({ state: 'granted' }, 'AAAAAAAAAAAAAAAAAAAAAA')).toBeUndefined();
  });
});

describe('the open pixel', () => {
  test('is a picture that nobody keeps, whatever the token', async () => {
    for (const name of ['AAAAAAAAAAAAAAAAAAAAAA.gif', 'x', '']) {
      const answer = await collector.open(`/o/${name}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('image/gif');
      expect(answer.headers.get('cache-control')).toContain('private, no-cache');
      expect((await answer.arrayBuffer()).byteLength).toBe(Number(answer.headers.get('content-length')));
    }
    expect(await collector.take()).toEqual([]);
  });

  test('counts nothing unless the mailing says so', async () => {
    const { id, token } = await collector.mailing();
    await collector.open(`/o/${token}.gif`);
    expect(await collector.take()).toEqual([]);
    await countOpens(collector.intake.stores.records, id, true);
    await collector.open(`/o/${token}.gif`, { headers: browser });
    const [request] = await collector.take();
    expect(request?.events[0]?.raw).toMatchObject({ kind: 'email_open', human: 'unsure' });
  });
});

describe('unsubscribing', () => {
  const refusalOf = async (mailingId: number) =>
    (await listRecipients(collector.intake.stores.records, mailingId, { afterId: 0, limit: 1 }))[0];

  test('by the mail program is done without a page in between', async () => {
    const { id, token } = await collector.mailing('one.click@acme-impianti.it');
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    const answer = await collector.open(`/u/${token}`, { method: 'POST', body });
    expect(answer.status).toBe(200);
    expect(await refusalOf(id)).toMatchObject({ unsubscribedBy: 'one_click', withdrawnAt: null });
    const [request] = await collector.take();
    expect(request?.events[0]?.raw).toMatchObject({ kind: 'email_unsubscribe' });
  });

  test('is not done by opening the page, which scanners do', async () => {
    const { id, token } = await collector.mailing('page@acme-impianti.it');
    const answer = await collector.open(`/u/${token}`, { headers: { 'accept-language': 'it' } });
    expect(await answer.text()).toContain('Annulla l’iscrizione');
    expect(await refusalOf(id)).toMatchObject({ unsubscribedAt: null });
    const done = await collector.open(`/u/${token}`, {
      method: 'POST',
      body: new URLSearchParams({ do: 'unsubscribe' }),
    });
    expect(await done.text()).toContain('You are unsubscribed');
    expect(await refusalOf(id)).toMatchObject({ unsubscribedBy: 'page' });
  });

  test('and withdrawing from tracking are two things', async () => {
    const { id, token } = await collector.mailing('withdraws@acme-impianti.it');
    await collector.open(`/u/${token}`, { method: 'POST', body: new URLSearchParams({ do: 'withdraw' }) });
    const refusal = await refusalOf(id);
    expect(refusal?.withdrawnAt).toBeInstanceOf(Date);
    expect(refusal?.unsubscribedAt).toBeNull();
  });

  test('holds when the token no longer does', async () => {
    const { id, expired } = await collector.mailing('late@acme-impianti.it');
    await collector.open(`/u/${expired}`, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect(await refusalOf(id)).toMatchObject({ unsubscribedBy: 'one_click' });
  });

  test('with a wrong token or wish does nothing', async () => {
    expect(
      (await collector.open('/u/AAAAAAAAAAAAAAAAAAAAAA', { method: 'POST', body: 'do=unsubscribe' })).status,
    ).toBe(404);
    const { id, token } = await collector.mailing('wish@acme-impianti.it');
    expect((await collector.open(`/u/${token}`, { method: 'POST', body: 'do=dance' })).status).toBe(400);
    expect(await refusalOf(id)).toMatchObject({ unsubscribedAt: null, withdrawnAt: null });
  });
});
