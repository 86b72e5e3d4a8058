// What is never taken is dropped, and what is wanted stays.

import { describe, expect, it } from 'vitest';
import { keptParametersOf, scrubAddress } from '#collector/scrub-address.ts';
import { scrubEvent } from '#collector/scrub-event.ts';
import { hideCards, hideMail } from '#collector/scrub-text.ts';
import type { Site } from '#contract/site.ts';
import { testSite } from './start-test-collector.ts';

const site = testSite({
  forms: [
    {
      key: 'contact',
      name: '',
      page: '/contact',
      enabled: true,
      fields: [
        { name: 'email', type: 'email' },
        { name: 'azienda', type: 'text' },
        { name: 'notes', type: 'textarea' },
        { name: 'need', type: 'textarea' },
        { name: 'pass', type: 'password' },
        { name: 'token', type: 'hidden' },
        { name: 'shoe', type: 'text' },
      ],
      mapping: { need: 'text', pass: 'text', shoe: 'ignore' },
      lastSeenAtMs: 0,
    },
    {
      key: 'off',
      name: '',
      page: '/',
      enabled: false,
      fields: [{ name: 'email', type: 'email' }],
      mapping: {},
      lastSeenAtMs: 0,
    },
  ],
});
const withClickIds = keptParametersOf(site, true);
const withoutClickIds = keptParametersOf(site, false);

describe('an address', () => {
  it.each([
    ['https://a.it/x?utm_source=n&session=1&q=pompe#top', 'https://a.it/x?utm_source=n&q=pompe'],
    ['https://a.it/x?%75tm_source=n&token=s', 'https://a.it/x?%75tm_source=n'],
    ['https://user:pw@a.it/x', 'https://a.it/x'],
    ['https://a.it/u/mario.rossi@ditta.it/orders', 'https://a.it/u/***/orders'],
    ['https://a.it/u/mario%40ditta.it?q=a@b.it', 'https://a.it/u/***?q=***'],
    ['https://a.it/?email=a@b.it', 'https://a.it/'],
    ['HTTPS://A.it#x', 'HTTPS://A.it'],
    ['https://a.it/pay/4111111111111111/done', 'https://a.it/pay/***/done'],
    ['https://a.it/pay/4111-1111-1111-1111', 'https://a.it/pay/***'],
    ['https://a.it/pay/4111%201111%201111%201111', 'https://a.it/pay/***'],
    ['https://a.it/pay/3782.822463.10005', 'https://a.it/pay/***'],
    ['https://a.it/?q=card+5500+0000+0000+0004+ok', 'https://a.it/?q=card%20***%20ok'],
    ['https://a.it/?q=%34111111111111111&utm_term=4222222222222', 'https://a.it/?q=***&utm_term=***'],
    ['https://a.it/u/john%2540ex.com/x', 'https://a.it/u/***/x'],
    ['https://a.it/u/john%25252540ex.com', 'https://a.it/u/***'],
    ['https://a.it/?q=of%2520john%2540ex.com', 'https://a.it/?q=of%20***'],
    ['https://a.it/?q=%2526%26100%25%E8', 'https://a.it/?q=%2526%26100%25%E8'],
    [
      'https://a.it/i/41111111-1111-4111-8111-111111111111',
      'https://a.it/i/41111111-1111-4111-8111-111111111111',
    ],
    [
      'https://a.it/ean/8001234567890?utm_id=238501234567890123',
      'https://a.it/ean/8001234567890?utm_id=238501234567890123',
    ],
    ['https://a.it/4-2026-01-15-1234567', 'https://a.it/4-2026-01-15-1234567'],
    ['file:///home/mario/x.html', ''],
    ['javascript:alert(1)', ''],
    ['android-app://com.google.android.gm/x?y', 'android-app://com.google.android.gm'],
    ['', ''],
  ])('%s becomes %s', (address, expected) => {
    expect(scrubAddress(address, withoutClickIds)).toBe(expected);
  });

  it('of any length and kind is read in a blink', () => {
    const before = performance.now();
    for (const part of ['4', '%25', '%2540', '1-', '4111 ', '%34', 'a%40']) {
      scrubAddress(`https://a.it/${part.repeat(2_000)}?q=${part.repeat(2_000)}`, withoutClickIds);
    }
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('keeps click ids only where that is allowed', () => {
    const address = 'https://a.it/?gclid=abc&utm_source=g&fbclid=d';
    expect(scrubAddress(address, withClickIds)).toBe(address);
    expect(scrubAddress(address, withoutClickIds)).toBe('https://a.it/?utm_source=g');
  });
});

describe('text', () => {
  it('loses e-mail addresses and card numbers, and nothing else', () => {
    expect(hideMail('write to mario@ditta.it, or (anna.b@x.co) @home')).toBe('write to ***, or (***) @home');
    expect(hideCards('paid with 4111 1111 1111 1111 ok')).toBe('paid with *** ok');
    expect(hideCards('order 1234567890123456, tel +39 041 1234567')).toBe(
      'order 1234567890123456, tel +39 041 1234567',
    );
  });

  it.each([
    ['4111 1111 1111 1111 123', '*** 123'],
    ['4111111111111111-1', '***-1'],
    ['4111111111111111 4000-0000-0000-0002', '*** ***'],
    ['x41111111111111119', 'x***9'],
    ['4222222222222', '***'],
    ['411111111111', '411111111111'],
  ])('%s becomes %s', (text, expected) => {
    expect(hideCards(text)).toBe(expected);
  });

  it('of any length and kind is read in a blink', () => {
    const before = performance.now();
    for (const text of [
      'a'.repeat(500_000),
      '@'.repeat(500_000),
      'a@'.repeat(250_000),
      '%40'.repeat(160_000),
      '1 '.repeat(250_000),
      '12-'.repeat(160_000),
    ]) {
      hideCards(hideMail(text));
    }
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

describe('an event', () => {
  const scrub = (raw: Record<string, unknown>, ofSite: Site = site) => scrubEvent(raw, ofSite, withClickIds);

  it('gives of a form that is switched on the mapped and the clear fields, never passwords or hidden ones', () => {
    const values = {
      email: 'a@b.it',
      azienda: 'Rossi',
      notes: 'long',
      need: 'pump, card 4111111111111111',
      pass: 'x',
      token: 'y',
      shoe: '42',
      foreign: 'z',
      n: 5,
    };
    expect(scrub({ type: 'form_submit', form: { key: 'contact' }, values })['values']).toEqual({
      email: 'a@b.it',
      azienda: 'Rossi',
      need: 'pump, card ***',
    });
  });

  it('gives no values of a form that is off, unknown or malformed', () => {
    for (const form of [{ key: 'off' }, { key: 'new' }, { key: '__proto__' }, 'contact', null, undefined]) {
      expect(scrub({ type: 'form_submit', form, values: { email: 'a@b.it' } })).not.toHaveProperty('values');
    }
  });

  it('has mail and telephone targets without what follows them, web targets like any address', () => {
    const target = (text: string) => scrub({ type: 'click', target: text })['target'];
    expect(target('mailto:info@a.it?subject=x&body=y')).toBe('mailto:info@a.it');
    expect(target('https://b.it/x?token=1')).toBe('https://b.it/x');
    // A telephone number that could be a card.
    expect(target('https://wa.me/4222222222222?text=x')).toBe('https://wa.me/4222222222222');
  });

  it('has no secrets among its properties, and stays as it is where a type is wrong', () => {
    expect(scrub({ type: 'track', properties: { password: 'x', plan: 'pro', n: 1 } })['properties']).toEqual({
      plan: 'pro',
      n: 1,
    });
    expect(scrub({ type: 'page_view', page: { url: 7, title: [] } })['page']).toEqual({ url: 7, title: [] });
    expect(scrub({ type: 'page_view', page: 'x' })['page']).toBe('x');
  });

  it('has no secrets among nested properties and traits either', () => {
    const nested = {
      user: { password: 'x', pay: [{ cvv: '123', note: 'card 4111 1111 1111 1111' }] },
      list: ['4111111111111111', 4111111111111111, 1_700_000_000_000],
    };
    const clean = { user: { pay: [{ note: 'card ***' }] }, list: ['***', '***', 1_700_000_000_000] };
    expect(scrub({ type: 'track', properties: nested })['properties']).toEqual(clean);
    expect(scrub({ type: 'identify', traits: nested })['traits']).toEqual(clean);
    expect(scrub({ type: 'group', traits: [nested] })['traits']).toEqual([clean]);
  });

  it('of a kind that nobody knows has no secrets either, wherever they stand', () => {
    const signup = {
      type: 'signup',
      at: 1,
      password: 'x',
      card: '4111 1111 1111 1111',
      user: { pwd: 'y', n: 1 },
    };
    expect(scrub(signup)).toEqual({ type: 'signup', at: 1, card: '***', user: { n: 1 } });
    expect(scrub({ type: 7, password: 'x', list: ['4111111111111111'] })).toEqual({ type: 7, list: ['***'] });
    expect(scrub({ type: 'page_view', page: ['4111111111111111', { password: 'x' }] })).toEqual({
      type: 'page_view',
      page: ['***', {}],
    });
    expect(scrub({ type: 'page_view', page: { url: { password: 'x' } } })['page']).toEqual({ url: {} });
  });

  it.each(['form_seen', 'form_submit'])(
    'of the type %s describes the form and gives nothing typed into it',
    (type) => {
      const field = { name: 'email', type: 'email', label: 'Yours', value: 'a@b.it' };
      const form = {
        key: 'off',
        name: 'Contact',
        fields: [field, 'typed'],
        values: { email: 'a@b.it' },
        more: 'typed',
      };
      const described = {
        key: 'off',
        name: 'Contact',
        fields: [{ name: 'email', type: 'email', label: 'Yours' }],
      };
      expect(scrub({ type, form, values: { email: 'a@b.it' } })).toEqual({ type, form: described });
    },
  );

  it('keeps the ids that a site gives, also where one could be taken for a card', () => {
    for (const event of [
      { type: 'page_leave', view: '41111111-1111-7111-8111-111111111111' },
      { type: 'identify', userId: '4111111111111111' },
      { type: 'group', groupId: '4111111111111111' },
      { type: 'track', name: 'n', properties: { order: '41111111-1111-4111-8111-111111111111' } },
    ]) {
      expect(scrub(event)).toEqual(event);
    }
  });

  it('nested without end is cut to its type', () => {
    const deep = JSON.parse(`${'[{"a":'.repeat(5_000)}1${'}]'.repeat(5_000)}`);
    expect(scrub({ type: 'track', properties: deep })).toEqual({ type: 'track', tooDeep: true });
    expect(scrub({ type: { toString: 1 }, properties: deep })).toEqual({ type: '', tooDeep: true });
  });
});
