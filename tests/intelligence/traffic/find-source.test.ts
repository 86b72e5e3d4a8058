// Source and channel from referrer and campaign.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSource, type SourceQuestion } from '#intelligence/traffic/find-source.ts';

const ask = (question: Partial<SourceQuestion>) =>
  findSource({
    pageHost: 'www.acme.it',
    campaignSource: '',
    campaignMedium: '',
    clickIdName: '',
    referrer: '',
    ownHosts: ['acme-shop.com'],
    ...question,
  });

describe('channel and source of a referrer', () => {
  it.each([
    ['', 'direct', ''],
    ['about:blank', 'direct', ''],
    ['https://www.acme.it/prodotti', 'internal', ''],
    ['https://acme.it/', 'internal', ''],
    ['https://blog.acme-shop.com/x', 'internal', ''],
    ['https://www.google.it/', 'search', 'Google'],
    ['https://www.google.com.br/search', 'search', 'Google'],
    ['android-app://com.google.android.googlequicksearchbox/', 'search', 'Google'],
    ['https://www.bing.com/', 'search', 'Bing'],
    ['https://duckduckgo.com/', 'search', 'DuckDuckGo'],
    ['https://it.search.yahoo.com/', 'search', 'Yahoo'],
    ['https://www.ecosia.org/', 'search', 'Ecosia'],
    ['https://yandex.ru/', 'search', 'Yandex'],
    ['https://ricerca.virgilio.it/ricerca', 'search', 'Virgilio'],
    ['https://ricerca.libero.it/', 'search', 'Libero'],
    ['https://www.libero.it/', 'referral', 'Libero'],
    ['https://mail1.libero.it/appsuite', 'email', 'Libero Mail'],
    ['https://webmail.aruba.it/', 'email', 'Aruba Webmail'],
    ['https://mail.google.com/', 'email', 'Gmail'],
    ['android-app://com.google.android.gm/', 'email', 'Gmail'],
    ['https://eur01.safelinks.protection.outlook.com/', 'email', 'Outlook'],
    ['https://lnkd.in/', 'social', 'LinkedIn'],
    ['android-app://com.linkedin.android/', 'social', 'LinkedIn'],
    ['https://l.facebook.com/', 'social', 'Facebook'],
    ['https://t.co/abc', 'social', 'X'],
    ['https://wa.me/', 'social', 'WhatsApp'],
    ['https://teams.microsoft.com/', 'social', 'Microsoft Teams'],
    ['https://chatgpt.com/', 'ai', 'ChatGPT'],
    ['https://gemini.google.com/app', 'ai', 'Gemini'],
    ['https://www.perplexity.ai/search', 'ai', 'Perplexity'],
    ['https://copilot.microsoft.com/', 'ai', 'Microsoft Copilot'],
    ['https://claude.ai/', 'ai', 'Claude'],
    ['https://www.confindustria.it/', 'referral', 'confindustria.it'],
    ['https://google.example.com/', 'referral', 'google.example.com'],
    ['https://notacme.it/', 'referral', 'notacme.it'],
    ['http://192.168.1.10/wiki', 'referral', '192.168.1.10'],
    ['https://localhost:3000/', 'referral', 'localhost'],
  ])('%s is %s from "%s"', (referrer, channel, name) => {
    expect(ask({ referrer })).toMatchObject({ trafficChannel: channel, sourceName: name });
  });

  it('reads the search term where it is still sent, and never one with an address of a person', () => {
    expect(ask({ referrer: 'https://ricerca.virgilio.it/ricerca?qs=pompe+idrauliche' }).searchTerm).toBe(
      'pompe idrauliche',
    );
    expect(ask({ referrer: 'https://www.bing.com/search?q=mario%40acme.it' }).searchTerm).toBe('');
    expect(ask({ referrer: 'https://www.confindustria.it/?q=x' }).searchTerm).toBe('');
  });
});

describe('campaign tags and click ids', () => {
  it.each([
    [{ campaignSource: 'google', campaignMedium: 'cpc' }, 'paid', 'Google'],
    [{ campaignSource: 'linkedin', campaignMedium: 'paid_social' }, 'paid', 'LinkedIn'],
    [{ campaignSource: 'mailup', campaignMedium: 'email' }, 'email', 'MailUp'],
    [{ campaignSource: 'news-marzo', campaignMedium: 'dem' }, 'email', 'news-marzo'],
    [{ campaignSource: 'chatgpt.com' }, 'ai', 'ChatGPT'],
    [{ campaignSource: 'ig', campaignMedium: 'social' }, 'social', 'Instagram'],
    [{ campaignSource: 'fiera-milano' }, 'referral', 'fiera-milano'],
    [{ campaignSource: 'fiera-milano', campaignMedium: 'qr' }, 'referral', 'fiera-milano'],
    [{ clickIdName: 'gclid' }, 'paid', 'Google'],
    [{ clickIdName: 'fbclid' }, 'social', 'Facebook'],
    [{ clickIdName: 'mc_cid' }, 'email', 'Mailchimp'],
    [{ clickIdName: 'gclid', campaignSource: 'newsletter', campaignMedium: 'email' }, 'email', 'Newsletter'],
    [{ campaignMedium: 'constructor', campaignSource: '__proto__' }, 'referral', '__proto__'],
  ] as const)('%o is %s from %s', (question, channel, name) => {
    expect(ask(question)).toMatchObject({ trafficChannel: channel, sourceName: name });
  });

  it('win over the referrer, also over an own one', () => {
    const tags = { campaignSource: 'brevo', campaignMedium: 'email' };
    expect(ask({ ...tags, referrer: 'https://www.google.com/' }).trafficChannel).toBe('email');
    expect(ask({ ...tags, referrer: 'https://www.acme.it/' }).trafficChannel).toBe('email');
    expect(ask({ clickIdName: 'gclid', referrer: 'https://www.google.com/' }).why).toBe('click_id:gclid');
  });
});

it('never throws on any input', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true }));
  fc.assert(
    fc.property(text, text, text, text, (referrer, campaignSource, campaignMedium, pageHost) => {
      ask({ referrer, campaignSource, campaignMedium, pageHost, ownHosts: [pageHost] });
    }),
  );
});
