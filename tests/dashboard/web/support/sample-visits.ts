// A believable data set for the interface: visits of the last days from many places, one on the site right now, a
// robot, dropped and rejected events, and titles that try to misbehave.

import type { TestEvent } from '#tests/dashboard/server/support/insert-events.ts';

const pages = [
  ['/', 'Sample Pumps: pumps that last', 'other'],
  ['/prodotti/pompe-centrifughe', 'Pompe centrifughe', 'product'],
  ['/prezzi', 'Prezzi', 'price'],
  ['/docs/installation', 'Installation guide', 'documentation'],
  ['/richiedi-preventivo', 'Richiedi un preventivo', 'quote'],
  ['/lavora-con-noi', 'Lavora con noi', 'careers'],
] as const;

const origins = [
  ['search', 'Google', 'www.google.com'],
  ['ai', 'ChatGPT', 'chatgpt.com'],
  ['social', 'LinkedIn', 'www.linkedin.com'],
  ['direct', '', ''],
  ['referral', 'trade-fair.example', 'trade-fair.example'],
  ['paid', 'Google', 'www.google.com'],
  ['email', 'newsletter', ''],
] as const;

const places = [
  ['IT', 'Lombardy', 'Milano', 'Fastweb SpA', 'isp'],
  ['DE', 'Bavaria', 'München', 'Sample Maschinenbau GmbH und Co. Kommanditgesellschaft', 'business'],
  ['FR', '', 'Lyon', 'Orange S.A.', 'isp'],
  ['US', 'Ohio', 'Columbus', 'Amazon.com, Inc.', 'hosting'],
  ['CH', '', 'Zürich', 'ETH Zürich', 'education'],
] as const;

const agents = [
  ['desktop', 'Chrome 141', 'Windows'],
  ['mobile', 'Safari 19', 'iOS'],
  ['desktop', 'Firefox 144', 'Linux'],
  ['tablet', 'Chrome 141', 'Android'],
] as const;

/** A title as an attacker would write it: markup and a mark that turns the writing direction. */
const hostileTitle = '<img src=x onerror="document.title=1">\u202Eneddih';

const pick = <T>(list: readonly T[], place: number): T => list[place % list.length] as T;

export function makeSampleVisits(site: number, nowMs: number): TestEvent[] {
  const past = Array.from({ length: 70 }, (_, visit) =>
    makeVisit(site, visit, nowMs - 900_000 - visit * 2_100_000),
  );
  const present = Array.from({ length: 7 }, (_, visit) =>
    makeVisit(site, visit + 100, nowMs - 150_000 + visit * 4_000),
  );
  return [...past.flat(), ...present.flat(), ...makeRobot(site, nowMs), ...makeOthers(site, nowMs)];
}

function makeVisit(site: number, visit: number, startMs: number): TestEvent[] {
  const granted = visit % 3 !== 0;
  const count = 1 + ((visit * 7) % 5);
  const [trafficChannel, sourceName, referrerHost] = pick(origins, visit);
  const [country, region, city, networkName, networkClass] = pick(places, visit * 3 + 1);
  const [device, browser, os] = pick(agents, visit);
  const common = {
    site,
    visitor: (0xa1b2c3d4e5f60000n + BigInt(visit * 7919)).toString(16),
    consent: granted ? 'granted' : 'limited',
    host: 'pumps.example',
    traffic_channel: trafficChannel,
    source_name: sourceName,
    referrer_host: referrerHost,
    campaign_name: trafficChannel === 'paid' ? 'autumn-fair' : '',
    campaign_source: trafficChannel === 'paid' ? 'google' : '',
    country,
    region,
    city,
    network_name: networkName,
    network_class: networkClass,
    device,
    browser,
    os,
    language: 'it-IT',
  };
  return Array.from({ length: count }, (_, step) => {
    const [path, title, kind] = pick(pages, visit + step * 2);
    const at = startMs + step * 24_000;
    const page = { ...common, path, page_kind: kind, title: visit === 100 ? hostileTitle : title };
    const view: TestEvent = { ...page, at };
    if (!granted) return [view];
    return [
      view,
      {
        ...page,
        at: at + 20_000,
        type: 'page_leave',
        engaged_ms: 17_000 + step * 3_000,
        scroll_percent: 35 + step * 15,
      },
      ...(step === 1
        ? [
            {
              ...page,
              at: at + 9_000,
              type: 'click',
              action: 'download',
              target: 'https://pumps.example/catalogue.pdf',
              name: '',
            },
          ]
        : []),
    ];
  }).flat();
}

function makeRobot(site: number, nowMs: number): TestEvent[] {
  return [0, 1, 2].map((step) => ({
    at: nowMs - 600_000 + step * 1_000,
    site,
    visitor: 'b07',
    consent: 'limited',
    host: 'pumps.example',
    path: '/',
    title: 'Sample Pumps',
    page_kind: 'other',
    traffic_channel: 'direct',
    is_bot: true,
    bot_reasons: ['agent:googlebot', 'network:hosting'],
    device: 'other',
    browser: 'Googlebot',
    country: 'US',
  }));
}

function makeOthers(site: number, nowMs: number): TestEvent[] {
  const denied = Array.from({ length: 9 }, (_, view) => ({
    at: nowMs - view * 60_000,
    site,
    consent: 'denied',
  }));
  const dropped = Array.from({ length: 14 }, (_, place) => ({
    at: nowMs - place * 1_800_000,
    site,
    outcome: 'dropped',
    reason: place % 3 === 0 ? 'consent' : 'duplicate',
    step: 'find-duplicate',
  }));
  const rejected = Array.from({ length: 4 }, (_, place) => ({
    at: nowMs - 3_600_000 - place * 5_400_000,
    site,
    outcome: 'rejected',
    reason: place % 2 === 0 ? 'malformed' : 'step_failed',
    step: place % 2 === 0 ? 'read-event' : 'describe-page',
    error: 'page.url: is not an address (got "htp:/pumps.example/prezzi?utm_source=newsletter")',
    raw: JSON.stringify({ type: 'page_view', at: nowMs, page: { url: 'htp:/pumps.example/prezzi' } }),
  }));
  return [...denied, ...dropped, ...rejected];
}
