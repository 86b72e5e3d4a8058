// Each kind of Segment call as an event of ours.

import { expect, test } from 'vitest';
import { mapSegmentCall } from '#collector/drop-in/map-segment-call.ts';

const page = { url: 'https://www.example.com/a', title: 'A', referrer: 'https://search.example/' };
const context = { page: { ...page, path: '/a', search: '?secret=1' } };

test('track, identify and group stay what they are, with the page of their context', () => {
  expect(mapSegmentCall({ type: 'track', event: 'Paid', properties: { plan: 'pro' } }, context)).toEqual({
    type: 'track',
    name: 'Paid',
    properties: { plan: 'pro' },
    page,
  });
  expect(mapSegmentCall({ type: 'identify', userId: 7, traits: { email: 'a@b.example' } }, {})).toEqual({
    type: 'identify',
    userId: '7',
    traits: { email: 'a@b.example' },
  });
  expect(mapSegmentCall({ type: 'group', groupId: 'g', traits: { name: 'Acme' } }, {})).toEqual({
    type: 'group',
    groupId: 'g',
    traits: { name: 'Acme' },
  });
});

test('a page is a view with what else it says, without the query that no site has listed', () => {
  const properties = { ...page, path: '/a', search: '?secret=1', topic: 'valves' };
  expect(mapSegmentCall({ type: 'page', name: 'Valves', category: 'Products', properties }, {})).toEqual({
    type: 'page_view',
    page,
    properties: { topic: 'valves', name: 'Valves', category: 'Products' },
  });
  expect(mapSegmentCall({ type: 'page' }, context)).toEqual({ type: 'page_view', page });
});

test('what has no address is no view: a screen, and a page that is only named', () => {
  expect(mapSegmentCall({ type: 'screen', name: 'Home', properties: { tab: 1 } }, context)).toEqual({
    type: 'track',
    name: 'Screen: Home',
    properties: { tab: 1, name: 'Home' },
  });
  expect(mapSegmentCall({ type: 'page', name: 'Docs' }, {})).toMatchObject({
    type: 'track',
    name: 'Page: Docs',
  });
  expect(mapSegmentCall({ type: 'screen' }, {})).toMatchObject({ type: 'track', name: 'Screen' });
});

test('the campaign of the context goes into an address that names none', () => {
  const campaign = { name: 'spring sale', source: 'news', medium: 'email' };
  const viewOf = (url: string) =>
    Reflect.get(mapSegmentCall({ type: 'page' }, { page: { url }, campaign }) as object, 'page');
  expect(viewOf('https://www.example.com/a#top')).toEqual({
    url: 'https://www.example.com/a?utm_source=news&utm_medium=email&utm_campaign=spring+sale',
  });
  const own = 'https://www.example.com/a?utm_source=own';
  expect(viewOf(own)).toEqual({ url: own });
});

test('alias is a claim of the new id that carries the old one, and ties nothing', () => {
  expect(mapSegmentCall({ type: 'alias', userId: 'new', previousId: 'old' }, {})).toEqual({
    type: 'identify',
    userId: 'new',
    traits: { previousId: 'old' },
  });
});

test("Segment's own event of a changed choice is ours, and an unknown type is rejected by its name", () => {
  const changed = { type: 'track', event: 'Segment Consent Preference Updated' };
  expect(mapSegmentCall(changed, {})).toEqual({ type: 'consent' });
  expect(mapSegmentCall({ type: 'page_view' }, {})).toEqual({ type: 'segment page_view' });
});
