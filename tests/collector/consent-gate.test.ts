// What each state of consent leaves of a request and of its events.

import { describe, expect, it } from 'vitest';
import { decideConsent, isUnknownState, limitedVisitorId } from '#collector/consent-gate.ts';
import { type Arrival, prepareRequest } from '#collector/prepare-request.ts';
import type { Site } from '#contract/site.ts';
import { testSite } from './start-test-collector.ts';

const none = { dnt: false, gpc: false };
const page = {
  url: 'https://www.example.com/prodotti?gclid=x&utm_source=y',
  title: 'T',
  referrer: 'https://g.it/',
};
const all = [
  { type: 'page_view', at: 1, page, navigation: 'load', extra: 'x' },
  { type: 'page_leave', at: 1, page, engagedMs: 5 },
  { type: 'click', at: 1, page, kind: 'outbound', target: 'https://b.it/' },
  { type: 'site_search', at: 1, page, term: 'pompe' },
  { type: 'form_seen', at: 1, page, form: { key: 'f', fields: [] } },
  { type: 'form_submit', at: 1, page, form: { key: 'f', fields: [] }, values: { email: 'a@b.it' } },
  { type: 'video', at: 1, page, provider: 'youtube', video: 'v', action: 'play' },
  { type: 'identify', at: 1, page, userId: '7' },
  { type: 'track', at: 1, page, name: 'n', properties: { a: 1 } },
  { type: 'group', at: 1, page, groupId: 'g' },
  { type: 'consent', at: 1, page },
  { type: 'form_left', at: 1, page, form: { key: 'f', fields: [] }, values: { email: 'a@b.it' } },
];

function prepare(
  consent: unknown,
  site: Site = testSite(),
  events: unknown[] = all,
  changes: Partial<Arrival> = {},
) {
  const arrival: Arrival = {
    channel: 'browser',
    receivedAtMs: Date.UTC(2026, 4, 10, 12),
    address: '203.0.113.7',
    userAgent: 'UA',
    headers: {
      acceptLanguage: 'it-IT,it;q=0.9',
      secFetch: true,
      clientHints: true,
      brands: 'B',
      platform: 'P',
      mobile: false,
    },
    refusal: none,
    historical: false,
    ...changes,
  };
  const frame = {
    sentAtMs: null,
    consent,
    visitor: '00112233445566aa',
    signals: { gesture: true },
    hints: { language: 'it' },
    events,
  };
  return prepareRequest(site, frame, arrival, () => Buffer.alloc(32, 5));
}

const keptTypes = (request: ReturnType<typeof prepare>) =>
  request.events.flatMap(({ raw, stopped }) => (stopped ? [] : [(raw as { type: string }).type]));

describe('granted', () => {
  it('keeps everything', () => {
    const at = Date.UTC(2026, 4, 9);
    const request = prepare({ state: 'granted', version: 'v3', at, origin: 'gcm' });
    expect(keptTypes(request)).toEqual(all.map(({ type }) => type));
    expect(request).toMatchObject({
      visitor: '00112233445566aa',
      hints: { language: 'it' },
      address: '203.0.113.7',
    });
    expect(request.consent).toEqual({ state: 'granted', version: 'v3', at, origin: 'gcm' });
    expect(request.events[0]?.raw).toMatchObject({ page: { url: page.url } });
  });

  it('says when the choice was made only if that can be', () => {
    const noon = Date.UTC(2026, 4, 10, 12);
    for (const at of [
      1e300,
      -1e300,
      -1,
      5,
      1.5e12 + 0.5,
      noon + 3_600_001,
      Number.MAX_VALUE,
      '7',
      null,
      [5],
    ]) {
      expect(prepare({ state: 'granted', at }).consent).toEqual({ state: 'granted' });
    }
    const ahead = noon + 3_600_000;
    expect(prepare({ state: 'granted', at: ahead }).consent.at).toBe(ahead);
  });

  it('without the purpose person takes no identity and no form values, without company no group', () => {
    const request = prepare({ state: 'granted', purposes: { measure: true, company: false, person: false } });
    expect(keptTypes(request)).not.toContain('identify');
    expect(keptTypes(request)).not.toContain('group');
    expect(request.events[5]?.raw).not.toHaveProperty('values');
  });

  it('without the purpose measure is a refusal', () => {
    expect(prepare({ state: 'granted', purposes: { company: true } }).consent.state).toBe('denied');
  });
});

describe('limited', () => {
  it('keeps address, page, referrer and time of the allowed kinds alone', () => {
    const request = prepare({ state: 'limited' });
    expect(keptTypes(request)).toEqual(['page_view', 'form_seen', 'form_submit', 'track', 'consent']);
    expect(request.events[0]?.raw).toEqual({
      type: 'page_view',
      at: 1,
      page: { ...page, url: 'https://www.example.com/prodotti?utm_source=y' },
      navigation: 'load',
    });
    expect(request.events[5]?.raw).not.toHaveProperty('values');
    expect(request.events[8]?.raw).toEqual({ type: 'track', at: 1, page: expect.anything(), name: 'n' });
    expect(request.hints).toEqual({});
    expect(request.headers).toEqual({
      acceptLanguage: 'it',
      secFetch: true,
      clientHints: true,
      brands: '',
      platform: '',
      mobile: null,
    });
  });

  it('knows a visitor again for a day on one site, and nobody elsewhere', () => {
    const salt = Buffer.alloc(32, 5);
    const id = limitedVisitorId(salt, 1, '203.0.113.7', 'UA');
    expect(prepare({ state: 'limited' }).visitor).toBe(id);
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(limitedVisitorId(salt, 2, '203.0.113.7', 'UA')).not.toBe(id);
    expect(limitedVisitorId(Buffer.alloc(32, 6), 1, '203.0.113.7', 'UA')).not.toBe(id);
    expect(limitedVisitorId(null, 1, '203.0.113.7', 'UA')).toBe('');
  });

  it('is what a request is that states none or rubbish', () => {
    for (const stated of [undefined, null, 'granted', 5, [], { state: 'yes' }, { state: ['granted'] }]) {
      expect(decideConsent(stated, testSite(), none).state).toBe('limited');
    }
  });

  it('passes what is no event of ours without its contents, to be rejected by name', () => {
    const request = prepare(undefined, testSite(), [{ type: 'nonsense', secret: 's' }, 'secret', { at: 3 }]);
    expect(JSON.stringify(request.events)).not.toContain('secret');
    expect(request.events.every(({ stopped }) => stopped === undefined)).toBe(true);
  });
});

describe('without consent', () => {
  const junk = { a: ['SECRET', { b: 'SECRET' }] };
  const crowded = [...all.map(({ type }) => type), 'nonsense'].flatMap((type) => [
    { type, at: junk, page: 'SECRET', form: 'SECRET', name: junk, navigation: 'SECRET', id: 'SECRET' },
    {
      type,
      at: 1,
      page: { url: junk, title: junk, referrer: junk, more: 'SECRET' },
      form: { key: junk, name: junk, fields: [{ name: junk, value: 'SECRET' }, 'SECRET'], values: junk },
      name: 'of SECRET@b.it',
      navigation: junk,
    },
    { type, at: 1, page: ['SECRET'], form: { key: 'f', fields: junk, values: junk } },
  ]);

  it.each(['limited', 'denied'])('%s, nothing rides along in fields of a wrong type', (state) => {
    const { events } = prepare({ state }, testSite(), crowded);
    expect(JSON.stringify(events)).not.toContain('SECRET');
  });

  it.each(['limited', 'denied'])('%s, neither the time nor the version of the choice is kept', (state) => {
    const at = Date.UTC(2026, 4, 10);
    expect(prepare({ state, at, version: 'v3', origin: 'api' }).consent).toEqual({ state, origin: 'api' });
    const refused = { state: 'granted', at, version: 'v3', purposes: { measure: false } };
    expect(prepare(refused).consent).toEqual({ state: 'denied' });
  });
});

describe('denied', () => {
  it.each([
    ['stated', { state: 'denied' }, none],
    ['by DNT', { state: 'granted' }, { dnt: true, gpc: false }],
    ['by Global Privacy Control', { state: 'granted' }, { dnt: false, gpc: true }],
  ])('%s keeps the bare count of page views', (_, consent, refusal) => {
    const request = prepare(consent, testSite(), all, { refusal });
    expect(keptTypes(request)).toEqual(['page_view']);
    expect(request.events[0]?.raw).toEqual({ type: 'page_view', at: 1 });
    expect(request).toMatchObject({ address: '', userAgent: '', visitor: '', hints: {}, signals: {} });
    expect(request.headers).toMatchObject({ acceptLanguage: '', brands: '' });
    expect(request.events.slice(1).every(({ stopped, raw }) => stopped === 'consent' && raw === null)).toBe(
      true,
    );
  });
});

describe('login and careers pages', () => {
  it("give nothing but the view, in every language and by the site's own rules", () => {
    const site = testSite({
      pathRules: [
        { pattern: '/porta*', kind: 'login' },
        { pattern: '/accedi', kind: 'product' },
      ],
    });
    const on = (url: string) => {
      const events = [
        { type: 'page_view', at: 1, page: { url, title: 'Secret', referrer: 'https://a.it/' } },
        { type: 'track', at: 1, page: { url }, name: 'n' },
      ];
      return prepare({ state: 'granted' }, site, events).events;
    };
    for (const url of [
      'https://x.it/login',
      'https://x.it/it/lavora-con-noi',
      'https://x.it/portale?utm_source=a',
    ]) {
      const [view, other] = on(url);
      expect(view?.raw).toEqual({ type: 'page_view', at: 1, page: { url } });
      expect(other).toMatchObject({ stopped: 'quiet_page', raw: null });
    }
    for (const url of ['https://x.it/prodotti/controllo-accesso', 'https://x.it/password-manager']) {
      expect(on(url)[1]?.stopped).toBeUndefined();
    }
    expect(on('https://x.it/accedi')[1]?.stopped).toBeUndefined();
  });
});

describe('what somebody did elsewhere', () => {
  const engagement = { type: 'engagement', at: 1, provider: 'x', kind: 'comment', human: 'human' };
  it.each(['granted', 'limited', 'denied'])('is stopped under %s, whoever sends it', (state) => {
    for (const channel of ['browser', 'server', 'import'] as const) {
      const { events } = prepare({ state }, testSite(), [engagement], { channel });
      expect(events).toMatchObject([{ stopped: 'consent', raw: null }]);
    }
  });
});

describe('a consent state that is none', () => {
  it.each([
    { state: 'grantd' },
    { state: 'GRANTED' },
    { state: '' },
    { state: 1 },
    { state: null },
    'granted',
    1,
  ])('is noted on the request, and nothing more is taken for %j', (stated) => {
    const request = prepare(stated);
    expect(isUnknownState(stated)).toBe(true);
    expect(request.unknownConsent).toBe(true);
    expect(request.consent.state).toBe('limited');
  });

  it.each([undefined, null, {}, { state: 'granted' }, { state: 'limited' }, { state: 'denied' }])(
    'is not %j',
    (stated) => {
      expect(isUnknownState(stated)).toBe(false);
      expect(prepare(stated).unknownConsent).toBeUndefined();
    },
  );
});

it('dates a choice by our clock when the browser’s is ahead, so that it does not outlive its withdrawal', () => {
  const receivedAtMs = Date.UTC(2026, 4, 10, 12);
  const aheadMs = 20 * 60_000;
  const chosenAtMs = receivedAtMs - 600_000;
  const dated = (at: number, sentAtMs: number | null) =>
    decideConsent({ state: 'granted', at }, testSite(), none, receivedAtMs, sentAtMs).at;
  expect(dated(chosenAtMs + aheadMs, receivedAtMs + aheadMs)).toBe(chosenAtMs);
  expect(dated(chosenAtMs, receivedAtMs - aheadMs)).toBe(chosenAtMs);
  expect(dated(chosenAtMs, null)).toBe(chosenAtMs);
});
