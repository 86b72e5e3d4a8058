// Who is a robot: the self-declared at once, others by two kinds of suspicion.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BotQuestion, judgeBot } from '#intelligence/bots/judge-bot.ts';
import { readAgentSuspicion } from '#intelligence/bots/read-agent-suspicion.ts';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';
const brands = '"Google Chrome";v="131", "Chromium";v="131", "Not_A Brand";v="24"';

function judge(
  userAgent: string,
  changes: Partial<BotQuestion> = {},
  hints = { brands, platform: '"Windows"' },
) {
  const question: BotQuestion = {
    headers: { acceptLanguage: 'it-IT', secFetch: true, clientHints: true },
    fromBrowser: true,
    secure: true,
    automation: [],
    gesture: false,
    networkClass: 'unknown',
    ...changes,
  };
  return judgeBot(question, readAgentSuspicion(userAgent, hints));
}
const bare = { acceptLanguage: '', secFetch: false, clientHints: false };

describe('robots that say so', () => {
  it.each([
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'googlebot'],
    ['Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)', 'bingbot'],
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
      'gptbot',
    ],
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ChatGPT-User/1.0; +https://openai.com/bot)',
      'chatgpt-user',
    ],
    ['Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Claude-User/1.0)', 'claude-user'],
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Perplexity-User/1.0)',
      'perplexity-user',
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36',
      'headlesschrome',
    ],
    ['facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)', 'facebookexternalhit'],
    ['Mozilla/5.0 (compatible; GPTBot/1.2)', 'gptbot'],
    ['Mozilla/5.0 (compatible; YandexImages/3.0; +http://yandex.com/bots)', 'yandeximages'],
    ['Mozilla/5.0', 'robot'],
    ['curl/8.5.0', 'curl'],
    ['python-requests/2.32.3', 'python-requests'],
    ['Go-http-client/2.0', 'go-http-client'],
    ['Scrapy/2.11 (+https://scrapy.org)', 'scrapy'],
    ['LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)', 'linkedinbot'],
    ['WhatsApp/2.23.20.0', 'whatsapp'],
  ])('%s', (userAgent, name) => {
    expect(judge(userAgent, { fromBrowser: false })).toEqual({ isBot: true, reasons: [`agent:${name}`] });
  });
});

describe('robots that do not', () => {
  it('are not made of one suspicion alone, which is kept all the same', () => {
    expect(judge(chrome, { automation: ['webdriver'] })).toEqual({
      isBot: false,
      reasons: ['automation:webdriver'],
    });
    expect(judge(chrome, { networkClass: 'hosting' })).toEqual({
      isBot: false,
      reasons: ['network:hosting'],
    });
    expect(judge(chrome, { headers: bare }).isBot).toBe(false);
    expect(judge(chrome, {}, { brands, platform: '"Linux"' })).toEqual({
      isBot: false,
      reasons: ['agent:platform-mismatch'],
    });
  });

  it.each([
    ['automation and network', chrome, { automation: ['webdriver'], networkClass: 'hosting' }],
    ['headers and network', chrome, { headers: bare, networkClass: 'hosting' }],
    [
      'agent and headers',
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/49.0.0.0 Safari/537.36',
      { headers: bare },
    ],
    ['no agent and no headers', '', { headers: bare }],
  ] as const)('are made of two independent ones: %s', (_, userAgent, changes) => {
    const verdict = judge(userAgent, changes, { brands: '', platform: '' });
    expect(verdict.isBot).toBe(true);
    expect(new Set(verdict.reasons.map((reason) => reason.split(':')[0])).size).toBeGreaterThanOrEqual(2);
  });

  it('are not people behind a company proxy who move the mouse', () => {
    expect(judge(chrome, { headers: bare, networkClass: 'hosting', gesture: true }).isBot).toBe(false);
    expect(judge(chrome, { automation: ['webdriver'], networkClass: 'hosting', gesture: true }).isBot).toBe(
      true,
    );
  });

  it('are not looked for by headers where a browser sends none', () => {
    const insecure = { acceptLanguage: 'it', secFetch: false, clientHints: false };
    expect(judge(chrome, { headers: insecure, secure: false, networkClass: 'hosting' }).isBot).toBe(false);
    const safari =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 15_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.1 Mobile/15E148 Safari/604.1';
    expect(judge(safari, { headers: insecure }, { brands: '', platform: '' }).reasons).toEqual([]);
    expect(judge(chrome, { headers: bare, networkClass: 'hosting', fromBrowser: false })).toEqual({
      isBot: false,
      reasons: [],
    });
  });
});

describe('people', () => {
  it.each([
    [chrome],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0'],
    [
      'Mozilla/5.0 (Linux; Android 14; CUBOT KINGKONG 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/490.0.0.49.105;]',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
    ],
  ])('%s raises no suspicion', (userAgent) => {
    expect(judge(userAgent, {}, { brands: '', platform: '' })).toEqual({ isBot: false, reasons: [] });
  });
});

it('never throws, and keeps its reasons short', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.array(fc.string({ unit: 'binary' })),
      (text, automation) => {
        const { reasons } = judge(text, { automation }, { brands: text, platform: text });
        expect(reasons.every((reason) => reason.length <= 60)).toBe(true);
      },
    ),
  );
  expect(judge('a'.repeat(1_000_000)).reasons.join().length).toBeLessThan(300);
});
