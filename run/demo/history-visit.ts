// One visit of the demo history as the events that the browser script would have sent for it.

import type { WireEvent } from '#contract/wire-format.ts';
import type { DemoVisitor } from './history-roster.ts';
import type { SeededRandom } from './seeded-random.ts';

interface DemoPage {
  path: string;
  title: string;
}

const pages = {
  home: { path: '/', title: 'Home' },
  product: { path: '/prodotto', title: 'Prodotto' },
  prices: { path: '/prezzi', title: 'Prezzi' },
  documentation: { path: '/documentazione', title: 'Documentazione' },
  configurator: { path: '/configuratore/', title: 'Configuratore' },
  careers: { path: '/lavora-con-noi', title: 'Lavora con noi' },
  contact: { path: '/contatti', title: 'Contatti' },
  video: { path: '/video', title: 'Video' },
} as const satisfies Record<string, DemoPage>;

/** Ways through the site; the more often one is listed, the more often it is gone. */
const ways: readonly [readonly DemoPage[], ...(readonly DemoPage[])[]] = [
  [pages.home],
  [pages.home],
  [pages.product],
  [pages.documentation],
  [pages.home, pages.product],
  [pages.home, pages.product, pages.prices],
  [pages.product, pages.prices, pages.contact],
  [pages.home, pages.careers],
  [pages.home, pages.product, pages.documentation, pages.documentation],
  [pages.home, pages.product, pages.configurator, pages.prices],
  [pages.home, pages.video, pages.product, pages.prices, pages.contact],
];

const robotPages: readonly [DemoPage, ...DemoPage[]] = [pages.home, pages.product, pages.documentation];

/** Where visits come from: referrer and query of the first page. */
const sources: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['', ''],
  ['', ''],
  ['', ''],
  ['https://www.google.com/', ''],
  ['https://www.google.com/', ''],
  ['https://www.google.com/', ''],
  ['https://www.google.com/', '?gclid=demo'],
  ['https://www.bing.com/', ''],
  ['https://duckduckgo.com/', ''],
  ['https://ricerca.virgilio.it/', ''],
  ['https://www.linkedin.com/', ''],
  ['https://www.linkedin.com/', '?utm_source=linkedin&utm_medium=paid-social&utm_campaign=fiera-autunno'],
  ['https://www.facebook.com/', ''],
  ['', '?utm_source=newsletter&utm_medium=email&utm_campaign=novita'],
  ['', '?utm_source=newsletter&utm_medium=email&utm_campaign=webinar'],
  ['https://chatgpt.com/', '?utm_source=chatgpt.com'],
  ['https://www.perplexity.ai/', ''],
  ['https://claude.ai/', ''],
  ['https://directory.example.org/fornitori', ''],
];

const contactForm = {
  key: 'contatto',
  name: 'contatto',
  fields: [
    { name: 'nome', type: 'text' },
    { name: 'azienda', type: 'text' },
    { name: 'email', type: 'email' },
    { name: 'telefono', type: 'tel' },
    { name: 'messaggio', type: 'textarea' },
  ],
};
const searchTerms = ['listino', 'manuale', 'assistenza', 'ricambi', 'certificazioni'] as const;

/** `siteUrl` without trailing slash. The events are in order; the last one is over before `startMs` plus an hour. */
export function makeVisit(
  visitor: DemoVisitor,
  startMs: number,
  siteUrl: string,
  random: SeededRandom,
): WireEvent[] {
  const events: WireEvent[] = [];
  const way = visitor.isBot ? [random.pick(robotPages)] : random.pick(ways);
  const [referrer, query] = visitor.isBot ? ['', ''] : random.pick(sources);
  let atMs = startMs;
  let before = referrer;
  for (const [index, { path, title }] of way.entries()) {
    const url = `${siteUrl}${path}${index === 0 ? query : ''}`;
    const page = { url, title, referrer: before };
    const view = random.uuid(atMs);
    events.push({ type: 'page_view', id: view, at: atMs, page, navigation: 'load' });
    const stayMs = random.whole(4_000, 180_000);
    if (!visitor.isBot) events.push(...makeActions(path, atMs, stayMs, page, random, visitor.person));
    atMs += stayMs;
    if (!visitor.isBot) {
      const engagedMs = Math.round(stayMs * (0.3 + random.next() * 0.6));
      const scrollPercent = random.whole(1, 20) * 5;
      events.push({
        type: 'page_leave',
        // Before the next page's view, which begins in the same moment.
        id: random.uuid(atMs - 1),
        at: atMs - 1,
        page,
        view,
        engagedMs,
        scrollPercent,
      });
    }
    before = url;
  }
  return events;
}

/** What is done on a page besides reading it. */
function makeActions(
  path: string,
  atMs: number,
  stayMs: number,
  page: { url: string; title: string },
  random: SeededRandom,
  person: DemoVisitor['person'],
): WireEvent[] {
  const at = atMs + Math.round(stayMs / 2);
  const event = { id: random.uuid(at), at, page };
  if (path === '/contatti' && random.chance(person === undefined ? 0.35 : 0.8)) {
    const asked: WireEvent = { type: 'form_submit', ...event, form: contactForm };
    if (person === undefined) return [asked];
    return [asked, { type: 'identify', id: random.uuid(at + 1), at: at + 1, page, traits: person }];
  }
  if (path === '/documentazione' && random.chance(0.3)) {
    return [{ type: 'click', ...event, kind: 'download', target: new URL('/manuale.zip', page.url).href }];
  }
  if (path === '/prezzi' && random.chance(0.25)) {
    return [{ type: 'click', ...event, kind: 'download', target: new URL('/listino.xlsx', page.url).href }];
  }
  if (path === '/video' && random.chance(0.6)) {
    return [
      {
        type: 'video',
        ...event,
        provider: 'youtube',
        video: 'demo-01',
        action: 'play',
        title: 'Il prodotto',
      },
    ];
  }
  if (path === '/' && random.chance(0.06)) {
    return [{ type: 'site_search', ...event, term: random.pick(searchTerms) }];
  }
  return [];
}
