// Browser, system and device from user agents and client hints.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBrands, readBrandNames } from '#intelligence/agents/client-hints.ts';
import { describeAgent, noHints } from '#intelligence/agents/describe-agent.ts';
import { readLanguage } from '#intelligence/agents/read-language.ts';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';

describe('browser, system and device', () => {
  it.each([
    [chrome, 'Chrome 131', 'Windows 10+', 'desktop'],
    [`${chrome} Edg/131.0.0.0`, 'Edge 131', 'Windows 10+', 'desktop'],
    [`${chrome} OPR/116.0.0.0`, 'Opera 116', 'Windows 10+', 'desktop'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0',
      'Firefox 133',
      'Windows 10+',
      'desktop',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
      'Safari 18.1',
      'macOS',
      'desktop',
    ],
    [
      'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0',
      'Firefox 132',
      'Ubuntu',
      'desktop',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
      'Safari 18.1',
      'iOS 18.1',
      'mobile',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1',
      'Chrome 131',
      'iOS 18.1',
      'mobile',
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      'Safari 17.5',
      'iOS 17.5',
      'tablet',
    ],
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
      'Chrome 131',
      'Android',
      'mobile',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36',
      'Samsung Internet 26',
      'Android 14',
      'mobile',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.6723.107 Mobile Safari/537.36 [LinkedInApp]/4.1.1010',
      'LinkedIn',
      'Android 14',
      'mobile',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 334.0.4.32.98 (iPhone14,5; iOS 17_5; it_IT)',
      'Instagram 334',
      'iOS 17.5',
      'mobile',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
      'iOS WebView',
      'iOS 17.5',
      'mobile',
    ],
    ['', '', '', 'other'],
    ['Mozilla/5.0', '', '', 'other'],
  ])('reads %s', (userAgent, browser, os, device) => {
    const facts = describeAgent(userAgent, noHints);
    expect(`${facts.browser} ${facts.browserVersion}`.trim()).toBe(browser);
    expect(`${facts.os} ${facts.osVersion}`.trim()).toBe(os);
    expect(facts.device).toBe(device);
  });

  it('believes the brand of a browser that passes for Chrome', () => {
    const brands = parseBrands('"Brave";v="131", "Chromium";v="131", "Not_A Brand";v="24"');
    expect(describeAgent(chrome, { ...noHints, brands })).toMatchObject({
      browser: 'Brave',
      browserVersion: '131',
    });
    const plain = parseBrands('"Google Chrome";v="131", "Chromium";v="131", "Not_A Brand";v="24"');
    expect(describeAgent(chrome, { ...noHints, brands: plain }).browser).toBe('Chrome');
    expect(
      describeAgent(chrome, { ...noHints, brands: readBrandNames(['Chromium 131', 'Vivaldi']) }).browser,
    ).toBe('Vivaldi');
  });

  it('sees the phone behind a desktop agent', () => {
    const linux =
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';
    expect(describeAgent(linux, { brands: [], platform: 'Android', mobile: true })).toMatchObject({
      os: 'Android',
      device: 'mobile',
    });
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (agent, hint) => {
        describeAgent(agent, {
          brands: [...parseBrands(hint), ...readBrandNames([hint, agent])],
          platform: hint,
          mobile: null,
        });
        readLanguage(agent);
      }),
    );
    expect(describeAgent('('.repeat(1_000_000), noHints).browser.length).toBeLessThanOrEqual(40);
  });
});

it.each([
  ['it-IT,it;q=0.9,en;q=0.8', 'it-IT'],
  ['en', 'en'],
  ['zh-Hant-TW', 'zh-TW'],
  ['*', ''],
  ['', ''],
])('reads the language of "%s"', (text, language) => {
  expect(readLanguage(text)).toBe(language);
});
