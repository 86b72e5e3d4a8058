// What a batch tells about our own links.

import { expect, test } from 'vitest';
import type { QueuedBatch, QueuedRequest } from '#contract/queued-batch.ts';
import { collectLinkUses } from '#processor/links/collect-link-uses.ts';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const id = '0190a000-0000-7000-8000-000000000001';
const request = (changes: Partial<QueuedRequest> = {}): QueuedRequest => ({
  ...{
    siteId: 1,
    channel: 'browser',
    receivedAtMs: 1_000,
    sentAtMs: null,
    address: '192.0.2.7',
    userAgent: chrome,
  },
  headers: {
    ...{ acceptLanguage: 'it', secFetch: true, clientHints: true, brands: '', platform: '', mobile: null },
  },
  ...{ consent: { state: 'limited' }, visitor: '00000000000000aa', signals: {}, hints: {}, events: [] },
  ...changes,
});
const view = (url: string) => ({ id, raw: { type: 'page_view', at: 1, page: { url } } });
const collect = (...requests: QueuedRequest[]) => {
  const batch: QueuedBatch = { version: 1, batchId: id, requests };
  return collectLinkUses([batch], { find: () => ({ networkClass: 'isp' }) });
};

test('an opening is kept with its network, never with its address', () => {
  const hit = { kind: 'click', linkId: 5, mailingId: 6, recipientId: 7, method: 'GET' } as const;
  const { hits } = collect(request({ channel: 'provider', hit, events: [{ id, raw: {} }] }));
  expect(hits).toEqual([
    {
      ...{ ...hit, id, siteId: 1, atMs: 1_000, network: '192.0.2.0/24', networkClass: 'isp' },
      ...{ agent: 'Chrome/Windows', isKnownRobot: false },
    },
  ]);
});

test('a page is told by the code in its address, and without consent names no visitor', () => {
  const { sights } = collect(request({ events: [view('https://a.example/?x=1&utm_id=abcdefgh')] }));
  expect(sights).toMatchObject([
    { key: id, code: 'abcdefgh', recipientId: null, visitor: '', isRobot: false },
  ]);
});

test('other pages, other campaign ids and steered browsers tell of no person', () => {
  expect(
    collect(request({ events: [view('https://a.example/'), view('https://a.example/?utm_id=1234')] })),
  ).toEqual({
    ...{ hits: [], sights: [] },
  });
  const robot = request({
    userAgent: `${chrome} HeadlessChrome/140`,
    events: [view('https://a.example/?utm_id=abcdefgh')],
  });
  expect(collect(robot).sights).toMatchObject([{ isRobot: true }]);
});

test('a token names the visitor that carried it, one row for half an hour', () => {
  const token = { recipientId: 7, mailingId: 6 };
  const carried = (changes: Partial<QueuedRequest>) =>
    request({ consent: { state: 'granted' }, token, events: [view('https://a.example/')], ...changes });
  const { sights } = collect(carried({}), carried({ signals: { gesture: true } }), carried({ visitor: '' }));
  expect(sights.map(({ key, gesture }) => ({ key, gesture }))).toEqual([
    { key: 't:7:1:00000000000000aa:0', gesture: false },
    { key: 't:7:1:00000000000000aa:0', gesture: true },
  ]);
});
