// Each kind of Matomo hit as an event of ours.

import { expect, test } from 'vitest';
import { mapMatomoHit } from '#collector/drop-in/map-matomo-hit.ts';

const page = { url: 'https://www.example.com/a' };
const mapped = (hit: Record<string, string>) => mapMatomoHit(new URLSearchParams({ ...page, ...hit }), '');

test('a page view has its title, its referrer and the custom dimensions', () => {
  const hit = { action_name: 'A', urlref: 'https://search.example/', dimension1: 'gold', pv_id: 'x' };
  expect(mapped(hit)).toEqual({
    type: 'page_view',
    page: { ...page, title: 'A', referrer: 'https://search.example/' },
    properties: { dimension1: 'gold' },
  });
});

test('an event keeps category, action, name and value', () => {
  const hit = { e_c: 'Video', e_a: 'Play', e_n: 'Tour', e_v: '12.5', dimension2: 'x' };
  expect(mapped(hit)).toEqual({
    type: 'track',
    name: 'Video: Play',
    properties: { category: 'Video', action: 'Play', name: 'Tour', value: 12.5, dimension2: 'x' },
    page,
  });
});

test('a search, a download and a link are what they are with us', () => {
  expect(mapped({ search: 'valvole', search_cat: 'x' })).toEqual({
    type: 'site_search',
    term: 'valvole',
    page,
  });
  const file = 'https://www.example.com/a.pdf';
  expect(mapped({ download: file })).toEqual({ type: 'click', kind: 'download', target: file, page });
  expect(mapped({ link: 'https://o.example/' })).toMatchObject({
    kind: 'outbound',
    target: 'https://o.example/',
  });
});

test('goals, orders, carts and content are events with a name', () => {
  expect(mapped({ idgoal: '3', revenue: '10' })).toMatchObject({
    name: 'Goal 3',
    properties: { goal: '3', revenue: 10 },
  });
  expect(mapped({ idgoal: '0', ec_id: 'A1', revenue: '99', ec_tx: '9' })).toMatchObject({
    name: 'Order',
    properties: { order: 'A1', revenue: 99, tax: 9 },
  });
  expect(mapped({ idgoal: '0', revenue: '5' })).toMatchObject({ name: 'Cart changed' });
  expect(mapped({ c_n: 'Ad', c_p: 'a.jpg' })).toMatchObject({
    name: 'Content seen',
    properties: { piece: 'a.jpg' },
  });
  expect(mapped({ c_n: 'Ad', c_i: 'click' })).toMatchObject({ name: 'Content used' });
});

test("a heartbeat only says that the page is still open, and a plugin's hit is no page view", () => {
  expect(mapped({ ping: '1' })).toEqual({ type: 'page_leave', page });
  expect(mapped({ ca: '1', ma_id: 'x' })).toEqual({
    type: 'track',
    name: 'Custom action',
    properties: {},
    page,
  });
});
